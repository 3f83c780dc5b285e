//! H10: labelled pairs, twenty of one matter and twenty of two, and as many again that the tables were not made with.

use docket::rules::similar::{ALIKE, Terms, likeness};

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
