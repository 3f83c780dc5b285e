use identity::Ctx;
use kernel::{Date, FieldFault, Reason, Refusal};
use organization::settings::Certainty;
use store::Conn;

use crate::index::{Group, Part, Weight, latest};
use crate::policy;
use crate::schema::supervision_weight;

/// Letters of a source at most.
const LONGEST: usize = 200;

/// A new version of the weights of the index, from a day on (F8).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetWeights {
    pub valid_from: Date,
    /// The decision it follows.
    pub source: String,
    pub certainty: Certainty,
    /// Every part with its points, in hundredths, and the share that earns all of them, in thousandths.
    pub rows: Vec<(Part, i64, i64)>,
}

/// Writes the new version beside the older ones: a version is never changed, so that a past index stays what it was.
/// The same sent twice changes nothing.
///
/// # Errors
/// Forbidden to everybody but the Office; faults of a day that is past or not after the last version's, of a source
/// that is missing, of points and shares out of bounds, and of a group whose parts do not add up to its points (F1).
pub fn set_weights(conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SetWeights) -> store::Result<()> {
    policy::may_set_weights(ctx.actor)?;
    let rows = rows(cmd);
    let newest = latest(conn)?;
    if newest == rows {
        return Ok(());
    }
    let mut faults = faults(cmd);
    let last = newest.iter().map(|row| row.valid_from).max();
    if last.is_some_and(|last| cmd.valid_from <= last) {
        let reason = Reason::new("supervision-weights-after");
        let day = last.map(Date::civil).map(|day| day.strftime("%d/%m/%Y").to_string()).unwrap_or_default();
        faults.push(FieldFault::new("valid_from", reason.with("day", day)));
    } else if cmd.valid_from < ctx.now.date() {
        faults.push(FieldFault::new("valid_from", Reason::new("supervision-weights-past")));
    }
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults).into());
    }
    store::insert_all!(conn, supervision_weight::table, &rows).map_err(super::again)?;
    record(conn, ctx, cmd)
}

fn rows(cmd: &SetWeights) -> Vec<Weight> {
    let row = |(part, points, full_at): &(Part, i64, i64)| Weight {
        valid_from: cmd.valid_from,
        part: *part,
        points: *points,
        full_at: *full_at,
        source: cmd.source.clone(),
        certainty: cmd.certainty,
    };
    // In the order of the parts, each once.
    Part::ALL.iter().filter_map(|part| cmd.rows.iter().find(|own| own.0 == *part).map(row)).collect()
}

/// What is wrong with it by itself.
fn faults(cmd: &SetWeights) -> Vec<FieldFault> {
    let mut faults = Vec::new();
    if cmd.source.is_empty() || cmd.source.chars().count() > LONGEST {
        let reason = Reason::new("supervision-weights-source-missing").with("most", LONGEST);
        faults.push(FieldFault::new("source", reason));
    }
    for part in Part::ALL {
        match cmd.rows.iter().find(|own| own.0 == *part) {
            Some((_, points, _)) if *points < 0 || *points > part.group().points() => {
                faults.push(FieldFault::new(format!("points-{part}"), Reason::new("supervision-weights-points")));
            }
            Some((_, _, full_at)) if !(1..=1_000).contains(full_at) => {
                faults.push(FieldFault::new(format!("full-{part}"), Reason::new("supervision-weights-full")));
            }
            Some(_) => {}
            None => faults.push(FieldFault::new(format!("points-{part}"), Reason::new("supervision-weights-points"))),
        }
    }
    for group in Group::ALL {
        let own = cmd.rows.iter().filter(|own| own.0.group() == *group);
        let sum: i64 = own.map(|own| own.1).fold(0, i64::saturating_add);
        if sum != group.points() {
            let reason = Reason::new("supervision-weights-sum").with("points", group.points() / 100);
            let reason = reason.with("whole", sum / 100).with("rest", decimals(sum % 100));
            faults.push(FieldFault::new(format!("group-{group}"), reason));
        }
    }
    faults
}

/// The digits after the mark, which is a comma or a point as the language has it; `0` where there are none.
fn decimals(hundredths: i64) -> String {
    let digits = format!("{:02}", hundredths.abs());
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() { "0".to_owned() } else { digits.to_owned() }
}

fn record(conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SetWeights) -> store::Result<()> {
    let points: Vec<(String, i64, i64)> = cmd.rows.iter().map(|own| (own.0.to_string(), own.1, own.2)).collect();
    let detail = serde_json::json!({ "valid_from": cmd.valid_from, "source": cmd.source, "rows": points });
    let unit = match ctx.actor.home_unit() {
        Some(unit) => unit,
        None => organization::directory(conn)?.province().map(|unit| unit.id).unwrap_or_default(),
    };
    store::audit::append(
        conn,
        &store::audit::Entry {
            unit,
            at: ctx.now,
            actor: ctx.actor.audit_id(),
            act: "supervision.set-weights",
            object: "index-weights",
            detail: &detail,
            origin: &ctx.actor.origin,
        },
    )?;
    Ok(())
}
