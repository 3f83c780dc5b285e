use std::collections::HashMap;

use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, Id, Timestamp};
use organization::UnitKind;
use organization::schema::unit;
use organization::settings::Certainty;
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::service::Docket;
use crate::model::{Action, Field, FieldLead};
use crate::policy::{self, Standing};
use crate::rules::Checks;
use crate::schema::docket_field_lead;

/// Which department leads in a field from a day on.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SetFieldLead {
    pub field: Option<Field>,
    /// Code of a department that is in force on that day; without one whoever raises it names one.
    pub department: Option<String>,
    /// Today unless told.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    /// Number of the decision, or whatever else says so.
    pub source: String,
    /// How sure that is: `V` read in a document, `R` reported, `M` from memory, `D` our own decision.
    #[schema(value_type = Option<String>)]
    pub certainty: Option<String>,
}

impl Docket {
    /// Sets who leads in a field from a day on (N10). What was raised before keeps its department; of two that are set
    /// for the same day the later one holds, and the chain keeps both.
    ///
    /// # Errors
    /// Forbidden; faults of the fields, a department that is not in force on that day among them.
    pub fn set_field_lead(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SetFieldLead) -> store::Result<FieldLead> {
        let directory = organization::directory(conn)?;
        let acting = policy::may(ctx.actor, Action::EditFields, &Standing::new(&directory))?;
        let mut checks = Checks::new();
        let field = checks.chosen("field", cmd.field);
        let valid_from = cmd.valid_from.unwrap_or(ctx.now.date());
        let source = checks.line("source", &cmd.source, 300);
        let certainty = checks.chosen("certainty", cmd.certainty.as_deref().and_then(Certainty::parse));
        let code = cmd.department.as_deref().filter(|code| !code.trim().is_empty());
        let of_kind = &[UnitKind::Department];
        let department = code.and_then(|code| checks.unit("department", code, &directory, of_kind, valid_from));
        checks.done()?;
        let (Some(field), Some(certainty)) = (field, certainty) else { return Err(super::rows::not_found()) };
        let lead = FieldLead {
            field,
            valid_from,
            department: department.map(|unit| unit.id),
            source,
            certainty,
            made_at: ctx.now,
            made_by: ctx.actor.audit_id(),
        };
        put(conn, &lead)?;
        record(conn, ctx, acting, &lead)?;
        Ok(lead)
    }
}

fn put(conn: &mut Conn, lead: &FieldLead) -> store::Result<()> {
    let there = docket_field_lead::table.find((lead.field, lead.valid_from));
    if diesel::update(there).set(lead).execute(conn)? == 0 {
        diesel::insert_into(docket_field_lead::table).values(lead).execute(conn)?;
    }
    Ok(())
}

fn record(conn: &mut Conn, ctx: &Ctx<'_>, acting: Id, lead: &FieldLead) -> store::Result<()> {
    let detail = serde_json::json!({
        "department": lead.department,
        "valid_from": lead.valid_from,
        "source": lead.source,
        "certainty": lead.certainty.as_str(),
    });
    let entry = store::audit::Entry {
        unit: acting,
        at: ctx.now,
        actor: ctx.actor.audit_id(),
        act: &format!("docket.{}", Action::EditFields),
        object: &format!("field:{}", lead.field),
        detail: &detail,
        origin: &ctx.actor.origin,
    };
    store::audit::append(conn, &entry)?;
    Ok(())
}

#[derive(Deserialize)]
struct Shipped {
    field: String,
    department: String,
    source: String,
    certainty: String,
}

/// Gives every field that has never had a department the shipped one, if the house has it; what was set stays. Comes
/// after the units. Gives how many were added.
///
/// # Errors
/// Those of the database.
pub fn seed_field_leads(conn: &mut Conn, now: Timestamp) -> store::Result<usize> {
    let known: Vec<Field> = docket_field_lead::table.select(docket_field_lead::field).distinct().load(conn)?;
    // By their plan: the code of a stand-in gives way to the official one (N9).
    let units =
        unit::table.filter(unit::kind.eq(UnitKind::Department)).select((unit::plan, unit::id, unit::valid_from));
    let units: Vec<(String, Id, Date)> = units.load(conn)?;
    let units: HashMap<String, (Id, Date)> = units.into_iter().map(|(plan, id, from)| (plan, (id, from))).collect();
    let mut added = 0;
    for row in crate::generate::shipped::<Shipped>(include_str!("../../data/field_leads.csv")) {
        let unit = units.get(&format!("department/{}", row.department));
        let read = (Field::parse(&row.field), Certainty::parse(&row.certainty), unit);
        let (Some(field), Some(certainty), Some((department, valid_from))) = read else { continue };
        if known.contains(&field) {
            continue;
        }
        let (department, valid_from) = (Some(*department), *valid_from);
        put(
            conn,
            &FieldLead { field, valid_from, department, source: row.source, certainty, made_at: now, made_by: None },
        )?;
        added += 1;
    }
    Ok(added)
}
