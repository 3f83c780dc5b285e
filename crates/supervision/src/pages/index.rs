//! The quality index of Decision 766: groups and parts, what would raise it most, and who lost the points of a part.

use askama::Template;
use axum::extract::State as From;
use axum::http::header;
use axum::response::IntoResponse;
use identity::Actor;
use kernel::Timestamp;
use organization::{Directory, UnitKind};
use serde::Deserialize;
use store::Conn;
use web::{Page, PageError, Path, Query, Staff, Texts};

use super::Answer;
use super::asked::{PeriodAsk, Place, PlaceAsk, When, address, period_pairs};
use super::place::behind;
use crate::index::{self, Counted, Datum, Facts, Index, Lost, Part, Scored, Weight};
use crate::model::{Measure, Period, PeriodKind};
use crate::policy::Sight;
use crate::{Desk, WORDS};

/// Dossiers shown that lost points.
const SHOWN: i64 = 200;
const HERE: &str = "/staff/supervision/index";

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    period: PeriodAsk,
    #[serde(default)]
    unit: String,
}

/// A group in words.
pub struct GroupLine {
    pub name: String,
    pub points: String,
    pub parts: Vec<PartLine>,
}

/// A part in words.
pub struct PartLine {
    pub name: String,
    /// So many of so many, or why there is nothing.
    pub counted: String,
    pub points: String,
    pub lost: String,
    /// Where the lost points open; empty where none was lost.
    pub href: String,
    /// The rule of the weight, and how sure it is.
    pub basis: String,
    pub missing: String,
}

#[derive(Template)]
#[template(path = "supervision-index.html")]
struct Shown {
    page: Page,
    t: Texts,
    when: When,
    place: String,
    unit: String,
    units: Vec<(String, String)>,
    /// Of a hundred.
    score: String,
    earned: String,
    groups: Vec<GroupLine>,
    gains: Vec<PartLine>,
    export: String,
}

#[derive(Template)]
#[template(path = "supervision-index-part.html")]
struct PartPage {
    page: Page,
    t: Texts,
    place: String,
    words: String,
    line: PartLine,
    back: String,
    note: String,
    /// Address, name, how many, what is missing.
    procedures: Vec<(String, String, String, String)>,
    dossiers: Vec<String>,
    links: Vec<(String, String)>,
    more: bool,
}

/// What an index is computed from, and for whom.
pub struct Read {
    pub place: Place,
    pub facts: Facts,
    pub weights: Vec<Weight>,
    units: Vec<(String, String)>,
}

impl Read {
    /// The index.
    #[must_use]
    pub fn index(&self) -> Index {
        index::index(&self.weights, |part| index::counted(&self.facts, part))
    }
}

/// Reads it for who may see the figures of the place.
///
/// # Errors
/// Forbidden; not found; those of the database.
pub fn read(
    conn: &mut Conn,
    actor: &Actor,
    (unit, period, now): (&str, Period, Timestamp),
    t: &Texts,
) -> store::Result<Read> {
    let directory = organization::directory(conn)?;
    let catalogue = procedures::catalogue(conn)?;
    let sight = Sight::of(actor, &directory);
    let asked = PlaceAsk { unit: body_code(&directory, unit), ..PlaceAsk::default() };
    let place = asked.place(&sight, &directory, &catalogue, t)?;
    let day = period.end(now.date());
    Ok(Read {
        facts: index::facts(conn, &place.filter, period, now)?,
        weights: index::weights(conn, day)?,
        units: if sight.everything { bodies(&directory, day) } else { Vec::new() },
        place,
    })
}

/// No sum knows both a centre and a procedure, so a centre is shown with its body.
fn body_code(directory: &Directory, code: &str) -> String {
    let unit = directory.by_code(code.trim()).filter(|unit| unit.kind == UnitKind::Centre);
    let body = unit.and_then(|unit| directory.unit(directory.body_of(unit.id)));
    body.map_or_else(|| code.to_owned(), |body| body.code.clone())
}

