//! Every role of part a.4 tries every act and every look over HTTP, on dossiers in every state, from the own commune, a
//! sister commune and the province; what comes back is held against the policy table.
//!
//! An act is tried with an `If-Match` that no dossier has, or without what it needs: whoever may do it is told that
//! somebody was faster (409) or what is missing (404, 422), whoever may not is refused (403), and nothing changes. The
//! acts that only pages have are tried with a session. How a person stands to a dossier is told here independently of
//! the policy's own code. `Recompute` alone has no address: only the house itself does it.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use dossiers::commands::{RequestOpinion, Target};
use dossiers::model::{Action, Dossier, State};
use dossiers::policy::{Relation, Rule, table};
use dossiers::schema::{dossier, dossier_opinion};
use identity::commands::{NewToken, create_token};
use identity::{Actor, Ctx, Grant, Role};
use kernel::{Clock, Id, Timestamp};
use organization::{Directory, Unit, UnitKind};
use serde_json::json;
use store::{Conn, Store, StoreConfig};

use crate::support::{Answer, Client, Database, Place, Server};

/// No dossier has had so many events.
const NEVER: (&str, &str) = ("If-Match", "999999999");
/// How the looks are addressed below `/api/v1/dossiers/{code}`.
const LOOKS: [(Action, &str); 5] = [
    (Action::View, ""),
    (Action::History, "/history"),
    (Action::Deadline, "/deadline"),
    (Action::Files, "/files"),
    (Action::Forms, "/forms/06.pdf"),
];

/// What is tried on pages, or read off a list.
const ON_PAGES: [Action; 4] = [Action::List, Action::CompleteAtOnce, Action::GiveNotice, Action::Export];

#[test]
fn every_role_may_what_the_table_says_on_sqlite() {
    tried(Database::Sqlite);
}

#[test]
fn every_role_may_what_the_table_says_on_postgresql() {
    tried(Database::Postgres);
}

fn tried(database: Database) {
    let place = Place::filled(database, 600);
    let scene = Scene::of(&place);
    let server = Server::start(&place);
    let cells = scene.try_all(&server.address);
    assert!(cells.len() > 4_000, "only {} cells were tried", cells.len());
    let wrong = differences(&cells, table());
    assert!(wrong.is_empty(), "{} cells differ from the policy:\n{}", wrong.len(), wrong.join("\n"));
    broken_tables_are_seen(&cells);
}

/// The test must be able to fail: a policy in which nobody may do an act any more, or in which somebody may read
/// everything, does not fit what the server did.
fn broken_tables_are_seen(cells: &[Cell]) {
    for act in Action::ALL.iter().copied().filter(|act| *act != Action::Recompute) {
        let less: Vec<Rule> = table().iter().filter(|rule| !rule.acts.contains(&act)).copied().collect();
        assert!(!differences(cells, &less).is_empty(), "nobody missed {act}");
    }
    let more = [Rule { role: Role::Operator, acts: &[Action::View], relations: Relation::ALL }];
    let wider: Vec<Rule> = table().iter().copied().chain(more).collect();
    assert!(!differences(cells, &wider).is_empty(), "an operator who may read dossiers was not seen");
}

/// One cell: somebody tried something, and how the server answered.
struct Cell {
    who: String,
    act: Action,
    what: String,
    /// Each role of the person with the relations in which it stands to the dossier.
    relations: Vec<(Role, Vec<Relation>)>,
    refused: bool,
    status: u16,
}

/// The cells in which the server did not do what `rules` say.
fn differences(cells: &[Cell], rules: &[Rule]) -> Vec<String> {
    let allows = |role: Role, act: Action, relation: &Relation| {
        rules.iter().any(|rule| rule.role == role && rule.acts.contains(&act) && rule.relations.contains(relation))
    };
    let may = |cell: &Cell| {
        cell.relations.iter().any(|(role, near)| near.iter().any(|relation| allows(*role, cell.act, relation)))
    };
    let wrong = cells.iter().filter(|cell| may(cell) == cell.refused);
    wrong.map(|cell| format!("{} {} {}: {}", cell.who, cell.act, cell.what, cell.status)).collect()
}

