use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Reason};
use organization::UnitKind;
use serde::{Deserialize, Serialize};
use store::Conn;

use super::act::SessionDone;
use crate::commands::act::Target;
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::events::Event;
use crate::model::{Action, Record, RecordKind, write_units};
use crate::rules::Checks;
use crate::schema::docket_record;

/// One line of a session's record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RecordLine {
    pub kind: Option<RecordKind>,
    /// Code of the unit that said it or that it is about.
    pub unit: Option<String>,
    pub said: String,
    /// Code of a recommendation or matter that it is about.
    pub matter: Option<String>,
    /// For a direction: who leads, who co-operates, what shall come of it, by when.
    pub lead: Option<String>,
    pub cooperating: Vec<String>,
    pub product: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
}

const ANY: &[UnitKind] = &[UnitKind::Province, UnitKind::Department, UnitKind::Commune];
const LEADS: &[UnitKind] = &[UnitKind::Department, UnitKind::Commune];

impl Docket {
    /// Writes one line down; the conclusion is drafted from directions.
    ///
    /// # Errors
    /// Forbidden; a conflict once the conclusion is out; faults of the fields.
    pub fn record(
        &self,
        conn: &mut Conn,
        ctx: &Ctx<'_>,
        target: &Target,
        cmd: &RecordLine,
    ) -> store::Result<SessionDone> {
        let mut act = self.begin_session(conn, ctx, target, Action::Record)?;
        let mut checks = Checks::new();
        let (directory, today) = (act.picture.directory.clone(), ctx.now.date());
        let kind = checks.chosen("kind", cmd.kind);
        let said = checks.lines("said", &cmd.said, 8_000);
        let given = |code: &Option<String>| code.clone().filter(|code| !code.trim().is_empty());
        let unit = given(&cmd.unit).and_then(|code| checks.unit("unit", &code, &directory, ANY, today));
        let lead = given(&cmd.lead).and_then(|code| checks.unit("lead", &code, &directory, LEADS, today));
        let cooperating = checks.units("cooperating", &cmd.cooperating, &directory, today);
        let product = checks.maybe("product", cmd.product.as_deref(), 500);
        let since = act.before.planned_from.date();
        checks.require(cmd.due_on.is_none_or(|day| day > since), "due_on", || Reason::new("docket-due-before-start"));
        let matter = match given(&cmd.matter) {
            Some(code) => matter_of(conn, &mut checks, "matter", &code)?,
            None => None,
        };
        checks.done()?;
        let Some(kind) = kind else { return Err(rows::not_found()) };
        let record = Record {
            session: act.before.id,
            no: next_line(conn, act.before.id)?,
            kind,
            unit: unit.map(|unit| unit.id),
            said,
            matter,
            lead_body: lead.map(|lead| lead.id),
            cooperating: write_units(&cooperating),
            product,
            due_on: cmd.due_on,
            at: ctx.now,
            by_account: ctx.actor.account,
            by_name: ctx.actor.name.clone(),
        };
        diesel::insert_into(docket_record::table).values(&record).execute(conn)?;
        act.tell(Event::Recorded { no: record.no, kind });
        act.commit(conn)
    }
}

fn next_line(conn: &mut Conn, session: Id) -> store::Result<i32> {
    let lines = docket_record::table.filter(docket_record::session.eq(session));
    let last: Option<i32> = lines.select(diesel::dsl::max(docket_record::no)).first(conn)?;
    Ok(last.unwrap_or(0) + 1)
}

/// The matter that a field names by the code of a recommendation or of the matter itself.
pub(crate) fn matter_of(conn: &mut Conn, checks: &mut Checks, field: &str, code: &str) -> store::Result<Option<Id>> {
    let matter = rows::either(conn, code).ok().and_then(|(_, matter)| matter);
    checks.require(matter.is_some(), field, || Reason::new("docket-matter-unknown"));
    Ok(matter.map(|matter| matter.id))
}
