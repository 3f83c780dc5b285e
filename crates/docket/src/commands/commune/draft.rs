use std::sync::Arc;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason, text};
use organization::{Directory, Snapshot, UnitKind};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::act::{Done, Target, permitted};
use crate::commands::files::{self, Place};
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::commands::{StoredFile, codes, rows};
use crate::events::Event;
use crate::model::{Action, DocketFile, Field, FileRole, Power, Recommendation, State, Thing};
use crate::policy::{self, Scope, Standing};
use crate::queries;
use crate::rules::{self, Checks};
use crate::schema::docket_recommendation;

/// What a commune recommends (H10).
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SaveDraft {
    /// Code of the commune; the actor's own unless told.
    pub commune: Option<String>,
    /// Code of the session at which it was raised.
    pub session: Option<String>,
    pub field: Option<Field>,
    pub title: String,
    pub content: String,
    pub legal_basis: Option<String>,
    /// What the commune proposes.
    pub options: Option<String>,
    /// Whose power it takes; `unsure` unless told.
    pub power: Option<Power>,
    /// Code of the department; that of the field unless told.
    pub lead: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub wished_on: Option<Date>,
}

/// Adding a file to a recommendation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Attach {
    pub file: StoredFile,
}

/// A draft fit to be stored.
struct Sound {
    session: Option<Id>,
    field: Field,
    lead: Id,
    title: String,
    content: String,
    legal_basis: Option<String>,
    options: Option<String>,
}

impl Docket {
    /// Makes a draft, or changes one and what was returned for lack. Nobody but the commune sees it until it is sent.
    ///
    /// # Errors
    /// Forbidden; a conflict once it is under way; faults of the fields.
    pub fn save_draft(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        code: Option<&Target>,
        cmd: &SaveDraft,
    ) -> store::Result<Done> {
        let picture = organization::snapshot(conn)?;
        match code {
            Some(target) => edit(conn, ctx, &picture, target, cmd),
            None => make(conn, ctx, &picture, cmd),
        }
    }