/// Who tries, and on what.
struct Scene {
    people: Vec<(Actor, String)>,
    password: String,
    /// The centres of the two communes and of the province.
    centres: Vec<Unit>,
    dossiers: Vec<(Dossier, Vec<Id>)>,
    directory: std::sync::Arc<Directory>,
}

impl Scene {
    fn of(place: &Place) -> Self {
        let logins = logins(place);
        let store = Store::open(&StoreConfig::parse(&place.url()).unwrap()).unwrap();
        let now = Clock::system().now();
        let tokens = store.write_blocking(|conn| logins.iter().map(|login| token(conn, login, now)).collect());
        let tokens: Vec<String> = tokens.unwrap();
        let (people, dossiers, directory) = store
            .write_blocking(|conn| {
                let actor = |conn: &mut Conn, login: &String| identity::actor_by_login(conn, login, "test", now);
                let people = logins.iter().map(|login| Ok(actor(conn, login)?.unwrap()));
                let people = people.collect::<store::Result<Vec<Actor>>>()?;
                let directory = organization::directory(conn)?;
                let home = directory.body_of(people[0].grants[0].unit);
                ask_for_opinions(conn, &directory, &people, now)?;
                Ok((people, some_dossiers(conn, home)?, directory))
            })
            .unwrap();
        let password = place.accounts()[0]["password"].as_str().unwrap().to_owned();
        let centres = centres(&directory, &people);
        Self { people: people.into_iter().zip(tokens).collect(), password, centres, dossiers, directory }
    }

    fn try_all(&self, address: &str) -> Vec<Cell> {
        let per_thread = self.people.len().div_ceil(4);
        std::thread::scope(|scope| {
            let parts: Vec<_> =
                self.people.chunks(per_thread).map(|part| scope.spawn(move || self.part(address, part))).collect();
            parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
        })
    }

    fn part(&self, address: &str, people: &[(Actor, String)]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (actor, token) in people {
            let program = Client::new(address, Some(token));
            let person = Client::signed_in(address, &actor.login, &self.password).unwrap();
            for (dossier, consulted) in &self.dossiers {
                self.try_on((&program, &person), actor, dossier, consulted, &mut cells);
            }
            for centre in &self.centres {
                self.try_at((&program, &person), actor, centre, &mut cells);
            }
        }
        cells
    }

    /// What is done at a centre and with no dossier: taking in, and reading its register.
    fn try_at(&self, (program, person): (&Client, &Client), actor: &Actor, centre: &Unit, cells: &mut Vec<Cell>) {
        let filing = json!({ "receiving_unit": centre.code });
        let received = program.post("/api/v1/dossiers", &filing).unwrap();
        assert!([403, 422].contains(&received.status), "{received:?}");
        let register = person.get(&format!("/staff/register?unit={}", centre.code)).unwrap();
        assert!([200, 403].contains(&register.status), "{register:?}");
        for (act, answer) in [(Action::Receive, received), (Action::Export, register)] {
            // Nobody takes in for a centre of which they are not: nearness counts only at the very unit.
            let near = |grant: Grant| match act {
                Action::Receive if grant.unit == centre.id => vec![Relation::OwnUnit],
                Action::Receive => vec![Relation::Unrelated],
                _ => self.near_centre(centre, grant),
            };
            cells.push(Cell {
                who: actor.login.clone(),
                act,
                what: centre.code.clone(),
                relations: actor.grants.iter().map(|grant| (grant.role, near(*grant))).collect(),
                refused: answer.status == 403,
                status: answer.status,
            });
        }
    }

    fn near_centre(&self, centre: &Unit, grant: Grant) -> Vec<Relation> {
        let body = centre.parent.unwrap();
        let mut all = Vec::new();
        if grant.unit == centre.id {
            all.extend([Relation::OwnUnit, Relation::ReceivingCentre]);
        }
        if self.body(grant.unit) == body {
            all.push(Relation::CompetentBody);
        }
        if all.is_empty() {
            all.push(self.farther(body, grant.unit));
        }
        all
    }

