//! Figures in words and links, as every page of this wing shows them.

use web::Texts;

use super::asked::{address, period_pairs};
use crate::model::{Figure, Measure, Period};
use crate::rules::{self, Rate};

/// A number and the list it opens to; no link where there is nothing to list.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub shown: String,
    pub href: String,
    /// What it counts, for who cannot see the column.
    pub label: String,
    /// `bad` where it should be nothing.
    pub kind: &'static str,
}

/// One line of a table of figures.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub name: String,
    pub href: String,
    /// Remark under the name.
    pub note: String,
    pub cells: Vec<Cell>,
    pub rate: Share,
    /// The rate of the period before.
    pub change: String,
}

/// A rate in words, with how it is to be coloured.
#[derive(Clone, Debug, Default)]
pub struct Share {
    /// `98,4 %`, or a dash where there is nothing to share.
    pub shown: String,
    /// 1 (best) to 5, 0 for no rate.
    pub band: u8,
}

/// The columns of every table, in the order of the report (F3).
pub const COLUMNS: [Measure; 14] = [
    Measure::CarriedIn,
    Measure::ReceivedDirect,
    Measure::ReceivedOnline,
    Measure::ReceivedPost,
    Measure::DoneEarly,
    Measure::DoneOnTime,
    Measure::DoneLate,
    Measure::Refused,
    Measure::Withdrawn,
    Measure::Stopped,
    Measure::OpenInTime,
    Measure::OpenLate,
    Measure::OpenPaused,
    Measure::OpenWaiting,
];

/// Tenths of a percent: `98,4 %`.
pub fn percent(t: &Texts, rate: Option<Rate>) -> String {
    rate.map_or_else(|| "–".to_owned(), |rate| format!("{} %", t.tenths(rate.per_mille())))
}

/// The rate with its band on the scale of the map.
pub fn share(t: &Texts, rate: Option<Rate>) -> Share {
    Share { shown: percent(t, rate), band: rate.map_or(0, band) }
}

/// Bands of the on-time rate: from 99, 97, 95 and 90 percent, and below.
pub fn band(rate: Rate) -> u8 {
    match rate.per_mille() {
        990.. => 1,
        970..=989 => 2,
        950..=969 => 3,
        900..=949 => 4,
        _ => 5,
    }
}

/// How a rate changed against another, in percentage points: `+0,6`.
pub fn change(t: &Texts, now: Option<Rate>, before: Option<Rate>) -> String {
    let Some((now, before)) = now.zip(before) else { return String::new() };
    let tenths = now.per_mille() - before.per_mille();
    match tenths {
        0 => "±0".to_owned(),
        1.. => format!("+{}", t.tenths(tenths)),
        _ => t.tenths(tenths).replace('-', "−"),
    }
}

/// The list behind a number.
pub fn behind(measure: Measure, period: Period, place: &[(&'static str, String)]) -> String {
    let mut pairs = vec![("figure", measure.to_string())];
    pairs.extend(place.iter().cloned());
    pairs.extend(period_pairs(period));
    address("/staff/supervision/dossiers", &pairs)
}

/// One number that opens to its dossiers.
pub fn cell(t: &Texts, measure: Measure, figure: &Figure, period: Period, place: &[(&'static str, String)]) -> Cell {
    let count = figure.of(measure);
    let bad = matches!(measure, Measure::DoneLate | Measure::OpenLate) && count > 0;
    Cell {
        shown: t.number(count),
        href: if count > 0 { behind(measure, period, place) } else { String::new() },
        label: t.say(&measure.key()),
        kind: if bad { "bad" } else { "" },
    }
}

/// A line of a table.
pub fn line(
    t: &Texts,
    name: String,
    href: String,
    figure: &Figure,
    period: Period,
    place: &[(&'static str, String)],
) -> Line {
    Line {
        name,
        href,
        note: String::new(),
        cells: COLUMNS.iter().map(|measure| cell(t, *measure, figure, period, place)).collect(),
        rate: share(t, rules::on_time_rate(&figure.flow)),
        change: String::new(),
    }
}

/// The period in words: `Tuần 16/11 – 22/11/2026`.
pub fn period_words(t: &Texts, period: Period) -> String {
    use crate::model::PeriodKind as K;
    let (from, to) = (period.from.civil(), period.to.civil());
    let year = from.year().to_string();
    let days = || format!("{:02}/{:02} – {}", from.day(), from.month(), t.date(period.to));
    match period.kind {
        K::Day => t.date(period.from),
        K::Week => t.fill("supervision-words-week", [("days", &days())]),
        K::Month => t.fill("supervision-words-month", [("month", &from.month().to_string()), ("year", &year)]),
        K::Quarter => {
            let quarter = ((from.month() - 1) / 3 + 1).to_string();
            t.fill("supervision-words-quarter", [("quarter", &quarter), ("year", &year)])
        }
        K::Year => t.fill("supervision-words-year", [("year", &year)]),
        K::Free if from.year() == to.year() => days(),
        K::Free => format!("{} – {}", t.date(period.from), t.date(period.to)),
    }
}

/// Where most is late first, then the lowest rate, then by name.
pub fn worst_first(lines: &mut [(Figure, Line)]) {
    lines.sort_by_cached_key(|(figure, line)| {
        let rate = rules::on_time_rate(&figure.flow).map_or(1_001, Rate::per_mille);
        (-figure.stock.late, rate, kernel::text::sort_key(&line.name))
    });
}
