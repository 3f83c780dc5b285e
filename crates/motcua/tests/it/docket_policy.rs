//! Every role tries every act and every look of the docket over HTTP, on the recommendations, sessions and tasks of the
//! illustrated visit; what comes back is held against the policy table. As for dossiers, an act is tried with an
//! `If-Match` that nothing has: whoever may is told that somebody was faster, whoever may not is refused.

use std::collections::BTreeMap;

use diesel::prelude::*;
use docket::model::{Action, Recommendation, Session, State, Task};
use docket::policy::{Relation, Rule, Standing, table};
use docket::schema::{
    docket_group_member, docket_matter, docket_opinion, docket_recommendation, docket_session, docket_session_commune,
    docket_task, docket_task_unit,
};
use docket::{Docket, StoredFile};
use identity::commands::{NewToken, create_token};
use identity::{Actor, Ctx, Role};
use kernel::{Clock, Id, Timestamp};
use organization::Directory;
use serde_json::json;
use store::{Conn, Store, StoreConfig};

use crate::support::{Client, Database, Place, Server};

const NEVER: (&str, &str) = ("If-Match", "999999999");
/// Places whose people try: the commune of most matters, another one, two departments, the province.
const PLACES: [&str; 6] = ["quynhluu", "hoangmai", "nongnghiep", "taichinh", "tinh", "trungtam"];

#[test]
fn every_role_may_in_the_docket_what_the_table_says_on_sqlite() {
    tried(Database::Sqlite);
}

#[test]
fn every_role_may_in_the_docket_what_the_table_says_on_postgresql() {
    tried(Database::Postgres);
}

/// A thing, and what of it decides about rights.
struct Object {
    address: String,
    acts: &'static [Action],
    look: Action,
    communes: Vec<Id>,
    lead: Option<Id>,
    asked: Vec<Id>,
    members: Vec<Id>,
}

/// Somebody tried something, and how the server answered.
struct Cell {
    what: String,
    act: Action,
    relations: Vec<(Role, Vec<Relation>)>,
    refused: bool,
}

