//! The leader's figures after random histories are those of a count over everything.

use docket::commands::{
    Appeal, Check, Close, Decide, Join, Receive, Redirect, ReturnForLack, SendBack, Submit, Take, TaskOrder, Withdraw,
};
use docket::model::{Action, AnswerClass, Lack};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::house::{House, SETS, day};

/// What happens next: to which of what was raised, which of its open acts, and how long it takes.
type Turn = (usize, usize, i64);

const PLACES: [&str; 3] = ["quynhluu", "hoangmai", "quynhvan"];

#[test]
fn roll_ups_are_what_a_count_gives() {
    let histories = prop::collection::vec((0_usize..8, 0_usize..8, 0_i64..60), 20);
    let mut runner = TestRunner::new(Config { cases: 6, failure_persistence: None, ..Config::default() });
    let run = |turns: Vec<Turn>| {
        let store = testkit::sqlite(SETS);
        played(&House::new(&store), &turns);
        Ok(())
    };
    runner.run(&histories, run).unwrap();
}

#[test]
fn and_on_both_databases() {
    let turns: Vec<Turn> = (0..40).map(|n| (n * 7 % 8, n * 5 % 8, (n as i64 * 13) % 50)).collect();
    testkit::both(SETS, |store| played(&House::new(store), &turns));
}

fn played(house: &House<'_>, turns: &[Turn]) {
    let mut codes: Vec<String> = Vec::new();
    for (which, act, hours) in turns {
        house.now.set(house.now().plus_seconds(hours * 3_600));
        house.run_jobs();
        if *which >= codes.len() {
            let place = PLACES[codes.len() % PLACES.len()];
            codes.push(house.sent(place, "Kiến nghị ngẫu nhiên", None).recommendation.code);
            continue;
        }
        step(house, &codes, *which, *act);
    }
    house.is_sound();
}

/// Does one of the acts that are open, as somebody who may.
fn step(house: &House<'_>, codes: &[String], which: usize, act: usize) {
    let code = &codes[which];
    let view = house.view("tinh.leader", code);
    let open = docket::rules::on_recommendation(&view.recommendation, view.matter.as_ref());
    let known: Vec<Action> = open.into_iter().filter(|action| login(house, *action, code).is_some()).collect();
    if known.is_empty() {
        return;
    }
    let action = known[act % known.len()];
    let who = login(house, action, code).unwrap();
    // The rule of the act may still refuse its input; then nothing must have changed.
    let _ = done(house, action, &who, code, &codes[act % codes.len()]);
    if let Some(task) = house.view("tinh.leader", code).tasks.iter().find(|row| row.task.open) {
        finish(house, &task.task.code);
    }
}

fn finish(house: &House<'_>, code: &str) {
    house.finish(code);
    house
        .on("tinh.provincial_office", code, |docket, conn, ctx, at| docket.take(conn, ctx, at, &Take::default()))
        .unwrap();
}

fn login(house: &House<'_>, action: Action, code: &str) -> Option<String> {
    let view = house.view("tinh.leader", code);
    let finance = view.matter.as_ref().is_some_and(|matter| matter.lead_body == house.unit("H41.203"));
    let lead = if finance { "taichinh" } else { "nongnghiep" };
    let place = PLACES.iter().find(|place| {
        let login = format!("{place}.head");
        house.see(&login, |docket, conn, ctx| docket.recommendation(conn, ctx, code)).is_ok()
    })?;
    Some(match action {
        Action::Withdraw | Action::Appeal | Action::Close => format!("{place}.head"),
        Action::Receive | Action::ReturnForLack | Action::Join => format!("{lead}.head"),
        Action::Answer => format!("{lead}.signer"),
        Action::Redirect | Action::Check | Action::SendBack | Action::Submit => "tinh.provincial_office".to_owned(),
        Action::Decide => "tinh.leader".to_owned(),
        _ => return None,
    })
}

fn done(house: &House<'_>, action: Action, who: &str, code: &str, other: &str) -> store::Result<docket::Done> {
    let said = || "Lý do".to_owned();
    let answer = house.signed(match code.bytes().last().unwrap_or(0) % 4 {
        0 => AnswerClass::Resolved,
        1 => AnswerClass::Guidance,
        2 => AnswerClass::Partly,
        _ => AnswerClass::BeyondAuthority,
    });
    let into = house.view("tinh.leader", other).matter.map(|matter| matter.code).unwrap_or_default();
    let due_on = Some(day("2028-01-05"));
    house.on(who, code, move |docket, conn, ctx, at| match action {
        Action::Withdraw => docket.withdraw(conn, ctx, at, &Withdraw { reason: said() }),
        Action::Appeal => docket.appeal(conn, ctx, at, &Appeal { reason: said() }),
        Action::Close => docket.close(conn, ctx, at, &Close::default()),
        Action::ReturnForLack => {
            docket.return_for_lack(conn, ctx, at, &ReturnForLack { items: vec![Lack { what: said() }] })
        }
        Action::Join => docket.join(conn, ctx, at, &Join { into: into.clone() }),
        Action::Answer => docket.answer(conn, ctx, at, &answer),
        Action::Redirect => docket.redirect(conn, ctx, at, &Redirect { lead: "H41.203".to_owned(), reason: said() }),
        Action::Check => docket.check(conn, ctx, at, &Check::default()),
        Action::SendBack => docket.send_back(conn, ctx, at, &SendBack { reason: said() }),
        Action::Submit => docket.submit(conn, ctx, at, &Submit { proposal: said() }),
        Action::Decide => {
            let task = TaskOrder {
                content: said(),
                lead: "H41.205".to_owned(),
                product: said(),
                due_on,
                ..TaskOrder::default()
            };
            docket.decide(conn, ctx, at, &Decide { decision: said(), task: Some(task) })
        }
        _ => docket.receive(conn, ctx, at, &Receive::default()),
    })
}
