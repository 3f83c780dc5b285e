//! What will be late in the next working days, by what would help and who can do it; and one dossier asked anew.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use askama::Template;
use axum::extract::State as From;
use dossiers::{Action, Dossiers, Step};
use identity::Ctx;
use kernel::Id;
use organization::Directory;
use organization::settings::SettingKey;
use procedures::Catalogue;
use serde::Deserialize;
use store::Conn;
use web::{Page, PageError, Path, Query, Staff, Texts};

use super::Answer;
use super::asked::{PlaceAsk, address, unit_name};
use crate::forecast::{self, Foreseen, working_days_after};
use crate::policy::Sight;
use crate::queries::{self, AheadAsk, Expected};
use crate::rules::forecast::{Cause, Help};
use crate::{Desk, WORDS};

/// Working days ahead to choose from.
const CHOICES: [usize; 3] = [1, 3, 5];
/// Dossiers on the page at most.
const SHOWN: i64 = 300;

#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(flatten)]
    place: PlaceAsk,
    #[serde(default)]
    days: String,
}

/// A choice of how far to look.
pub struct Choice {
    pub words: String,
    pub href: String,
    pub chosen: bool,
}

/// One dossier in words.
pub struct Row {
    pub code: String,
    pub procedure: String,
    pub due: String,
    pub chance: String,
    pub finish: String,
    pub reasons: Vec<String>,
    /// Where the act that helps is done.
    pub act: String,
}

/// Everybody who can help in one way, with what they can help with.
pub struct Group {
    pub help: Help,
    pub who: String,
    pub rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "supervision-ahead.html")]
struct Ahead {
    page: Page,
    t: Texts,
    place: String,
    choices: Vec<Choice>,
    groups: Vec<Group>,
    count: String,
    from: String,
    /// Nothing was learnt yet.
    untaught: bool,
}

/// Everything the page shows.
struct Loaded {
    directory: Arc<Directory>,
    catalogue: Arc<Catalogue>,
    title: String,
    unit: String,
    rows: Vec<Expected>,
    people: HashMap<Id, (String, String)>,
    /// Codes of those on which the reader may do the act that helps.
    may: HashSet<String>,
    likely: i32,
    untaught: bool,
}

/// What will be late in the next one, three or five working days.
pub async fn page(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let t = staff.texts(&WORDS);
    let now = desk.kit.clock.now();
    let days = ask.days.parse().ok().filter(|days| CHOICES.contains(days)).unwrap_or(CHOICES[1]);
    let (actor, place) = (staff.actor.clone(), ask.place.clone());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        load(conn, &place, &Sight::of(&actor, &directory), &t, (&Ctx::new(&actor, now), days))
    };
    let loaded = desk.kit.store.read(read).await?;
    let choice = |days: usize| Choice {
        words: t.fill("supervision-ahead-days", [("count", days)]),
        href: address("/staff/supervision/ahead", &[("days", days.to_string()), ("unit", loaded.unit.clone())]),
        chosen: false,
    };
    let shown = Ahead {
        page: Page::staff(&staff, t.say("supervision-ahead-title")),
        choices: CHOICES.map(|own| Choice { chosen: own == days, ..choice(own) }).into(),
        count: t.fill("supervision-count", [("count", loaded.rows.len())]),
        from: t.fill("supervision-ahead-from", [("percent", loaded.likely / 10)]),
        groups: groups(&t, &loaded),
        untaught: loaded.untaught,
        place: loaded.title,
        t,
    };
    web::render(&shown)
}

fn load(
    conn: &mut Conn,
    ask: &PlaceAsk,
    sight: &Sight,
    t: &Texts,
    (ctx, days): (&Ctx<'_>, usize),
) -> store::Result<Loaded> {
    let today = ctx.now.date();
    let picture = organization::snapshot(conn)?;
    let catalogue = procedures::catalogue(conn)?;
    let place = ask.place(sight, &picture.directory, &catalogue, t)?;
    let likely = crate::set::of(&picture, SettingKey::LateChancePercent, today) * 10;
    let likely = i32::try_from(likely).unwrap_or(1_000);
    // Late on a day is what was due before it.
    let until = working_days_after(picture.days(), today, days);
    let ask = AheadAsk { filter: place.filter, from: today, until, chance: likely, now: ctx.now };
    let rows = queries::ahead(conn, &ask, SHOWN)?;
    let people = queries::people(conn, rows.iter().filter_map(|own| own.row.help_person))?;
    let untaught = forecast::is_untaught(conn)?;
    let acts = rows.iter().filter_map(|own| Some((own.code.as_str(), action(own.row.help, own.row.step)?)));
    let may = permitted(conn, ctx, acts)?;
    let directory = picture.directory.clone();
    Ok(Loaded { directory, catalogue, title: place.title, unit: place.unit, rows, people, may, likely, untaught })
}

/// By what would help, in the order of the definition, and there by who can.
fn groups(t: &Texts, loaded: &Loaded) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for help in Help::ALL {
        let begin = groups.len();
        for own in loaded.rows.iter().filter(|own| own.row.help == *help) {
            let who = who(loaded, own);
            let row = row(t, loaded, own);
            match groups[begin..].iter_mut().find(|group| group.who == who) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { help: *help, who, rows: vec![row] }),
            }
        }
    }
    groups
}

