use diesel::prelude::*;
use identity::Ctx;
use kernel::{Date, FieldFault, Id, Reason, Refusal, text};
use serde_json::json;
use store::{Conn, Result};

use super::unit_unknown;
use crate::schema::setting;
use crate::settings::{Certainty, SettingKey};
use crate::{Snapshot, changes, policy, snapshot};

/// A value to set from a day on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewSetting {
    pub key: SettingKey,
    /// `None` for the whole house.
    pub unit: Option<Id>,
    pub value: String,
    pub valid_from: Date,
    /// Where the value is from: the number of a decision, or that it is a demo setting.
    pub source: String,
    pub certainty: Certainty,
}

/// Sets a value from a day on. Earlier values stay in the history.
///
/// # Errors
/// The policy's refusal; refusals of `value`, `source`; `organization-unit-unknown`.
pub fn set(conn: &mut Conn, ctx: &Ctx, new: &NewSetting) -> Result<()> {
    set_all(conn, ctx, std::slice::from_ref(new))
}

/// Sets several values as one change.
///
/// # Errors
/// As [`set`], for the first one that is refused.
pub fn set_all(conn: &mut Conn, ctx: &Ctx, all: &[NewSetting]) -> Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    let picture = snapshot(conn)?;
    for new in all {
        if let Some(unit) = new.unit {
            picture.directory.unit(unit).ok_or_else(unit_unknown)?;
        }
        policy::may_set(ctx.actor, &picture.directory, new.key, new.unit)?;
        write(conn, ctx, &picture, new)?;
    }
    changes::bump(conn)
}

fn write(conn: &mut Conn, ctx: &Ctx, picture: &Snapshot, new: &NewSetting) -> Result<()> {
    let (value, source) = checked(new)?;
    diesel::insert_into(setting::table)
        .values((
            setting::id.eq(Id::new()),
            setting::key.eq(new.key),
            setting::unit.eq(new.unit),
            setting::value.eq(&value),
            setting::valid_from.eq(new.valid_from),
            setting::source.eq(&source),
            setting::certainty.eq(new.certainty),
            setting::made_at.eq(ctx.now),
        ))
        .execute(conn)?;
    let chain = new.unit.or_else(|| picture.directory.province().map(|unit| unit.id));
    let Some(chain) = chain else { return Ok(()) };
    // The demo's password is no secret, but secrets have no place in a chain.
    let shown = if new.key.is_shown() { value.as_str() } else { "" };
    let detail = json!({ "value": shown, "valid_from": new.valid_from, "source": source, "certainty": new.certainty });
    changes::record(conn, ctx, chain, "organization.setting", &format!("setting:{}", new.key), &detail)
}

fn checked(new: &NewSetting) -> Result<(String, String), Refusal> {
    let source = text::clean(&new.source);
    let mut faults = Vec::new();
    if source.is_empty() {
        faults.push(FieldFault::new("source", Reason::new("organization-value-missing")));
    } else if source.chars().count() > 300 {
        faults.push(FieldFault::new("source", Reason::new("organization-value-long").with("most", 300)));
    }
    match new.key.read(&new.value) {
        Ok(value) if faults.is_empty() => return Ok((value, source)),
        Ok(_) => {}
        Err(reason) => faults.push(FieldFault::new("value", reason)),
    }
    Err(Refusal::Invalid(faults))
}
