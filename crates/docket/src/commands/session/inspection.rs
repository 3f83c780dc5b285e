use std::collections::BTreeMap;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Refusal, Timestamp};
use organization::{Directory, UnitKind};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::files::{self, Place};
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::commands::{StoredFile, rows};
use crate::events::Event;
use crate::model::{Action, DocketFile, FileRole, Finding, Inspection, TemplateItem, Thing, Verdict};
use crate::policy::{self, Standing};
use crate::rules::{self, Checks};
use crate::schema::{docket_event, docket_file, docket_finding, docket_inspection, docket_template_item};

/// The answer to one question.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FindingInput {
    /// Number of the question.
    pub item: i32,
    pub verdict: Option<Verdict>,
    pub note: Option<String>,
}

/// A checklist as it is being filled in. It may be sent as often as the line permits: the same id is the same
/// inspection, and what is sent last stays.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SaveInspection {
    /// Made by the device.
    pub id: String,
    /// Id of the template's version.
    pub template: String,
    /// Code of the session, if it is part of one.
    pub session: Option<String>,
    /// Code of the commune.
    pub commune: String,
    /// When it began on the device; now unless told.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub began_at: Option<Timestamp>,
    pub findings: Vec<FindingInput>,
    /// Nothing more will change.
    pub submit: bool,
}

impl Docket {
    /// Keeps what was found; with `submit` it is scored and stands for ever.
    ///
    /// # Errors
    /// Forbidden; a conflict once it was submitted or when somebody else holds it; faults of the fields; a question
    /// without an answer, or a photo that is asked for and missing, when it is submitted.
    pub fn save_inspection(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SaveInspection) -> store::Result<Inspection> {
        let directory = organization::directory(conn)?;
        let mut checks = Checks::new();
        let id = Id::parse(cmd.id.trim());
        checks.require(id.is_some(), "id", || Reason::new("docket-inspection-id"));
        let known = id.map(|id| find(conn, id)).transpose()?.flatten();
        let given = cmd.session.as_deref().filter(|code| !code.trim().is_empty());
        let session = given.map(|code| rows::session(conn, code)).transpose()?;
        let members = match &session {
            Some(session) => rows::members(conn, session.docket_group)?,
            None => Vec::new(),
        };
        let standing = Standing { members: &members, ..Standing::new(&directory) };
        let unit = policy::may(ctx.actor, Action::Inspect, &standing)?;
        let began_at = cmd.began_at.filter(|at| *at <= ctx.now).unwrap_or(ctx.now);
        let visited = session.as_ref().map(|session| session.id);
        let (commune, items) = asked(conn, &mut checks, &directory, cmd, (visited, began_at))?;
        let findings = read(&mut checks, cmd, &items);
        checks.done()?;
        let (Some(id), Some(commune)) = (id, commune) else { return Err(rows::not_found()) };
        let inspection = Inspection {
            id,
            template: items.first().map(|item| item.template).unwrap_or_default(),
            session: session.map(|session| session.id),
            commune,
            inspector: ctx.actor.account,
            inspector_name: ctx.actor.name.clone(),
            began_at,
            saved_at: ctx.now,
            submitted_at: None,
            score: None,
        };
        let inspection = place(conn, known, inspection)?;
        write_findings(conn, &inspection, &findings)?;
        if cmd.submit { submit(conn, ctx, unit, inspection, &items, &findings) } else { Ok(inspection) }
    }

    /// Adds a photo to a question; position and the like were taken out when it was stored.
    ///
    /// # Errors
    /// Not found; a conflict once it was submitted, or when somebody else holds it; faults of `item`, `file`.
    pub fn attach_photo(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        inspection: Id,
        item: i32,
        file: &StoredFile,
    ) -> store::Result<DocketFile> {
        let inspection = find(conn, inspection)?.ok_or_else(rows::not_found)?;
        own(ctx.actor.account, &inspection)?;
        let mut checks = Checks::new();
        files::check(&mut checks, "file", file, FileRole::Photo);
        let known = items(conn, inspection.template)?.iter().any(|own| own.no == item);
        checks.require(known, "item", || Reason::new("docket-item-unknown"));
        checks.done()?;
        let place =
            Place { thing: Thing::Inspection, thing_id: inspection.id, role: FileRole::Photo, part: Some(item) };
        let known: Option<DocketFile> = docket_file::table
            .filter(docket_file::thing_id.eq(inspection.id))
            .filter(docket_file::part.eq(Some(item)))
            .filter(docket_file::hash.eq(&file.hash))
            .select(DocketFile::as_select())
            .first(conn)
            .optional()?;
        // Sent again after a lost connection.
        known.map_or_else(|| files::keep(conn, ctx, place, file), Ok)
    }
}

fn find(conn: &mut Conn, id: Id) -> store::Result<Option<Inspection>> {
    Ok(docket_inspection::table.find(id).select(Inspection::as_select()).first(conn).optional()?)
}

/// Only who began it goes on with it, and nobody once it was submitted.
fn own(account: Id, inspection: &Inspection) -> Result<(), Refusal> {
    if inspection.inspector != account {
        let reason = Reason::new("docket-inspection-other").with("who", &inspection.inspector_name);
        return Err(Refusal::conflict(reason));
    }
    if inspection.submitted_at.is_some() {
        return Err(Refusal::conflict(Reason::new("docket-inspection-submitted")));
    }
    Ok(())
}

