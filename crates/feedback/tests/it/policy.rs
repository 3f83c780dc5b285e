//! The policy as a table: every role tries every act on petitions that lie in every relation, and what comes back is held
//! against the table. An act is tried with a version that nothing has: whoever may is told that somebody was faster.

use feedback::commands::{self as c, Target};
use feedback::model::{Action, Class, Petition};
use feedback::policy::{Relation, Rule, Standing, table};
use identity::{Actor, Ctx, Role};
use kernel::Refusal;
use store::Conn;

use crate::house::House;
use crate::place::{act, both, classified};

struct Cell {
    what: String,
    act: Action,
    relations: Vec<(Role, Vec<Relation>)>,
    refused: bool,
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

fn people(house: &House<'_>) -> Vec<Actor> {
    let logins = house
        .read(|conn| Ok(identity::queries::accounts(conn)?.into_iter().map(|own| own.0.login).collect::<Vec<_>>()));
    logins.iter().map(|login| house.actor(login)).collect()
}

fn perform(conn: &mut Conn, ctx: &Ctx<'_>, at: &Target, action: Action) -> store::Result<Petition> {
    match action {
        Action::Receive => c::receive(conn, ctx, at),
        Action::Classify => c::classify(conn, ctx, at, &c::Classify::default()),
        Action::Assign => c::assign(conn, ctx, at, &c::Assign::default()),
        Action::Transfer => c::transfer(conn, ctx, at, &c::Transfer::default()),
        Action::Answer => c::answer(conn, ctx, at, &c::Answer::default()),
        Action::Forward => c::forward(conn, ctx, at, &c::Forward::default()),
        Action::GiveNotice => c::give_notice(conn, ctx, at, &c::GiveNotice::default()),
        Action::CloseRepeat => c::close_repeat(conn, ctx, at, &c::CloseRepeat::default()),
        Action::Publish => c::publish(conn, ctx, at, &c::Publish::default()),
        _ => c::look(conn, ctx, &at.code),
    }
}

#[test]
fn every_role_may_what_the_table_says() {
    both(|house| {
        // One that lies with the commune it is about and with a person, and one that went to a sister.
        let own = classified(house, Class::Conduct).unwrap().code;
        let at = Target::new(own.clone());
        let to = c::Assign { person: "quynhluu.specialist".to_owned() };
        act(house, "quynhluu.director", move |conn, ctx| c::assign(conn, ctx, &at, &to)).unwrap();
        let moved = classified(house, Class::Conduct).unwrap().code;
        let at = Target::new(moved.clone());
        let to = c::Transfer { unit: house.unit_of("hoangmai").code, reason: "Chuyển.".to_owned() };
        act(house, "quynhluu.director", move |conn, ctx| c::transfer(conn, ctx, &at, &to)).unwrap();
        let directory = house.read(organization::directory);
        let mut cells = Vec::new();
        for code in [own, moved] {
            let petition = act(house, "tinh.provincial_office", {
                let code = code.clone();
                move |conn, ctx| c::peek(conn, ctx, &code)
            })
            .unwrap();
            let standing = Standing::of_petition(&directory, &petition);
            for actor in people(house) {
                for action in Action::ON_PETITION.iter().chain([&Action::View]) {
                    let (own, now, action) = (actor.clone(), house.now(), *action);
                    let target = Target { code: code.clone(), expected: Some(i32::MAX) };
                    let tried =
                        house.store.write_blocking(move |conn| perform(conn, &Ctx::new(&own, now), &target, action));
                    let refused = matches!(tried, Err(store::Error::Refused(Refusal::Forbidden(_))));
                    let faster = matches!(tried, Err(store::Error::Refused(Refusal::Conflict { .. })));
                    assert!(refused || faster || tried.is_ok(), "{action} {}: {tried:?}", actor.login);
                    let relations = actor.grants.iter().map(|grant| (grant.role, standing.of(&actor, *grant)));
                    let what = format!("{} {code}", actor.login);
                    cells.push(Cell { what, act: action, relations: relations.collect(), refused });
                }
            }
        }
        assert!(cells.len() > 400, "only {} cells were tried", cells.len());
        let wrong = differences(&cells, table());
        assert!(wrong.is_empty(), "{} cells differ:\n{}", wrong.len(), wrong.join("\n"));
        // The test must be able to fail.
        for act in [Action::Classify, Action::Answer, Action::Publish, Action::View] {
            let less: Vec<Rule> = table().iter().filter(|rule| !rule.acts.contains(&act)).copied().collect();
            assert!(!differences(&cells, &less).is_empty(), "nobody missed {act}");
        }
    });
}

#[test]
fn every_act_is_somebodys_and_nobody_unrelated_may_anything() {
    for act in Action::ALL {
        assert!(table().iter().any(|rule| rule.acts.contains(act)), "nobody may {act}");
    }
    assert!(!table().iter().any(|rule| rule.relations.contains(&Relation::Unrelated)), "a stranger may something");
    for role in [Role::Operator, Role::PoliceAdmin, Role::Cashier, Role::Digitiser] {
        assert!(!table().iter().any(|rule| rule.roles.contains(&role)), "{role} may something");
    }
}
