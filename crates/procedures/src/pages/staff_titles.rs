use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use identity::Ctx;
use kernel::FieldFault;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Form, Page, PageError, Path, Staff, Texts};

use super::typed::{self, Opened, open};
use crate::commands::{SetShortTitle, set_short_title};
use crate::{Part, State, WORDS, policy, queries};

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub(super) struct Typed {
    key: Vec<String>,
    short: Vec<String>,
}

#[derive(Template)]
#[template(path = "procedure-titles.html")]
struct Titles {
    page: Page,
    t: Texts,
    code: String,
    name: String,
    faults: Faults,
    rows: Vec<Row>,
}

struct Row {
    key: String,
    title: String,
    short: String,
    field: String,
}

impl Titles {
    fn new(staff: &Staff, opened: &Opened, parts: &[Part], typed: &Typed, faults: Faults) -> Self {
        let t = staff.texts(&WORDS);
        let mut rows: Vec<Row> = Vec::new();
        for part in parts {
            if rows.iter().any(|row| row.key == part.title_key) {
                continue;
            }
            let at = typed.key.iter().position(|key| *key == part.title_key);
            let short = at.and_then(|at| typed.short.get(at)).cloned();
            rows.push(Row {
                key: part.title_key.clone(),
                title: part.title.clone(),
                short: short.unwrap_or_else(|| part.short_title.clone().unwrap_or_default()),
                field: format!("short-{}", part.title_key),
            });
        }
        Self {
            page: Page::staff(staff, t.say("procedure-set-titles")),
            code: opened.version.code.clone(),
            name: opened.version.name.clone(),
            rows,
            faults,
            t,
        }
    }
}

async fn parts(state: &State, opened: &Opened) -> Result<Vec<Part>, PageError> {
    let version = opened.version.clone();
    Ok(state.kit.store.read(move |conn| queries::parts(conn, &version)).await?)
}

/// `GET /staff/procedures/{code}/titles`.
pub(super) async fn form(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let parts = parts(&state, &opened).await?;
    web::render(&Titles::new(&staff, &opened, &parts, &Typed::default(), Faults::none()))
}

/// `POST /staff/procedures/{code}/titles`: all of them in one go; only those that changed are written.
pub(super) async fn save(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    policy::may_correct(&staff.actor, &opened.directory, &opened.version.field)?;
    let parts = parts(&state, &opened).await?;
    let changed = Ok(changed(&opened, &parts, &typed));
    let run = |conn: &mut Conn, ctx: &Ctx<'_>, changed: &Vec<SetShortTitle>| {
        let set =
            |cmd: &SetShortTitle| set_short_title(conn, ctx, cmd).map_err(|error| at_field(error, &cmd.title_key));
        changed.iter().try_for_each(set)
    };
    let again = |faults| Titles::new(&staff, &opened, &parts, &typed, faults);
    typed::save(&state.kit, &staff, &opened, changed, run, again).await
}

fn changed(opened: &Opened, parts: &[Part], typed: &Typed) -> Vec<SetShortTitle> {
    let rows = typed.key.iter().zip(&typed.short);
    let known = rows.filter_map(|(key, short)| {
        let part = parts.iter().find(|part| part.title_key == *key)?;
        let short_title = kernel::text::clean(short);
        let same = part.short_title.clone().unwrap_or_default() == short_title;
        let cmd = SetShortTitle { code: opened.version.code.clone(), title_key: key.clone(), short_title };
        (!same).then_some(cmd)
    });
    known.collect()
}

/// Names the field of the row that is wrong.
fn at_field(error: store::Error, key: &str) -> store::Error {
    match error {
        store::Error::Refused(kernel::Refusal::Invalid(faults)) => {
            let faults = faults.into_iter().map(|fault| FieldFault::new(format!("short-{key}"), fault.reason));
            kernel::Refusal::Invalid(faults.collect()).into()
        }
        other => other,
    }
}
