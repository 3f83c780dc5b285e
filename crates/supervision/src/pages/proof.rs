//! How good the forecasts were: what was said against what came, beside two simple rules.

use askama::Template;
use axum::extract::State as From;
use jiff::ToSpan;
use kernel::Date;
use organization::settings::SettingKey;
use store::Conn;
use web::{Page, Query, Staff, Texts};

use super::Answer;
use super::asked::PlaceAsk;
use super::charts::{Dot, SQUARE, dots};
use crate::policy::Sight;
use crate::queries::{self, Proof};
use crate::rules::forecast::Score;
use crate::{Desk, WORDS};

/// Months looked back.
const MONTHS: i64 = 12;

/// A tenth of the scale in words.
pub struct Bin {
    pub said: String,
    pub came: String,
    pub late: String,
    pub count: String,
}

/// A month, or all of them, in words.
pub struct Line {
    pub month: String,
    pub count: String,
    pub late: String,
    pub model: String,
    pub used: String,
    pub base: String,
}

#[derive(Template)]
#[template(path = "supervision-forecasts.html")]
struct Forecasts {
    page: Page,
    t: Texts,
    place: String,
    square: i64,
    dots: Vec<Dot>,
    bins: Vec<Bin>,
    months: Vec<Line>,
    total: Line,
    used: i64,
}

/// The calibration and the scores of the last months, of the province or of one body.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<PlaceAsk>) -> Answer {
    let t = staff.texts(&WORDS);
    let (actor, today) = (staff.actor.clone(), desk.kit.clock.now().date());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let catalogue = procedures::catalogue(conn)?;
        let place = ask.place(&Sight::of(&actor, &directory), &directory, &catalogue, &t)?;
        let proof = queries::proof(conn, place.filter.bodies.as_deref(), month(today))?;
        let used = crate::set::read(conn, SettingKey::WarnUsedPercent, today)?;
        Ok((place.title, proof, used))
    };
    let (place, proof, used) = desk.kit.store.read(read).await?;
    web::render(&shown(t, &staff, place, &proof, used))
}

/// `yyyymm` of the first month that is shown.
fn month(today: Date) -> i32 {
    let first = today.civil().saturating_sub((MONTHS - 1).months());
    i32::from(first.year()) * 100 + i32::from(first.month())
}

fn shown(t: Texts, staff: &Staff, place: String, proof: &Proof, used: i64) -> Forecasts {
    let bins: Vec<&Score> = proof.bins.iter().filter(|bin| bin.count > 0).collect();
    let said = |bin: &Score| (bin.chances / bin.count, bin.late * 1_000 / bin.count);
    let dot = |bin: &&Score| {
        let (said, came) = said(bin);
        let gaps = [("said", t.tenths(said)), ("came", t.tenths(came)), ("count", t.number(bin.count))];
        (said, came, bin.count, t.fill("supervision-proof-dot", gaps))
    };
    let line = |bin: &&Score| {
        let (said, came) = said(bin);
        let percent = |thousandths: i64| format!("{} %", t.tenths(thousandths));
        Bin { said: percent(said), came: percent(came), late: t.number(bin.late), count: t.number(bin.count) }
    };
    let of_month = |(month, score): &(i32, Score)| score_line(&t, format!("{:02}/{}", month % 100, month / 100), score);
    Forecasts {
        page: Page::staff(staff, t.say("supervision-proof-title")),
        place,
        square: SQUARE,
        dots: dots(&bins.iter().map(dot).collect::<Vec<_>>()),
        bins: bins.iter().map(line).collect(),
        months: proof.months.iter().map(of_month).collect(),
        total: score_line(&t, t.say("supervision-proof-total"), &proof.total),
        used,
        t,
    }
}

fn score_line(t: &Texts, month: String, score: &Score) -> Line {
    let brier = |sum: i64| {
        let shown = score.brier(sum).map_or_else(|| "–".to_owned(), |brier| format!("{brier:.3}"));
        if t.lang() == kernel::Lang::Vi { shown.replace('.', ",") } else { shown }
    };
    Line {
        month,
        count: t.number(score.count),
        late: t.number(score.late),
        model: brier(score.model),
        used: brier(score.used),
        base: brier(score.base),
    }
}