fn tried(database: Database) {
    let place = Place::filled(database, 0);
    let store = Store::open(&StoreConfig::parse(&place.url()).unwrap()).unwrap();
    let now = Clock::system().now();
    let paper =
        StoredFile { hash: "0".repeat(64), name: "x.pdf".to_owned(), kind: "application/pdf".to_owned(), size: 1 };
    assert!(docket::generate::play(&store, &Docket::new(), now, &paper).unwrap());
    let logins = logins(&place);
    let tokens: Vec<String> =
        store.write_blocking(|conn| logins.iter().map(|login| token(conn, login, now)).collect()).unwrap();
    let (people, objects, directory) = store.read_blocking(|conn| scene(conn, &logins, now)).unwrap();
    drop(store);
    let server = Server::start(&place);
    let people: Vec<(Actor, String)> = people.into_iter().zip(tokens).collect();
    let part = &|people: &[(Actor, String)]| {
        let mut cells = Vec::new();
        for (actor, token) in people {
            let client = Client::new(&server.address, Some(token));
            objects.iter().for_each(|object| try_all(&client, actor, object, &directory, &mut cells));
        }
        cells
    };
    let cells: Vec<Cell> = std::thread::scope(|scope| {
        let parts = people.chunks(people.len().div_ceil(4));
        let parts: Vec<_> = parts.map(|people| scope.spawn(move || part(people))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    });
    assert!(cells.len() > 2_000, "only {} cells were tried", cells.len());
    let wrong = differences(&cells, table());
    assert!(wrong.is_empty(), "{} cells differ from the policy:\n{}", wrong.len(), wrong.join("\n"));
    broken_tables_are_seen(&cells);
}

/// The test must be able to fail.
fn broken_tables_are_seen(cells: &[Cell]) {
    for act in [Action::Answer, Action::Decide, Action::Take, Action::View] {
        let less: Vec<Rule> = table().iter().filter(|rule| !rule.acts.contains(&act)).copied().collect();
        assert!(!differences(cells, &less).is_empty(), "nobody missed {act}");
    }
    let more = [Rule { roles: &[Role::Operator], acts: &[Action::ViewTask], relations: Relation::ALL }];
    let wider: Vec<Rule> = table().iter().copied().chain(more).collect();
    assert!(!differences(cells, &wider).is_empty(), "an operator who may read tasks was not seen");
}

fn differences(cells: &[Cell], rules: &[Rule]) -> Vec<String> {
    let allows = |role: &Role, act: Action, near: &Relation| {
        rules.iter().any(|rule| rule.roles.contains(role) && rule.acts.contains(&act) && rule.relations.contains(near))
    };
    let may = |cell: &Cell| {
        cell.relations.iter().any(|(role, near)| near.iter().any(|relation| allows(role, cell.act, relation)))
    };
    cells.iter().filter(|cell| may(cell) == cell.refused).map(|cell| format!("{} {}", cell.act, cell.what)).collect()
}

fn try_all(client: &Client, actor: &Actor, object: &Object, directory: &Directory, cells: &mut Vec<Cell>) {
    let standing = Standing {
        communes: &object.communes,
        lead: object.lead,
        asked: &object.asked,
        members: &object.members,
        ..Standing::new(directory)
    };
    let relations: Vec<_> = actor.grants.iter().map(|grant| (grant.role, standing.of(actor, *grant))).collect();
    let mut note = |act: Action, refused: bool, status: u16| {
        let what = format!("{} {}: {status}", actor.login, object.address);
        cells.push(Cell { what, act, relations: relations.clone(), refused });
    };
    for act in object.acts {
        let address = format!("/api/v1/{}/actions/{act}", object.address);
        let answer = client.post_with(&address, &json!({}), &[NEVER]).unwrap();
        assert!([403, 409].contains(&answer.status), "{act} {}: {answer:?}", object.address);
        note(*act, answer.status == 403, answer.status);
    }
    let answer = client.get(&format!("/api/v1/{}", object.address)).unwrap();
    assert!([200, 403].contains(&answer.status), "{answer:?}");
    note(object.look, answer.status == 403, answer.status);
}

fn token(conn: &mut Conn, login: &str, now: Timestamp) -> store::Result<String> {
    let account = identity::queries::account_by_login(conn, login)?.id;
    let new = NewToken { account, label: "policy".to_owned(), days: 1 };
    Ok(create_token(conn, &Ctx::new(&Actor::console(), now), &new)?.token)
}

fn logins(place: &Place) -> Vec<String> {
    let accounts = place.accounts();
    let logins = accounts.iter().filter_map(|account| account["name"].as_str());
    let of_places = logins.filter(|login| login.split_once('.').is_some_and(|(home, _)| PLACES.contains(&home)));
    of_places.map(str::to_owned).collect()
}

type Scene = (Vec<Actor>, Vec<Object>, std::sync::Arc<Directory>);

fn scene(conn: &mut Conn, logins: &[String], now: Timestamp) -> store::Result<Scene> {
    let people = logins.iter().map(|login| Ok(identity::actor_by_login(conn, login, "test", now)?.unwrap()));
    let people = people.collect::<store::Result<Vec<Actor>>>()?;
    let directory = organization::directory(conn)?;
    let mut objects = Vec::new();
    // Drafts are their commune's own; the wing's tests look at those.
    let recommendations: Vec<Recommendation> = docket_recommendation::table
        .filter(docket_recommendation::matter.is_not_null())
        .order(docket_recommendation::id)
        .select(Recommendation::as_select())
        .load(conn)?;
    let states: BTreeMap<State, Recommendation> = recommendations.into_iter().map(|own| (own.state, own)).collect();
    assert!(states.len() >= 5, "the visit has only {} states", states.len());
    for own in states.into_values() {
        objects.push(of_recommendation(conn, own)?);
    }
    let sessions: Vec<Session> =
        docket_session::table.order(docket_session::id).select(Session::as_select()).load(conn)?;
    for own in sessions {
        objects.push(of_session(conn, own)?);
    }
    let tasks: Vec<Task> = docket_task::table.order(docket_task::id).select(Task::as_select()).load(conn)?;
    for own in tasks.into_iter().take(3) {
        let units = docket_task_unit::table.filter(docket_task_unit::task.eq(own.id)).select(docket_task_unit::unit);
        objects.push(Object {
            address: format!("tasks/{}", own.code),
            acts: Action::ON_TASK,
            look: Action::ViewTask,
            communes: Vec::new(),
            lead: Some(own.lead_body),
            asked: units.load(conn)?,
            members: Vec::new(),
        });
    }
    Ok((people, objects, directory))
}

fn of_recommendation(conn: &mut Conn, own: Recommendation) -> store::Result<Object> {
    let matter = own.matter.unwrap();
    let asked = docket_opinion::table.filter(docket_opinion::matter.eq(matter)).select(docket_opinion::unit);
    Ok(Object {
        address: format!("recommendations/{}", own.code),
        acts: Action::ON_RECOMMENDATION,
        look: Action::View,
        communes: vec![own.commune],
        lead: Some(docket_matter::table.find(matter).select(docket_matter::lead_body).first(conn)?),
        asked: asked.load(conn)?,
        members: Vec::new(),
    })
}

fn of_session(conn: &mut Conn, own: Session) -> store::Result<Object> {
    let communes = docket_session_commune::table.filter(docket_session_commune::session.eq(own.id));
    let members: Vec<Option<Id>> = docket_group_member::table
        .filter(docket_group_member::docket_group.eq(own.docket_group))
        .select(docket_group_member::account)
        .load(conn)?;
    Ok(Object {
        address: format!("sessions/{}", own.code),
        acts: Action::ON_SESSION,
        look: Action::ViewSession,
        communes: communes.select(docket_session_commune::commune).load(conn)?,
        lead: None,
        asked: Vec::new(),
        members: members.into_iter().flatten().collect(),
    })
}
