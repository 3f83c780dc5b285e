//! Names put together from frequent parts: the same login always gets the same name.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::plan;

#[derive(Deserialize)]
struct Part {
    part: String,
    name: String,
    gender: String,
}

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| plan::read(include_str!("../../data/names.csv")));

/// The name of the person with this login, marked as made up.
pub(super) fn of(login: &str, marker: &str) -> String {
    let mut seed = login
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let gender = if next(&mut seed).is_multiple_of(2) { "male" } else { "female" };
    let words = [("surname", "both"), ("middle", gender), ("given", gender)].map(|(part, gender)| {
        let fitting: Vec<&Part> = PARTS.iter().filter(|row| row.part == part && row.gender == gender).collect();
        let at = usize::try_from(next(&mut seed) % fitting.len().max(1) as u64).unwrap_or(0);
        fitting.get(at).map(|row| row.name.as_str()).unwrap_or_default()
    });
    format!("{} {marker}", words.join(" "))
}

/// SplitMix64.
fn next(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
