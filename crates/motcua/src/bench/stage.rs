//! The store that is measured: filled in a temporary folder or in a database of its own, gone afterwards.

use std::path::{Path, PathBuf};

use identity::commands::{NewAccount, NewGrant, NewToken, create_account, create_token, grant};
use identity::{Actor, Ctx, PasswordHash, Role};
use kernel::{Clock, Id, Timestamp};
use organization::{Directory, UnitKind};
use serde_json::json;
use store::{Conn, Kind, Store, StoreConfig};

use super::client::Pass;
use crate::call::Call;
use crate::cli::Bench;
use crate::failure::Failure;
use crate::{assembly, demo};

const LOGIN: &str = "bench";
const SEED: u64 = 1;

/// Where dossiers are taken in, and the receiver there.
#[derive(Clone)]
pub(super) struct Counter {
    /// Code of the centre.
    pub centre: String,
    pub pass: Pass,
}

/// The store and who works on it.
pub(super) struct Stage {
    folder: PathBuf,
    /// Where the store lies: the same, or a folder that stays.
    data: PathBuf,
    address: String,
    /// The server and the name of a database made for this run.
    made: Option<(String, String)>,
    /// The counter of every commune, that of the queue page first.
    pub counters: Vec<Counter>,
    /// Somebody at the provincial centre, by token.
    pub token: Pass,
    /// Codes of the communes.
    pub bodies: Vec<String>,
    /// Login and password of a receiver at the first centre.
    pub clerk: (String, String),
    /// Of somebody at the provincial office.
    pub office: (String, String),
}

impl Stage {
    /// Makes the store and fills it with so many dossiers, recommendations and tasks.
    pub fn set(call: &Call, args: &Bench) -> Result<Self, Failure> {
        let folder = std::env::temp_dir().join(format!("motcua-bench-{}", Id::new()));
        std::fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        let data = args.keep.clone().unwrap_or_else(|| folder.clone());
        std::fs::create_dir_all(&data).map_err(|error| Failure::file(&data, &error))?;
        let (address, made) = match &call.settings.database {
            Some(server) if server.starts_with("postgres") => own_database(server)?,
            _ => (format!("sqlite:{}", data.join("motcua.db").display()), None),
        };
        let is_filled = made.is_none() && data.join("motcua.db").exists();
        let store = Store::open(&StoreConfig::parse(&address)?)?;
        store.migrate(&assembly::migrations())?;
        let clock = Clock::system();
        if !is_filled {
            fill(&store, &clock, args)?;
        }
        let now = clock.now();
        let login = format!("{LOGIN}.{}", now.as_micros());
        let of = login.clone();
        let (counters, token, password) = store.write_blocking(move |conn| staff(conn, &of, now))?;
        let bodies = store.read_blocking(|conn| {
            let directory = organization::directory(conn)?;
            Ok(directory.of_kind(UnitKind::Commune).map(|unit| unit.code.clone()).collect())
        })?;
        let office = (format!("{login}.office"), password.clone());
        let clerk = (format!("{login}.clerk"), password);
        Ok(Self { folder, data, address, made, counters, token, bodies, clerk, office })
    }

    /// The flags with which the server finds the store.
    pub fn flags(&self) -> Vec<String> {
        let data = self.data.display().to_string();
        ["--data", &data, "--database", &self.address].map(ToOwned::to_owned).to_vec()
    }

    /// Which database this is.
    pub fn kind(&self) -> Kind {
        if self.made.is_some() { Kind::Postgres } else { Kind::Sqlite }
    }

    /// The database of the run, for the raw loops.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A folder that goes with the stage.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes everything away again.
    pub fn strike(self) -> Result<(), Failure> {
        std::fs::remove_dir_all(&self.folder).map_err(|error| Failure::file(&self.folder, &error))?;
        if let Some((server, name)) = &self.made {
            store::raw::execute(server, &format!("DROP DATABASE {name} WITH (FORCE)"))?;
        }
        Ok(())
    }
}

