use std::collections::HashMap;

use diesel::prelude::*;
use kernel::{Date, Id};
use store::Conn;

use crate::model::{Field, FieldLead};
use crate::schema::docket_field_lead;

/// Every department that ever led in a field or will: by field, the newest first.
///
/// # Errors
/// Those of the database.
pub fn field_leads(conn: &mut Conn) -> store::Result<Vec<FieldLead>> {
    Ok(docket_field_lead::table
        .order((docket_field_lead::field, docket_field_lead::valid_from.desc()))
        .select(FieldLead::as_select())
        .load(conn)?)
}

/// The department that leads in a field on a day (N10), whether it is still in force or not; `None` where nobody was
/// named.
///
/// # Errors
/// Those of the database.
pub fn field_lead(conn: &mut Conn, field: Field, day: Date) -> store::Result<Option<Id>> {
    let of_field = docket_field_lead::table.filter(docket_field_lead::field.eq(field));
    let named: Option<Option<Id>> = of_field
        .filter(docket_field_lead::valid_from.le(day))
        .order(docket_field_lead::valid_from.desc())
        .select(docket_field_lead::department)
        .first(conn)
        .optional()?;
    Ok(named.flatten())
}

/// The same for every field at once.
///
/// # Errors
/// Those of the database.
pub(crate) fn leads_on(conn: &mut Conn, day: Date) -> store::Result<HashMap<Field, Id>> {
    let mut leads = HashMap::new();
    for lead in field_leads(conn)?.into_iter().filter(|lead| lead.valid_from <= day) {
        leads.entry(lead.field).or_insert(lead.department);
    }
    Ok(leads.into_iter().filter_map(|(field, department)| Some((field, department?))).collect())
}