fn who(loaded: &Loaded, own: &Expected) -> String {
    let unit = unit_name(&loaded.directory, own.row.help_unit);
    let person = own.row.help_person.and_then(|person| loaded.people.get(&person));
    person.map_or(unit.clone(), |(_, name)| format!("{name} · {unit}"))
}

fn row(t: &Texts, loaded: &Loaded, own: &Expected) -> Row {
    let procedure = loaded.catalogue.versions(&own.procedure).last();
    Row {
        procedure: procedure.map_or_else(|| own.procedure.clone(), |version| version.name.clone()),
        due: t.date(own.row.due_day),
        chance: format!("{} %", t.tenths(i64::from(own.row.chance))),
        finish: t.date(own.row.finish_day),
        reasons: reasons(t, &loaded.directory, &own.row.causes()),
        act: act(own.row.help, &own.code, loaded.may.contains(&own.code)),
        code: own.code.clone(),
    }
}

/// The act that helps, if there is a form for it at this step.
const fn action(help: Help, step: Step) -> Option<Action> {
    match (help, step) {
        (Help::Reassign, Step::Assign | Step::Process | Step::Whole) => Some(Action::Assign),
        (Help::Apologise, _) => Some(Action::Apologise),
        _ => None,
    }
}

/// Where the act that helps is done: its form for who may do it, and for everybody else the dossier.
fn act(help: Help, code: &str, may: bool) -> String {
    match help {
        Help::Reassign if may => format!("/staff/dossiers/{code}/actions/assign"),
        Help::Apologise if may => format!("/staff/dossiers/{code}/actions/apologise"),
        _ => format!("/staff/dossiers/{code}"),
    }
}

/// The codes of those on which the actor may do the act.
///
/// # Errors
/// Those of the database.
pub fn permitted<'a>(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    acts: impl Iterator<Item = (&'a str, Action)>,
) -> store::Result<HashSet<String>> {
    let (wing, mut may) = (Dossiers::new(), HashSet::new());
    for (code, action) in acts {
        match wing.peek(conn, ctx, code, action) {
            Ok(_) => _ = may.insert(code.to_owned()),
            Err(store::Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(may)
}

/// Causes in words.
pub fn reasons(t: &Texts, directory: &Directory, causes: &[Cause]) -> Vec<String> {
    let span = |seconds: i64| t.working_days(seconds.max(0), calendar::WORKING_DAY);
    causes.iter().map(|cause| t.reason(&cause.reason(span, |unit| unit_name(directory, unit)))).collect()
}

#[derive(Template)]
#[template(path = "supervision-foreseen.html")]
struct One {
    page: Page,
    t: Texts,
    code: String,
    due: String,
    chance: String,
    finish: String,
    surely: String,
    left: String,
    causes: Vec<(String, String)>,
    plain: Vec<String>,
    help: Help,
    who: String,
    act: String,
}

/// One dossier as it stands now, with what each cause makes.
pub async fn one(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let (actor, now) = (staff.actor.clone(), desk.kit.clock.now());
    let read = move |conn: &mut Conn| {
        let directory = organization::directory(conn)?;
        let found = forecast::foresee(conn, &code, now)?;
        let Some(found) = found else { return Ok((directory, None)) };
        let sight = Sight::of(&actor, &directory);
        sight.may(found.row.body).or_else(|_| sight.may(found.row.centre))?;
        let people = queries::people(conn, found.row.help_person.into_iter())?;
        let asked = action(found.row.help, found.row.step).map(|action| (found.code.as_str(), action));
        let may = !permitted(conn, &Ctx::new(&actor, now), asked.into_iter())?.is_empty();
        Ok((directory, Some((found, people, may))))
    };
    let (directory, found) = desk.kit.store.read(read).await?;
    let (found, people, may) = found.ok_or_else(PageError::not_found)?;
    web::render(&shown(t, &staff, &directory, &found, (&people, may)))
}

fn shown(
    t: Texts,
    staff: &Staff,
    directory: &Directory,
    found: &Foreseen,
    (people, may): (&HashMap<Id, (String, String)>, bool),
) -> One {
    let percent = |thousandths: i64| format!("{} %", t.tenths(thousandths));
    let causes: Vec<Cause> = found.forecast.causes.iter().map(|(cause, _)| cause.clone()).collect();
    let heavy = reasons(&t, directory, &causes);
    let without = found.forecast.causes.iter().map(|(_, without)| percent(*without));
    let unit = unit_name(directory, found.row.help_unit);
    let person =
        found.row.help_person.and_then(|person| people.get(&person)).map(|(_, name)| format!("{name} · {unit}"));
    One {
        page: Page::staff(staff, t.fill("supervision-foreseen-title", [("code", &found.code)])),
        due: t.date(found.row.due_day),
        chance: percent(found.forecast.chance),
        finish: t.date(found.row.finish_day),
        surely: t.date(found.row.surely_day),
        left: t.working_days(found.left.max(0), calendar::WORKING_DAY),
        causes: heavy.into_iter().zip(without).collect(),
        plain: reasons(&t, directory, &found.row.causes()[causes.len()..]),
        help: found.row.help,
        who: person.unwrap_or(unit),
        act: act(found.row.help, &found.code, may),
        code: found.code.clone(),
        t,
    }
}
