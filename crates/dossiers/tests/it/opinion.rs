//! A29: opinions of other units with a clock of their own inside the limit.

use dossiers::commands::{GiveOpinion, RequestOpinion};
use dossiers::model::Timeliness;
use dossiers::{Action, Event, Step, Target, queries};
use identity::Role;
use kernel::Timestamp;

use crate::house::{House, LAND, both, faults, forbidden};
use crate::visitor::Street;

/// The login of somebody consulted in a department, and the code of the unit.
fn department(house: &House<'_>) -> (String, String) {
    house.read(|conn| {
        let directory = organization::directory(conn)?;
        let day = Timestamp::parse("2026-11-23T08:00").unwrap().date();
        for unit in directory.units().iter().filter(|unit| unit.code.starts_with("H41.2")) {
            let people = organization::people_with(conn, Role::Consulted, unit.id, day)?;
            if let Some(person) = people.first() {
                return Ok((identity::queries::account(conn, person.account)?.login, unit.code.clone()));
            }
        }
        panic!("nobody in a department is consulted");
    })
}

#[test]
fn the_unit_asked_sees_the_dossier_and_answers_once() {
    both(|house| {
        let (login, unit) = department(house);
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        assert!(forbidden(house.plain(&login, &code, Action::GiveOpinion)).starts_with("dossier-policy"));
        let (target, cmd) =
            (Target::new(&code), RequestOpinion { unit, question: "Quy hoạch?".to_owned(), due_at: None });
        let asked = house.act("quynhluu.specialist", move |d, conn, ctx| d.request_opinion(conn, ctx, &target, &cmd));
        let asked = asked.unwrap().dossier;
        let waiting = house.actor(&login).grants.iter().map(|grant| grant.unit).collect::<Vec<_>>();
        let waiting = house.read(|conn| queries::waiting_opinions(conn, &waiting));
        assert_eq!(waiting.len(), 1);
        assert!(waiting[0].due_at < asked.due_at.unwrap());
        let look = code.clone();
        house.act(&login, move |d, conn, ctx| d.look(conn, ctx, &look, Action::View, "page")).unwrap();
        let (target, cmd) =
            (Target::new(&code), GiveOpinion { agrees: Some(false), answer: "Không phù hợp".to_owned() });
        house.act(&login, move |d, conn, ctx| d.give_opinion(conn, ctx, &target, &cmd)).unwrap();
        let history = house.read(|conn| queries::history(conn, asked.id));
        let given = history.iter().find_map(|line| match line.event {
            Event::OpinionGiven { agrees, outcome, .. } => Some((agrees, outcome)),
            _ => None,
        });
        assert_eq!(given, Some((false, Timeliness::Early)));
        house.chain_is_whole();
    });
}

#[test]
fn who_may_answer_for_the_unit_sees_what_it_is_asked_about() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        for login in ["tuphap.head", "tuphap.specialist"] {
            let before = code.clone();
            let closed = house.act(login, move |d, conn, ctx| d.look(conn, ctx, &before, Action::Files, "file 1"));
            assert!(forbidden(closed).starts_with("dossier-policy"), "nobody has asked {login} yet");
        }
        let cmd = RequestOpinion { unit: "H41.201.02".to_owned(), question: "Quy hoạch?".to_owned(), due_at: None };
        let target = Target::new(&code);
        house.act("quynhluu.specialist", move |d, conn, ctx| d.request_opinion(conn, ctx, &target, &cmd)).unwrap();
        for login in ["tuphap.head", "tuphap.specialist", "tuphap.consulted"] {
            for look in [Action::View, Action::List, Action::Files, Action::Forms, Action::History] {
                let own = code.clone();
                house.act(login, move |d, conn, ctx| d.look(conn, ctx, &own, look, "page")).unwrap();
            }
        }
        house.plain("tuphap.head", &code, Action::GiveOpinion).unwrap();
    });
}

#[tokio::test]
async fn only_who_may_answer_is_shown_the_question() {
    let street = Street::new();
    let house = House::again_in(&street.store);
    let code = house.accepted(LAND).code;
    house.bring_to(&code, Step::Process);
    let unit = "H41.117.04".to_owned();
    let cmd = RequestOpinion { unit, question: "Quy hoạch?".to_owned(), due_at: None };
    let target = Target::new(&code);
    house.act("quynhluu.specialist", move |d, conn, ctx| d.request_opinion(conn, ctx, &target, &cmd)).unwrap();
    // A clerk who also sits in that division as a receiver has nothing to answer.
    let (account, asked) = (house.actor("hoangmai.receiver").account, house.unit("H41.117.04"));
    house.store.write_blocking(move |conn| crate::town::grant(conn, account, Role::Receiver, asked)).unwrap();
    for (login, shown) in [("quynhluu.head", true), ("quynhluu.consulted", true), ("hoangmai.receiver", false)] {
        let page = street.person(login).await.get("/staff/opinions").await;
        assert_eq!(page.text.contains(&code), shown, "{login}");
    }
}

#[test]
fn its_deadline_lies_inside_the_limit() {
    both(|house| {
        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        let due_at = Timestamp::parse("2027-01-04T08:00:00");
        let cmd = RequestOpinion { unit: "H41.201".to_owned(), question: "Quy hoạch?".to_owned(), due_at };
        let target = Target::new(&code);
        let late = house.act("quynhluu.head", move |d, conn, ctx| d.request_opinion(conn, ctx, &target, &cmd));
        assert_eq!(faults(late), [("due_at".to_owned(), "dossier-opinion-due")]);
    });
}