fn fill(store: &Store, clock: &Clock, args: &Bench) -> Result<(), Failure> {
    demo::lay(store, clock)?;
    demo::add_dossiers(store, clock, args.dossiers, SEED)?;
    docket::generate::fill(store, args.recommendations, args.tasks, SEED, clock.now())?;
    Ok(())
}

/// A database of its own on the server that was named.
fn own_database(server: &str) -> Result<(String, Option<(String, String)>), Failure> {
    let name = format!("motcua_bench_{}", Id::new().to_string().replace('-', ""));
    store::raw::execute(server, &format!("CREATE DATABASE {name}"))?;
    let (base, query) = server.split_once('?').map_or((server, ""), |(base, query)| (base, query));
    let host = base.rsplit_once('/').map_or(base, |(host, _)| host);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    Ok((format!("{host}/{name}{query}"), Some((server.to_owned(), name))))
}

/// A receiver at every counter, one person who sees every count, and those who read the pages.
fn staff(conn: &mut Conn, login: &str, now: Timestamp) -> store::Result<(Vec<Counter>, Pass, String)> {
    let console = Actor::console();
    let ctx = Ctx::new(&console, now);
    let directory = organization::directory(conn)?;
    let password = identity::password::generate();
    let hash = PasswordHash::unchecked(&password);
    let mut counters = Vec::new();
    for (number, (centre, code)) in centres(&directory).into_iter().enumerate() {
        let own = if number == 0 { format!("{login}.clerk") } else { format!("{login}.clerk{number}") };
        let clerk = account(conn, &ctx, &own, (centre, Role::Receiver), &hash)?;
        counters.push(Counter { centre: code, pass: token(conn, &ctx, clerk)? });
    }
    let province = directory.province().map(|unit| unit.id).unwrap_or_default();
    account(conn, &ctx, &format!("{login}.office"), (province, Role::ProvincialOffice), &hash)?;
    let all = account(conn, &ctx, login, (province, Role::ProvincialCentre), &hash)?;
    Ok((counters, token(conn, &ctx, all)?, password))
}

fn token(conn: &mut Conn, ctx: &Ctx, account: Id) -> store::Result<Pass> {
    let new = NewToken { account, label: "bench".to_owned(), days: 1 };
    Ok(Pass::Token(create_token(conn, ctx, &new)?.token))
}

fn centres(directory: &Directory) -> Vec<(Id, String)> {
    let communes = directory.of_kind(UnitKind::Commune);
    communes
        .filter_map(|commune| directory.centre_of(commune.id))
        .map(|unit| (unit.id, unit.code.to_string()))
        .collect()
}

fn account(
    conn: &mut Conn,
    ctx: &Ctx,
    login: &str,
    (unit, role): (Id, Role),
    password: &PasswordHash,
) -> store::Result<Id> {
    let new = NewAccount {
        login: login.to_owned(),
        name: login.to_owned(),
        unit,
        password: password.clone(),
        must_change: false,
    };
    let account = create_account(conn, ctx, &new)?;
    grant(conn, ctx, &NewGrant { account, role, unit, valid_from: ctx.now.date(), valid_to: None })?;
    Ok(account)
}

/// A birth registration of an invented person, as a counter sends it.
pub(super) fn filing(centre: &str, number: u64) -> String {
    let body = json!({
        "procedure": "1.001193",
        "receiving_unit": centre,
        "channel": "direct",
        "applicant": {
            "kind": "person",
            "name": format!("Nguyễn Văn Thử {number}"),
            "personal_number": personal_number(number),
            "phone": "0912345678",
            "address": "Xóm 5",
            "sex": "male",
        },
        "parts": [
            { "title": "Tờ khai đăng ký khai sinh", "originals": 1 },
            { "title": "Giấy chứng sinh", "originals": 1 },
            { "title": "Giấy tờ tùy thân", "copies": 1, "originals": 0 },
        ],
    });
    body.to_string()
}

/// The digits with which the applicant of that filing looks it up.
pub(super) fn check(number: u64) -> String {
    personal_number(number)[8..].to_owned()
}

/// Place 040, a man of the 1900s, born in '92 (rule C7).
fn personal_number(number: u64) -> String {
    format!("040092{:06}", number % 1_000_000)
}
