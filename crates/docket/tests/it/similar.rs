//! H10: labelled pairs, twenty of one matter and twenty of two, and as many again that the tables were not made with.

use docket::commands::{SaveDraft, Send};
use docket::model::Field;
use docket::rules::similar::{ALIKE, Terms, likeness};
use docket::{Docket, Target, generate};
use identity::{Actor, Ctx};
use kernel::Timestamp;

use crate::house::{SETS, moment};

const PAIRS: &str = include_str!("pairs.txt");
const HELD_BACK: &str = include_str!("pairs_held_back.txt");

/// Whether the two are of one matter, and their texts.
fn pairs(file: &'static str) -> impl Iterator<Item = (bool, &'static str, &'static str)> {
    file.lines().filter_map(|line| {
        let (one, other) = line.get(1..)?.split_once(" | ")?;
        match line.as_bytes().first()? {
            b'+' => Some((true, one.trim(), other.trim())),
            b'-' => Some((false, one.trim(), other.trim())),
            _ => None,
        }
    })
}

fn alike(one: &str, other: &str) -> f64 {
    likeness(&Terms::of(one), &Terms::of(other))
}

/// Recall and precision over a file of pairs, printed with each wrong judgement.
fn judged(file: &'static str) -> (f64, f64) {
    let judged: Vec<_> = pairs(file).map(|(same, one, other)| (same, alike(one, other), one, other)).collect();
    for (same, score, one, other) in judged.iter().filter(|pair| pair.0 != (pair.1 >= ALIKE)) {
        println!("wrong {score:.2} {} | {one} | {other}", if *same { "+" } else { "-" });
    }
    let count = |same, shown| judged.iter().filter(|pair| pair.0 == same && (pair.1 >= ALIKE) == shown).count();
    let (hits, misses, false_alarms) = (count(true, true), count(true, false), count(false, true));
    let (recall, precision) = (hits as f64 / (hits + misses) as f64, hits as f64 / (hits + false_alarms) as f64);
    println!("recall {recall:.2}, precision {precision:.2}");
    (recall, precision)
}

#[test]
fn pairs_of_one_matter_are_found_and_others_are_not() {
    assert_eq!(pairs(PAIRS).filter(|pair| pair.0).count(), 20);
    assert_eq!(pairs(PAIRS).filter(|pair| !pair.0).count(), 20);
    let (recall, precision) = judged(PAIRS);
    assert!(recall >= 0.95, "recall {recall:.2}");
    assert!(precision >= 0.9, "precision {precision:.2}");
}

#[test]
fn so_are_most_of_those_the_tables_were_not_made_with() {
    let (recall, precision) = judged(HELD_BACK);
    assert!(recall >= 0.7, "recall {recall:.2}");
    assert!(precision >= 0.7, "precision {precision:.2}");
}

#[test]
fn likeness_goes_both_ways_and_knows_itself() {
    for (_, one, other) in pairs(PAIRS) {
        assert!((alike(one, other) - alike(other, one)).abs() < 1e-9, "{one}");
        assert!((alike(one, one) - 1.0).abs() < 1e-9, "{one}");
    }
}

#[test]
fn marks_and_the_name_of_the_commune_do_not_matter() {
    let with = "Xã Quỳnh Sơn thiếu cán bộ thú y";
    assert_eq!(Terms::of(with), Terms::of("xa thieu can bo thu y"));
    assert_eq!(Terms::of(with), Terms::of("Phường Hoàng Mai thiếu cán bộ thú y"));
}

#[test]
fn a_text_without_words_is_like_nothing() {
    assert!(Terms::of(" … và, của; 12 ").iter().all(|term| term == "12"));
    assert!(Terms::of("và của").is_empty());
    assert!(alike("và của", "và của").abs() < 1e-9);
}

/// Somebody of the demo.
fn demo_actor(store: &testkit::TestStore, login: &str, now: Timestamp) -> Actor {
    let found = store.read_blocking(|conn| identity::actor_by_login(conn, login, "test", now));
    found.unwrap().unwrap_or_else(|| panic!("no account {login}"))
}

/// Sends a recommendation that says just this.
fn raise(store: &testkit::TestStore, login: &str, text: &str, now: Timestamp) {
    let actor = demo_actor(store, login, now);
    let cmd = SaveDraft {
        field: Some(Field::Other),
        title: text.chars().take(300).collect(),
        content: text.to_owned(),
        ..SaveDraft::default()
    };
    store
        .write_blocking(move |conn| {
            let ctx = Ctx::new(&actor, now);
            let code = Docket::new().save_draft(conn, &ctx, None, &cmd)?.recommendation.code;
            Docket::new().send(conn, &ctx, &Target::new(code), &Send::default()).map(|_| ())
        })
        .unwrap();
}

/// The search itself, among thousands of others that speak of the same fields.
#[test]
fn the_search_finds_them_among_thousands() {
    testkit::both(SETS, |store| {
        let now = moment("2026-11-23T08:00:00");
        let seed = move |conn: &mut store::Conn| {
            organization::demo::seed(conn, &Ctx::new(&Actor::console(), now))?;
            docket::commands::seed_field_leads(conn, now)
        };
        store.write_blocking(seed).unwrap();
        let sought: Vec<_> = pairs(PAIRS).collect();
        for (_, one, _) in &sought {
            raise(store, "quynhluu.head", one, now);
        }
        // Newer than all of them, so that they are found for what they say and not for when.
        generate::fill(store, 3_000, 0, 1, now).unwrap();
        let reader = demo_actor(store, "hoangmai.head", now);
        let found = |one: &str, other: &str| {
            let ctx = Ctx::new(&reader, now);
            let hits = store.read_blocking(|conn| Docket::new().similar(conn, &ctx, other, "", 6)).unwrap();
            hits.iter().any(|hit| hit.content == one)
        };
        let judged: Vec<(bool, bool)> = sought.iter().map(|(same, one, other)| (*same, found(one, other))).collect();
        let count = |pair| judged.iter().filter(|own| **own == pair).count();
        let (hits, misses, false_alarms) = (count((true, true)), count((true, false)), count((false, true)));
        let (recall, precision) = (hits as f64 / (hits + misses) as f64, hits as f64 / (hits + false_alarms) as f64);
        println!("in the store: recall {recall:.2}, precision {precision:.2}");
        // Six are shown, and many of the thousands say the same as one of the pairs word for word.
        assert!(recall >= 0.8, "recall {recall:.2}");
        assert!(precision >= 0.9, "precision {precision:.2}");
    });
}