    /// How a grant stands to a dossier.
    fn near(&self, dossier: &Dossier, consulted: &[Id], account: Id, grant: Grant) -> Vec<Relation> {
        let mut all = Vec::new();
        if dossier.holder_unit == Some(grant.unit) {
            all.push(Relation::OwnUnit);
            let named = dossier.holder_person.is_none_or(|person| person == account);
            if named && dossier.step_role == grant.role.as_str() {
                all.push(Relation::Own);
            }
        }
        if self.body(grant.unit) == dossier.competent_body {
            all.push(Relation::CompetentBody);
        }
        if [dossier.receiving_unit, dossier.support_point].contains(&grant.unit) {
            all.push(Relation::ReceivingCentre);
        }
        if consulted.contains(&grant.unit) {
            all.push(Relation::Consulted);
        }
        if all.is_empty() {
            all.push(self.farther(dossier.competent_body, grant.unit));
        }
        all
    }

    /// The body a unit belongs to: its parent for a division and a centre, else itself.
    fn body(&self, unit: Id) -> Id {
        let unit = self.directory.unit(unit).unwrap();
        match unit.kind {
            UnitKind::Division | UnitKind::Centre => unit.parent.unwrap(),
            _ => unit.id,
        }
    }

    fn farther(&self, body: Id, unit: Id) -> Relation {
        let kind = |id: Id| self.directory.unit(id).unwrap().kind;
        match () {
            () if kind(unit) == UnitKind::Province && body != unit => Relation::Above,
            () if kind(self.body(unit)) == UnitKind::Commune => Relation::SisterCommune,
            () => Relation::Unrelated,
        }
    }

    fn try_on(
        &self,
        (client, person): (&Client, &Client),
        actor: &Actor,
        dossier: &Dossier,
        consulted: &[Id],
        cells: &mut Vec<Cell>,
    ) {
        let near = |grant: &Grant| (grant.role, self.near(dossier, consulted, actor.account, *grant));
        let relations: Vec<_> = actor.grants.iter().map(near).collect();
        let at = format!("/api/v1/dossiers/{}", dossier.code);
        let mut note = |act: Action, answer: &Answer| {
            let problem = answer.content_type.starts_with("application/problem+json");
            assert!(problem || answer.status < 400 || ON_PAGES.contains(&act), "{answer:?}");
            cells.push(Cell {
                who: actor.login.clone(),
                act,
                what: format!("{} ({}, {})", dossier.code, dossier.state, dossier.step_kind),
                relations: relations.clone(),
                refused: answer.status == 403,
                status: answer.status,
            });
        };
        for act in Action::ON_DOSSIER {
            let answer = client.post_with(&format!("{at}/actions/{act}"), &json!({}), &[NEVER]).unwrap();
            assert!([403, 409].contains(&answer.status), "{act}: {answer:?}");
            note(*act, &answer);
        }
        let attached = client.post_without_file(&format!("{at}/files")).unwrap();
        assert!([403, 422].contains(&attached.status), "{attached:?}");
        note(Action::AttachFile, &attached);
        let page = format!("/staff/dossiers/{}", dossier.code);
        let seen = [("seq", NEVER.1)];
        let finished = person.post_form(&format!("{page}/actions/{}", Action::CompleteAtOnce), &seen).unwrap();
        assert!([403, 409].contains(&finished.status), "{finished:?}");
        note(Action::CompleteAtOnce, &finished);
        let given = person.post_form(&format!("{page}/notices/{}/give", NEVER.1), &[]).unwrap();
        assert!([403, 404].contains(&given.status), "{given:?}");
        note(Action::GiveNotice, &given);
        for (act, path) in LOOKS {
            let answer = client.get(&format!("{at}{path}")).unwrap();
            assert!([200, 403, 404].contains(&answer.status), "{act}: {answer:?}");
            note(act, &answer);
        }
        let listed = client.get(&format!("/api/v1/dossiers?q={}&state={}", dossier.code, dossier.state)).unwrap();
        let rows = if listed.status == 200 { listed.json()["items"].clone() } else { json!([]) };
        let shows = rows.as_array().unwrap().iter().any(|row| row["code"] == dossier.code.as_str());
        note(Action::List, &Answer { status: if shows { 200 } else { 403 }, ..listed });
    }
}