/// What is inspected and by which questions.
fn asked(
    conn: &mut Conn,
    checks: &mut Checks,
    directory: &Directory,
    cmd: &SaveInspection,
    (session, at): (Option<Id>, Timestamp),
) -> store::Result<(Option<Id>, Vec<TemplateItem>)> {
    let commune = checks.unit("commune", &cmd.commune, directory, &[UnitKind::Commune], at.date());
    if let (Some(session), Some(commune)) = (session, commune) {
        let visited = rows::session_communes(conn, session)?.contains(&commune.id);
        checks.require(visited, "commune", || Reason::new("docket-commune-elsewhere"));
    }
    let template = Id::parse(cmd.template.trim());
    let items = template.map(|template| items(conn, template)).transpose()?.unwrap_or_default();
    checks.require(!items.is_empty(), "template", || Reason::new("docket-template-unknown"));
    Ok((commune.map(|commune| commune.id), items))
}

fn items(conn: &mut Conn, template: Id) -> store::Result<Vec<TemplateItem>> {
    Ok(docket_template_item::table
        .filter(docket_template_item::template.eq(template))
        .order(docket_template_item::no)
        .select(TemplateItem::as_select())
        .load(conn)?)
}

type Found = BTreeMap<i32, (Option<Verdict>, Option<String>)>;

fn read(checks: &mut Checks, cmd: &SaveInspection, items: &[TemplateItem]) -> Found {
    let mut found = Found::new();
    for (at, given) in cmd.findings.iter().enumerate().take(items.len() * 2) {
        let field = |name: &str| format!("findings[{at}].{name}");
        let known = items.iter().any(|item| item.no == given.item);
        checks.require(known, &field("item"), || Reason::new("docket-item-unknown"));
        let note = checks.maybe(&field("note"), given.note.as_deref(), 2_000);
        // A note is often typed first, and must not be lost for want of a verdict.
        if given.verdict.is_some() || note.is_some() {
            found.insert(given.item, (given.verdict, note));
        }
    }
    found
}

/// The row of the inspection, new or known.
fn place(conn: &mut Conn, known: Option<Inspection>, new: Inspection) -> store::Result<Inspection> {
    let Some(known) = known else {
        diesel::insert_into(docket_inspection::table).values(&new).execute(conn)?;
        return Ok(new);
    };
    own(new.inspector, &known)?;
    // Answers to the questions of another version would be answers to other questions.
    if new.template != known.template {
        return Err(Refusal::conflict(Reason::new("docket-inspection-version")).into());
    }
    diesel::update(docket_inspection::table.find(known.id))
        .set((
            docket_inspection::session.eq(new.session),
            docket_inspection::commune.eq(new.commune),
            docket_inspection::saved_at.eq(new.saved_at),
        ))
        .execute(conn)?;
    Ok(Inspection { began_at: known.began_at, ..new })
}

fn write_findings(conn: &mut Conn, inspection: &Inspection, found: &Found) -> store::Result<()> {
    diesel::delete(docket_finding::table.filter(docket_finding::inspection.eq(inspection.id))).execute(conn)?;
    for (item, (verdict, note)) in found {
        let row = Finding { inspection: inspection.id, item: *item, verdict: *verdict, note: note.clone() };
        diesel::insert_into(docket_finding::table).values(row).execute(conn)?;
    }
    Ok(())
}

fn submit(
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    unit: Id,
    mut inspection: Inspection,
    items: &[TemplateItem],
    found: &Found,
) -> store::Result<Inspection> {
    let verdicts: BTreeMap<i32, Verdict> =
        found.iter().filter_map(|(item, (verdict, _))| Some((*item, (*verdict)?))).collect();
    let photographed: Vec<Option<i32>> =
        docket_file::table.filter(docket_file::thing_id.eq(inspection.id)).select(docket_file::part).load(conn)?;
    let photographed: Vec<i32> = photographed.into_iter().flatten().collect();
    let mut checks = Checks::new();
    for item in items.iter().filter(|item| !verdicts.contains_key(&item.no)) {
        checks.fault(format!("findings[{}].verdict", item.no - 1), Reason::new("docket-field-required"));
    }
    for item in rules::missing_photos(items, &verdicts, &photographed) {
        checks.fault(format!("findings[{}].photo", item - 1), Reason::new("docket-photo-missing"));
    }
    checks.done()?;
    inspection.submitted_at = Some(ctx.now);
    inspection.score = rules::score(items, &verdicts);
    diesel::update(docket_inspection::table.find(inspection.id))
        .set((
            docket_inspection::submitted_at.eq(inspection.submitted_at),
            docket_inspection::score.eq(inspection.score),
        ))
        .execute(conn)?;
    let event =
        Event::Inspected { commune: inspection.commune, template: inspection.template, score: inspection.score };
    let seq: i64 = docket_event::table.filter(docket_event::thing_id.eq(inspection.id)).count().get_result(conn)?;
    let code = inspection.id.to_string();
    let about =
        About { thing: Thing::Inspection, id: inspection.id, code: &code, seq: i32::try_from(seq).unwrap_or(0) };
    tell::record(conn, ctx, unit, Action::Inspect.as_str(), about, &[event])?;
    Ok(inspection)
}
