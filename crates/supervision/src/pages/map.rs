//! The communes of the province as a picture, coloured by a figure.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::Id;
use organization::{Directory, UnitKind};
use web::Texts;

use super::place::{band, percent};
use crate::model::Figure;
use crate::rules;

/// The shipped outlines by official code; see `data/README.md`.
static OUTLINES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    include_str!("../../data/communes.csv").lines().skip(1).filter_map(|line| line.split_once(',')).collect()
});

kernel::named_enum! {
    /// By what the map is coloured.
    pub enum Colour { OnTime = "on-time", OpenLate = "open-late", Online = "online", Received = "received" }
}

/// One commune of the map.
pub struct Shape {
    pub href: String,
    pub outline: &'static str,
    /// 0 for no data, else 1 to 5.
    pub band: u8,
    /// `Xã Quỳnh Lưu: 98,4 %`.
    pub title: String,
}

/// One line of the legend.
pub struct Legend {
    pub band: u8,
    pub words: String,
}

/// Every commune with an outline.
pub fn shapes(
    t: &Texts,
    directory: &Directory,
    colour: Colour,
    figures: &HashMap<Id, Figure>,
    query: &str,
) -> Vec<Shape> {
    let most = figures.values().map(|figure| figure.flow.received()).max().unwrap_or(0);
    let communes = directory.of_kind(UnitKind::Commune);
    let shape = |unit: &organization::Unit| {
        let outline = OUTLINES.get(unit.official_code.as_deref()?)?;
        let figure = figures.get(&unit.id).copied().unwrap_or_default();
        let (band, shown) = coloured(t, colour, &figure, most);
        let href = format!("/staff/supervision/units/{}{query}", unit.code);
        Some(Shape { href, outline, band, title: format!("{}: {shown}", unit.name) })
    };
    communes.filter_map(shape).collect()
}

/// The band of a figure, and the figure in words.
fn coloured(t: &Texts, colour: Colour, figure: &Figure, most: i64) -> (u8, String) {
    match colour {
        Colour::OnTime => {
            let rate = rules::on_time_rate(&figure.flow);
            (rate.map_or(0, band), percent(t, rate))
        }
        Colour::Online => {
            let rate = rules::online_rate(&figure.flow);
            (rate.map_or(0, |rate| fifths(1_000 - rate.per_mille(), 1_000)), percent(t, rate))
        }
        Colour::OpenLate => (late_band(figure.stock.late), t.number(figure.stock.late)),
        Colour::Received => {
            let count = figure.flow.received();
            (if count == 0 { 0 } else { fifths(most - count, most.max(1)) }, t.number(count))
        }
    }
}

/// Late dossiers: none, one, up to 4, up to 9, more.
const fn late_band(late: i64) -> u8 {
    match late {
        ..=0 => 1,
        1 => 2,
        2..=4 => 3,
        5..=9 => 4,
        _ => 5,
    }
}

/// 1 to 5 by fifths of the whole.
fn fifths(part: i64, of: i64) -> u8 {
    u8::try_from((part * 5 / of).clamp(0, 4) + 1).unwrap_or(5)
}

/// What the colours mean.
pub fn legend(t: &Texts, colour: Colour, figures: &HashMap<Id, Figure>) -> Vec<Legend> {
    let most = figures.values().map(|figure| figure.flow.received()).max().unwrap_or(0);
    let words: [String; 5] = match colour {
        Colour::OnTime => ["≥ 99 %", "97 – 99 %", "95 – 97 %", "90 – 95 %", "< 90 %"].map(str::to_owned),
        Colour::Online => ["> 80 %", "60 – 80 %", "40 – 60 %", "20 – 40 %", "≤ 20 %"].map(str::to_owned),
        Colour::OpenLate => ["0", "1", "2 – 4", "5 – 9", "≥ 10"].map(str::to_owned),
        Colour::Received => [4, 3, 2, 1, 0].map(|fifth| format!("> {}", t.number(most * fifth / 5))),
    };
    let mut legend: Vec<Legend> = (1..).zip(words).map(|(band, words)| Legend { band, words }).collect();
    legend.push(Legend { band: 0, words: t.say("supervision-no-data") });
    legend
}