    /// Whether the actor may add files to it now: asked before one is stored.
    ///
    /// # Errors
    /// As [`Docket::attach`].
    pub fn may_attach(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<()> {
        attachable(conn, ctx, code).map(|_| ())
    }

    /// Whether the actor may draft anything, for a commune of its own or for one that spoke at a session: asked before a
    /// file of a draft that is still to be made is stored.
    ///
    /// # Errors
    /// Forbidden.
    pub fn may_draft(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<()> {
        let directory = organization::directory(conn)?;
        Ok(Scope::some(ctx.actor, Action::Draft, &directory).map(|_| ())?)
    }

    /// Adds a file; it lies in the file store already.
    ///
    /// # Errors
    /// Forbidden; a conflict once it is decided or closed; faults of `file`.
    pub fn attach(&self, conn: &mut Conn, ctx: &Ctx<'_>, target: &Target, cmd: &Attach) -> store::Result<DocketFile> {
        let (recommendation, unit) = attachable(conn, ctx, &target.code)?;
        let mut checks = Checks::new();
        files::check(&mut checks, "file", &cmd.file, FileRole::Attachment);
        checks.done()?;
        let place =
            Place { thing: Thing::Recommendation, thing_id: recommendation.id, role: FileRole::Attachment, part: None };
        let file = files::keep(conn, ctx, place, &cmd.file)?;
        if !rows::count_event(conn, &recommendation)? {
            return Err(store::Error::Again);
        }
        let event = Event::Attached { file: file.no, hash: file.hash.clone(), role: file.role };
        tell::record(conn, ctx, unit, Action::Attach.as_str(), about(&recommendation), &[event])?;
        Ok(file)
    }
}

/// The recommendation, if the actor may add files to it now, and the unit in whose name.
fn attachable(conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<(Recommendation, Id)> {
    let directory = organization::directory(conn)?;
    let (recommendation, matter) = rows::either(conn, code)?;
    let unit = permitted(conn, ctx, Action::Attach, &directory, (&recommendation, matter.as_ref()), &[])?;
    let open = rules::on_recommendation(&recommendation, matter.as_ref());
    if !open.contains(&Action::Attach) {
        return Err(tell::not_open(conn, recommendation.id, Action::Attach, recommendation.state, &open)?.into());
    }
    Ok((recommendation, unit))
}

fn about(recommendation: &Recommendation) -> About<'_> {
    About { thing: Thing::Recommendation, id: recommendation.id, code: &recommendation.code, seq: recommendation.seq }
}

fn make(conn: &mut Conn, ctx: &Ctx<'_>, picture: &Arc<Snapshot>, cmd: &SaveDraft) -> store::Result<Done> {
    let directory = &picture.directory;
    let mut checks = Checks::new();
    let commune = whose(ctx, directory, &mut checks, cmd);
    let standing = Standing { communes: commune.as_slice(), ..Standing::new(directory) };
    let unit = policy::may(ctx.actor, Action::Draft, &standing)?;
    let sound = sound(conn, ctx, directory, checks, (commune, None), cmd)?;
    let Some(commune) = commune else { return Err(rows::not_found()) };
    let code = codes::next(conn, codes::RECOMMENDATION, ctx.now)?;
    let recommendation = Recommendation {
        id: Id::new(),
        seq: 1,
        matter: None,
        commune,
        session: sound.session,
        field: sound.field,
        folded: folded(&sound.title, &code),
        title: sound.title,
        content: sound.content,
        legal_basis: sound.legal_basis,
        options: sound.options,
        power: cmd.power.unwrap_or(Power::Unsure),
        lead_body: sound.lead,
        wished_on: cmd.wished_on,
        state: State::Draft,
        author: ctx.actor.account,
        author_name: ctx.actor.name.clone(),
        made_at: ctx.now,
        sent_at: None,
        lacks: None,
        returns: 0,
        appealed_at: None,
        appeal: None,
        closed_at: None,
        closed_how: None,
        code,
    };
    diesel::insert_into(docket_recommendation::table).values(&recommendation).execute(conn)?;
    let event = Event::Drafted { recommendation: recommendation.code.clone() };
    let about = About { seq: 0, ..about(&recommendation) };
    tell::record(conn, ctx, unit, Action::Draft.as_str(), about, &[event])?;
    Ok(Done { recommendation, matter: None })
}

fn edit(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    picture: &Arc<Snapshot>,
    target: &Target,
    cmd: &SaveDraft,
) -> store::Result<Done> {
    let (before, matter) = rows::either(conn, &target.code)?;
    let directory = &picture.directory;
    let unit = permitted(conn, ctx, Action::Draft, directory, (&before, matter.as_ref()), &[])?;
    let open = rules::on_recommendation(&before, matter.as_ref());
    let seq = matter.as_ref().map_or(before.seq, |matter| matter.seq);
    if target.expected.is_some_and(|seen| seen != seq) {
        return Err(tell::overtaken(conn, before.id, &open)?.into());
    }
    if !open.contains(&Action::Draft) {
        return Err(tell::not_open(conn, before.id, Action::Draft, before.state, &open)?.into());
    }
    let kept = (Some(before.commune), before.wished_on);
    let sound = sound(conn, ctx, directory, Checks::new(), kept, cmd)?;
    let after = Recommendation {
        seq: before.seq + 1,
        session: sound.session,
        field: sound.field,
        folded: folded(&sound.title, &before.code),
        title: sound.title,
        content: sound.content,
        legal_basis: sound.legal_basis,
        options: sound.options,
        power: cmd.power.unwrap_or(Power::Unsure),
        lead_body: sound.lead,
        wished_on: cmd.wished_on,
        ..before.clone()
    };
    if !rows::update_recommendation(conn, &before, &after)? {
        return Err(store::Error::Again);
    }
    let event = Event::Edited { recommendation: after.code.clone() };
    tell::record(conn, ctx, unit, Action::Draft.as_str(), about(&before), &[event])?;
    Ok(Done { recommendation: after, matter })
}

/// The commune that speaks: the one named, else the actor's own.
fn whose(ctx: &Ctx<'_>, directory: &Directory, checks: &mut Checks, cmd: &SaveDraft) -> Option<Id> {
    match cmd.commune.as_deref().filter(|code| !code.trim().is_empty()) {
        Some(code) => checks.unit("commune", code, directory, &[UnitKind::Commune], ctx.now.date()).map(|unit| unit.id),
        None => {
            let own = ctx.actor.grants.iter().map(|grant| directory.body_of(grant.unit));
            let own = own.into_iter().find(|body| is_commune(directory, *body));
            checks.chosen("commune", own)
        }
    }
}

fn is_commune(directory: &Directory, unit: Id) -> bool {
    directory.unit(unit).is_some_and(|unit| unit.kind == UnitKind::Commune)
}

fn sound(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    directory: &Directory,
    mut checks: Checks,
    (commune, kept_day): (Option<Id>, Option<Date>),
    cmd: &SaveDraft,
) -> store::Result<Sound> {
    let today = ctx.now.date();
    let field = checks.chosen("field", cmd.field);
    let title = checks.line("title", &cmd.title, 300);
    let content = checks.lines("content", &cmd.content, 20_000);
    let legal_basis = checks.maybe("legal_basis", cmd.legal_basis.as_deref(), 4_000);
    let options = checks.maybe("options", cmd.options.as_deref(), 8_000);
    // A day that has gone by since it was written down stays as it was said.
    let fits = cmd.wished_on.is_none_or(|day| day >= today) || cmd.wished_on == kept_day;
    checks.require(fits, "wished_on", || Reason::new("docket-date-past"));
    let lead = match cmd.lead.as_deref().filter(|code| !code.trim().is_empty()) {
        Some(code) => checks.unit("lead", code, directory, &[UnitKind::Department], today).map(|unit| unit.id),
        None => match field {
            Some(field) => department_of(conn, &mut checks, directory, field, today)?,
            None => None,
        },
    };
    let session = match cmd.session.as_deref().filter(|code| !code.trim().is_empty()) {
        Some(code) => session_with(conn, &mut checks, code, commune)?,
        None => None,
    };
    checks.done()?;
    let (Some(field), Some(lead)) = (field, lead) else { return Err(rows::not_found()) };
    Ok(Sound { session, field, lead, title, content, legal_basis, options })
}

/// The session at which it was raised: one with this commune. Whether others have one of that code is not told.
fn session_with(conn: &mut Conn, checks: &mut Checks, code: &str, commune: Option<Id>) -> store::Result<Option<Id>> {
    let session = rows::session(conn, code).ok().map(|session| session.id);
    let visited = session.map_or_else(|| Ok(Vec::new()), |session| rows::session_communes(conn, session))?;
    let with = commune.is_some_and(|commune| visited.contains(&commune));
    checks.require(with, "session", || Reason::new("docket-session-unknown"));
    Ok(session.filter(|_| with))
}

/// The department that leads in a field, if one was named and is in force on that day (N10).
fn department_of(
    conn: &mut Conn,
    checks: &mut Checks,
    directory: &Directory,
    field: Field,
    day: Date,
) -> store::Result<Option<Id>> {
    let named = queries::field_lead(conn, field, day)?.and_then(|id| directory.unit(id));
    match named {
        None => checks.fault("lead", Reason::new("docket-field-lead-none")),
        Some(unit) if !unit.valid_on(day) => {
            checks.fault("lead", Reason::new("docket-field-lead-gone").with("unit", &unit.name));
        }
        Some(unit) => return Ok(Some(unit.id)),
    }
    Ok(None)
}

/// What search looks into.
pub(crate) fn folded(title: &str, code: &str) -> String {
    format!("{} {}", text::fold(title), text::fold(code))
}