fn bodies(directory: &Directory, day: kernel::Date) -> Vec<(String, String)> {
    let of = |kind| directory.of_kind(kind).filter(|unit| unit.valid_on(day));
    let units = of(UnitKind::Department).chain(of(UnitKind::Commune));
    units.map(|unit| (unit.code.clone(), unit.name.clone())).collect()
}

/// The index of a place and period.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let when = When::new(&t, &ask.period, now.date(), PeriodKind::Month);
    let (actor, unit, period) = (staff.actor.clone(), ask.unit.clone(), when.period);
    let found = desk.kit.store.read(move |conn| read(conn, &actor, (&unit, period, now), &t)).await?;
    let index = found.index();
    let pairs = pairs(&found.place, period);
    let shown = Shown {
        page: Page::staff(&staff, t.say("supervision-index-title")),
        score: index.of_hundred().map_or_else(|| "–".to_owned(), |score| t.tenths(score)),
        earned: t.fill(
            "supervision-index-earned",
            [("earned", &points(&t, index.earned)), ("of", &points(&t, index.counted))],
        ),
        groups: index.groups.iter().map(|group| group_line(&t, group, &pairs)).collect(),
        gains: index.gains().into_iter().map(|part| part_line(&t, part, &pairs)).collect(),
        export: address(&format!("{HERE}/export.csv"), &pairs),
        place: found.place.title,
        unit: found.place.unit,
        units: found.units,
        when,
        t,
    };
    When::answer(shown.when.faults.is_empty(), &shown)
}

fn pairs(place: &Place, period: Period) -> Vec<(&'static str, String)> {
    let mut pairs = vec![("unit", place.unit.clone())];
    pairs.extend(period_pairs(period));
    pairs
}

/// Who lost the points of one part.
pub async fn part(From(desk): From<Desk>, staff: Staff, Path(part): Path<String>, Query(ask): Query<Ask>) -> Answer {
    let part = Part::parse(&part).ok_or_else(PageError::not_found)?;
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let when = When::new(&t, &ask.period, now.date(), PeriodKind::Month);
    let (actor, unit, period) = (staff.actor.clone(), ask.unit.clone(), when.period);
    let load = move |conn: &mut Conn| {
        let found = read(conn, &actor, (&unit, period, now), &t)?;
        let lost = index::lost(conn, &found.facts, part, (&found.place.filter, period, SHOWN))?;
        Ok((found, lost))
    };
    let (found, lost) = desk.kit.store.read(load).await?;
    let index = found.index();
    let parts = index.groups.iter().flat_map(|group| &group.parts);
    let own = parts.into_iter().find(|own| own.weight.part == part).ok_or_else(PageError::not_found)?;
    let pairs = pairs(&found.place, period);
    web::render(&PartPage {
        page: Page::staff(&staff, t.say(&part.key())),
        line: part_line(&t, own, &pairs),
        back: address(HERE, &pairs),
        note: t.say(&format!("supervision-index-how-{part}")),
        procedures: procedures(&t, &lost, period, &found.place),
        links: links(&t, &lost, period, &found.place),
        more: matches!(&lost, Lost::Dossiers(codes) if i64::try_from(codes.len()).is_ok_and(|count| count >= SHOWN)),
        dossiers: if let Lost::Dossiers(codes) = lost { codes } else { Vec::new() },
        place: found.place.title,
        words: when.words,
        t,
    })
}

fn procedures(t: &Texts, lost: &Lost, period: Period, place: &Place) -> Vec<(String, String, String, String)> {
    let Lost::Procedures(all) = lost else { return Vec::new() };
    let row = |(own, count): &(index::Procedure, i64)| {
        let pairs = [("unit", place.unit.clone()), ("procedure", own.code.clone())];
        let lacks: Vec<String> = own.lacks.iter().map(|key| t.say(key)).collect();
        (
            behind(Measure::Received, period, &pairs),
            format!("{} · {}", own.code, own.name),
            t.number(*count),
            lacks.join(", "),
        )
    };
    all.iter().map(row).collect()
}

