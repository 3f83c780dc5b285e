//! The weights of the index: every dated version with its source and how sure it is, and the form for a new one.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Date, Reason};
use organization::settings::Certainty;
use web::{Faults, Form, Page, PageError, Staff, Texts};

use super::Answer;
use super::index::points;
use crate::commands::{SetWeights, set_weights};
use crate::index::{Group, Part, Weight, versions};
use crate::{Desk, WORDS, policy};

const HERE: &str = "/staff/supervision/index/weights";

/// A part in a version, in words.
pub struct Line {
    pub name: String,
    pub points: String,
    pub full: String,
    pub basis: String,
}

/// A version in words.
pub struct Version {
    pub title: String,
    pub lines: Vec<Line>,
    pub sum: String,
}

/// The fields of a part.
pub struct Row {
    pub part: Part,
    pub name: String,
    pub points: String,
    pub full: String,
}

/// A group of the form.
pub struct Fields {
    pub group: Group,
    pub name: String,
    pub rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "supervision-weights.html")]
struct Weights {
    page: Page,
    t: Texts,
    faults: Faults,
    versions: Vec<Version>,
    /// Only for who may enter a new version.
    form: Option<Vec<Fields>>,
    valid_from: String,
    source: String,
    certainty: String,
    certainties: Vec<(String, String)>,
}

/// What was typed, by field: parts come and go with the law.
type Typed = BTreeMap<String, String>;

/// All versions, and the form.
pub async fn page(From(desk): From<Desk>, staff: Staff) -> Answer {
    web::render(&shown(&desk, &staff, None, Faults::none()).await?)
}

async fn shown(desk: &Desk, staff: &Staff, typed: Option<&Typed>, faults: Faults) -> Result<Weights, PageError> {
    let t = staff.texts(&WORDS);
    let actor = staff.actor.clone();
    let rows = desk.kit.store.read(move |conn| {
        policy::may_see_weights(&actor)?;
        versions(conn)
    });
    let rows = rows.await?;
    let newest = rows.chunk_by(|one, next| one.valid_from == next.valid_from).next().unwrap_or_default();
    let may = policy::may_set_weights(&staff.actor).is_ok();
    let field = |name: &str| typed.and_then(|typed| typed.get(name)).cloned().unwrap_or_default();
    let sure = |own: &Certainty| t.say(&format!("organization-certainty-{}", own.as_str().to_lowercase()));
    Ok(Weights {
        page: Page::staff(staff, t.say("supervision-weights-title")),
        versions: rows.chunk_by(|one, next| one.valid_from == next.valid_from).map(|own| version(&t, own)).collect(),
        form: may.then(|| fields(&t, newest, typed)),
        valid_from: field("valid_from"),
        source: field("source"),
        certainty: field("certainty"),
        certainties: Certainty::ALL.iter().map(|own| (own.to_string(), sure(own))).collect(),
        faults,
        t,
    })
}

fn version(t: &Texts, rows: &[Weight]) -> Version {
    let day = rows.first().map(|row| t.date(row.valid_from)).unwrap_or_default();
    let line = |row: &Weight| Line {
        name: t.say(&row.part.key()),
        points: points(t, row.points),
        full: format!("{} %", t.tenths(row.full_at)),
        basis: basis(t, row),
    };
    Version {
        title: t.fill("supervision-weights-from", [("day", &day)]),
        sum: points(t, rows.iter().map(|row| row.points).sum()),
        lines: rows.iter().map(line).collect(),
    }
}

fn basis(t: &Texts, row: &Weight) -> String {
    let sure = t.say(&format!("organization-certainty-{}", row.certainty.as_str().to_lowercase()));
    format!("{} · {sure}", row.source)
}

/// The fields, filled with what was typed, or with what holds now.
fn fields(t: &Texts, newest: &[Weight], typed: Option<&Typed>) -> Vec<Fields> {
    let row = |part: &Part| {
        let own = newest.iter().find(|row| row.part == *part);
        let typed = |name: String| typed.map(|typed| typed.get(&name).cloned().unwrap_or_default());
        let full = |own: &Weight| t.tenths(own.full_at);
        Row {
            part: *part,
            name: t.say(&part.key()),
            points: typed(format!("points-{part}"))
                .unwrap_or_else(|| own.map(|own| points(t, own.points)).unwrap_or_default()),
            full: typed(format!("full-{part}")).unwrap_or_else(|| own.map(full).unwrap_or_default()),
        }
    };
    let of = |group: &Group| Fields {
        group: *group,
        name: format!("{} ({})", t.say(&group.key()), points(t, group.points())),
        rows: Part::ALL.iter().filter(|part| part.group() == *group).map(row).collect(),
    };
    Group::ALL.iter().map(of).collect()
}

/// Takes a new version in.
pub async fn set(From(desk): From<Desk>, staff: Staff, Form(typed): Form<Typed>) -> Answer {
    policy::may_set_weights(&staff.actor).map_err(store::Error::Refused)?;
    let mut faults = Faults::none();
    let cmd = command(&typed, &mut faults);
    let Some(cmd) = cmd.filter(|_| faults.is_empty()) else {
        return web::render_faulty(&shown(&desk, &staff, Some(&typed), faults).await?);
    };
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let done = desk.kit.store.write(move |conn| set_weights(conn, &Ctx::new(&actor, now), &cmd)).await;
    match Faults::split(done)? {
        Ok(()) => Ok(web::done(HERE, "supervision-weights-done")),
        Err(faults) => web::render_faulty(&shown(&desk, &staff, Some(&typed), faults).await?),
    }
}

fn command(typed: &Typed, faults: &mut Faults) -> Option<SetWeights> {
    let field = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default().trim();
    let valid_from = Date::parse(field("valid_from")).ok_or(Reason::new("supervision-date"));
    let valid_from = faults.take("valid_from", valid_from);
    let certainty = Certainty::parse(field("certainty")).ok_or(Reason::new("supervision-weights-certainty"));
    let certainty = faults.take("certainty", certainty);
    let mut rows = Vec::with_capacity(Part::ALL.len());
    for part in Part::ALL {
        let (points, full) = (format!("points-{part}"), format!("full-{part}"));
        let own = decimal(field(&points), 100).ok_or(Reason::new("supervision-weights-points"));
        let share = decimal(field(&full), 10).ok_or(Reason::new("supervision-weights-full"));
        if let (Some(own), Some(share)) = (faults.take(&points, own), faults.take(&full, share)) {
            rows.push((*part, own, share));
        }
    }
    let source = kernel::text::clean(field("source"));
    Some(SetWeights { valid_from: valid_from?, source, certainty: certainty?, rows })
}

/// A number with comma or point, as so many parts of one: `5,5` in hundredths is 550. `None` for anything finer, too
/// long or no number.
fn decimal(text: &str, parts: i64) -> Option<i64> {
    let text = text.trim_end_matches('%').trim();
    let (whole, rest) = text.split_once([',', '.']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let places = parts.ilog10() as usize;
    if whole.is_empty() || whole.len() > 4 || rest.len() > places || !digits(whole) || !digits(rest) {
        return None;
    }
    let rest: i64 = format!("{rest:0<places$}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * parts + rest)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(decimal("5,5", 100), Some(550));
        assert_eq!(decimal("5.55", 100), Some(555));
        assert_eq!(decimal("18", 100), Some(1_800));
        assert_eq!(decimal("80 %", 10), Some(800));
        for wrong in ["", ",5", "-1", "1,234", "1e3", "99999", "năm"] {
            assert_eq!(decimal(wrong, 100), None, "{wrong}");
        }
    }
}
