use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id};
use store::Conn;

use super::recommendation::of_thing;
use crate::Docket;
use crate::commands::rows;
use crate::model::{Action, DocketFile, Finding, Inspection, Template, TemplateItem};
use crate::policy::{self, Standing};
use crate::schema::{docket_finding, docket_inspection, docket_session, docket_template, docket_template_item};

/// An inspection with its questions, answers and photos.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InspectionView {
    pub inspection: Inspection,
    pub template: Template,
    pub items: Vec<TemplateItem>,
    pub findings: Vec<Finding>,
    pub photos: Vec<DocketFile>,
    /// The actor may go on with it.
    pub editable: bool,
}

/// Every checklist in every version, the newest first.
///
/// # Errors
/// Those of the database.
pub fn templates(conn: &mut Conn) -> store::Result<Vec<Template>> {
    Ok(docket_template::table
        .order((docket_template::key, docket_template::version.desc()))
        .select(Template::as_select())
        .load(conn)?)
}

/// One version with its questions.
///
/// # Errors
/// Not found.
pub fn template(conn: &mut Conn, id: Id) -> store::Result<(Template, Vec<TemplateItem>)> {
    let template = docket_template::table.find(id).select(Template::as_select()).first(conn).optional()?;
    let template = template.ok_or_else(rows::not_found)?;
    let items = docket_template_item::table
        .filter(docket_template_item::template.eq(id))
        .order(docket_template_item::no)
        .select(TemplateItem::as_select())
        .load(conn)?;
    Ok((template, items))
}

impl Docket {
    /// Every checklist in every version, for whoever edits them.
    ///
    /// # Errors
    /// Forbidden.
    pub fn checklists(&self, conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<Vec<Template>> {
        may_edit(conn, ctx)?;
        templates(conn)
    }

    /// One version with its questions.
    ///
    /// # Errors
    /// Forbidden; not found.
    pub fn checklist(&self, conn: &mut Conn, ctx: &Ctx<'_>, id: Id) -> store::Result<(Template, Vec<TemplateItem>)> {
        may_edit(conn, ctx)?;
        template(conn, id)
    }
}

fn may_edit(conn: &mut Conn, ctx: &Ctx<'_>) -> store::Result<()> {
    let directory = organization::directory(conn)?;
    Ok(policy::may(ctx.actor, Action::EditTemplate, &Standing::new(&directory)).map(|_| ())?)
}

/// The version of a checklist that is in force on a day.
///
/// # Errors
/// Those of the database.
pub fn current_template(conn: &mut Conn, key: &str, day: Date) -> store::Result<Option<(Template, Vec<TemplateItem>)>> {
    let newest: Option<Id> = docket_template::table
        .filter(docket_template::key.eq(key))
        .filter(docket_template::valid_from.le(day))
        .order((docket_template::valid_from.desc(), docket_template::version.desc()))
        .select(docket_template::id)
        .first(conn)
        .optional()?;
    newest.map(|id| template(conn, id)).transpose()
}

impl Docket {
    /// One inspection: for the province, the members of its group, and the commune once it was submitted.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn inspection(&self, conn: &mut Conn, ctx: &Ctx<'_>, id: Id) -> store::Result<InspectionView> {
        let directory = organization::directory(conn)?;
        let inspection = docket_inspection::table.find(id).select(Inspection::as_select()).first(conn).optional()?;
        let inspection: Inspection = inspection.ok_or_else(rows::not_found)?;
        let communes = [inspection.commune];
        let group: Option<Id> = match inspection.session {
            Some(session) => {
                docket_session::table.find(session).select(docket_session::docket_group).first(conn).optional()?
            }
            None => None,
        };
        let members = group.map_or_else(|| Ok(Vec::new()), |group| rows::members(conn, group))?;
        let communes: &[Id] = if inspection.submitted_at.is_some() { &communes } else { &[] };
        let standing = Standing { communes, members: &members, ..Standing::new(&directory) };
        policy::may(ctx.actor, Action::ViewSession, &standing)?;
        let (template, items) = template(conn, inspection.template)?;
        let findings = docket_finding::table.filter(docket_finding::inspection.eq(id)).order(docket_finding::item);
        let findings = findings.select(Finding::as_select()).load(conn)?;
        let photos = of_thing(conn, id)?;
        let editable = inspection.inspector == ctx.actor.account && inspection.submitted_at.is_none();
        Ok(InspectionView { inspection, template, items, findings, photos, editable })
    }
}