fn links(t: &Texts, lost: &Lost, period: Period, place: &Place) -> Vec<(String, String)> {
    let of_unit = [("unit", place.unit.clone())];
    match lost {
        Lost::Late => [Measure::DoneLate, Measure::OpenLate]
            .map(|measure| (behind(measure, period, &of_unit), t.say(&measure.key())))
            .to_vec(),
        Lost::Petitions => vec![("/staff/petitions?tab=climbed".to_owned(), t.say("supervision-index-petitions"))],
        _ => Vec::new(),
    }
}

fn group_line(t: &Texts, group: &index::GroupScore, pairs: &[(&'static str, String)]) -> GroupLine {
    let score = match group.counted {
        0 => t.say("supervision-index-no-data"),
        counted => format!("{} / {}", points(t, group.earned), points(t, counted)),
    };
    let full: i64 = group.parts.iter().map(|part| part.weight.points).sum();
    GroupLine {
        name: format!("{} ({})", t.say(&group.group.key()), points(t, full)),
        points: score,
        parts: group.parts.iter().map(|part| part_line(t, part, pairs)).collect(),
    }
}

fn part_line(t: &Texts, own: &Scored, pairs: &[(&'static str, String)]) -> PartLine {
    let part = own.weight.part;
    let counted = match own.datum {
        Datum::NoSource => t.say("supervision-index-no-data"),
        Datum::Nothing => t.say("supervision-index-nothing"),
        Datum::Counted(Counted { good, all }) => format!("{} / {}", t.number(good), t.number(all)),
    };
    let lost = own.lost();
    let certainty = t.say(&format!("organization-certainty-{}", own.weight.certainty.as_str().to_lowercase()));
    PartLine {
        name: t.say(&part.key()),
        counted,
        points: own.earned.map_or_else(
            || "–".to_owned(),
            |earned| format!("{} / {}", points(t, earned), points(t, own.weight.points)),
        ),
        href: if lost > 0 { address(&format!("{HERE}/parts/{part}"), pairs) } else { String::new() },
        lost: if lost > 0 { points(t, lost) } else { String::new() },
        basis: format!("{} · {certainty}", own.weight.source),
        missing: t.number(own.missing()),
    }
}

/// Hundredths of a point as people write them: `5,5`, `18`, `3,27`.
pub(super) fn points(t: &Texts, hundredths: i64) -> String {
    let comma = if t.lang() == kernel::Lang::Vi { ',' } else { '.' };
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}{comma}{}", rest / 10),
        rest => format!("{whole}{comma}{rest:02}"),
    }
}

/// The index as a file of comma-separated values: a line a part.
pub async fn export(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let when = When::new(&t, &ask.period, now.date(), PeriodKind::Month);
    if !when.faults.is_empty() {
        return Err(store::Error::Refused(kernel::Refusal::Invalid(when.faults.0)).into());
    }
    let (actor, unit, period) = (staff.actor.clone(), ask.unit.clone(), when.period);
    let found = desk.kit.store.read(move |conn| read(conn, &actor, (&unit, period, now), &t)).await?;
    let bytes = lines(&found.index()).map_err(|error| PageError::fault(&error))?;
    let name = format!("attachment; filename=\"index-{}-{}.csv\"", found.place.unit, period.from);
    let heads = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((heads, bytes).into_response())
}

fn lines(index: &Index) -> Result<Vec<u8>, csv::Error> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record([
        "group",
        "part",
        "good",
        "all",
        "earned",
        "points",
        "full_at",
        "source",
        "certainty",
        "valid_from",
    ])?;
    for own in index.groups.iter().flat_map(|group| &group.parts) {
        let (good, all) = match own.datum {
            Datum::Counted(Counted { good, all }) => (good.to_string(), all.to_string()),
            Datum::NoSource | Datum::Nothing => (String::new(), String::new()),
        };
        let decimal = |hundredths: i64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        let weight = &own.weight;
        file.write_record([
            weight.part.group().to_string(),
            weight.part.to_string(),
            good,
            all,
            own.earned.map(decimal).unwrap_or_default(),
            decimal(weight.points),
            format!("{}.{}", weight.full_at / 10, weight.full_at % 10),
            weight.source.clone(),
            weight.certainty.to_string(),
            weight.valid_from.to_string(),
        ])?;
    }
    Ok(file.into_inner().map_err(|error| error.into_error())?)
}