/// Every centre at which one of these people has a role.
fn centres(directory: &Directory, people: &[Actor]) -> Vec<Unit> {
    let mut own: Vec<Id> = people.iter().flat_map(|actor| &actor.grants).map(|grant| grant.unit).collect();
    own.sort_unstable();
    own.dedup();
    let units = own.into_iter().filter_map(|unit| directory.unit(unit));
    units.filter(|unit| unit.kind == UnitKind::Centre).cloned().collect()
}

/// A token for each person, made here: a process for each would take longer than all the calls.
fn token(conn: &mut Conn, login: &str, now: Timestamp) -> store::Result<String> {
    let account = identity::queries::account_by_login(conn, login)?.id;
    let new = NewToken { account, label: "policy".to_owned(), days: 1 };
    Ok(create_token(conn, &Ctx::new(&Actor::console(), now), &new)?.token)
}

/// One login per role: in the first commune, in a second one, and at the province where there is one.
fn logins(place: &Place) -> Vec<String> {
    let mut found: BTreeMap<(String, usize), String> = BTreeMap::new();
    for account in place.accounts() {
        let login = account["name"].as_str().unwrap();
        let (home, role) = login.split_once('.').unwrap();
        let at = match home {
            "quynhluu" => 0,
            "hoangmai" => 1,
            _ if ["tinh", "trungtam", "tuphap"].contains(&home) => 2,
            _ => continue,
        };
        found.entry((role.to_owned(), at)).or_insert_with(|| login.to_owned());
    }
    let roles: std::collections::BTreeSet<&String> = found.keys().map(|(role, _)| role).collect();
    assert_eq!(roles.len(), Role::ALL.len(), "a role has no demo person: {roles:?}");
    found.into_values().collect()
}

/// Has the heads ask every unit that only gives opinions about one of the dossiers at work: the synthetic ones were asked
/// about by nobody.
fn ask_for_opinions(conn: &mut Conn, directory: &Directory, people: &[Actor], now: Timestamp) -> store::Result<()> {
    let at_work = dossier::table.filter(dossier::state.eq(State::Processing)).order(dossier::id).select(dossier::code);
    let codes: Vec<String> = at_work.load(conn)?;
    let with = |role: Role| people.iter().filter(move |actor| actor.has_any(&[role]));
    for asked in with(Role::Consulted) {
        let unit = directory.unit(asked.grants[0].unit).unwrap().code.clone();
        let cmd = RequestOpinion { unit, question: "?".to_owned(), due_at: None };
        let mut tries = codes.iter().flat_map(|code| with(Role::Head).map(move |head| (code, head)));
        let ask = |(code, head): (&String, &Actor)| {
            dossiers::Dossiers::new()
                .request_opinion(conn, &Ctx::new(head, now), &Target::new(code.clone()), &cmd)
                .is_ok()
        };
        assert!(tries.any(ask), "{} could not be asked", asked.login);
    }
    Ok(())
}

/// One dossier for every state and step, with and without an opinion asked for, if possible of the first commune; with the
/// units asked.
fn some_dossiers(conn: &mut Conn, home: Id) -> store::Result<Vec<(Dossier, Vec<Id>)>> {
    let mut asked: HashMap<Id, Vec<Id>> = HashMap::new();
    let opinions = dossier_opinion::table.select((dossier_opinion::dossier, dossier_opinion::unit));
    for (of, unit) in opinions.load::<(Id, Id)>(conn)? {
        asked.entry(of).or_default().push(unit);
    }
    let mut all: Vec<Dossier> = dossier::table.order(dossier::id).select(Dossier::as_select()).load(conn)?;
    all.sort_by_key(|one| one.competent_body != home);
    let mut kinds = BTreeMap::new();
    for one in all {
        let units = asked.remove(&one.id).unwrap_or_default();
        kinds.entry((one.state, one.step_kind, one.extensions, units.clone())).or_insert((one, units));
    }
    assert!(kinds.len() >= 10, "the demo has only {} kinds of dossiers", kinds.len());
    Ok(kinds.into_values().collect())
}
