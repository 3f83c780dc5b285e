use axum::extract::State;
use kernel::{Date, Reason, Refusal};
use organization::Directory;
use organization::settings::SettingKey;
use serde::{Deserialize, Serialize};
use store::Conn;
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Problem, Query};

use super::place_of;
use crate::Desk;
use crate::forecast::working_days_after;
use crate::pages::PlaceAsk;
use crate::queries::{self, AheadAsk, Expected};
use crate::set;

/// Dossiers in an answer at most.
const MOST: i64 = 300;
/// Working days looked ahead at most, as far as the page does.
const FARTHEST: usize = 5;

/// Whose dossiers, and how far to look.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Working days ahead, 1 to 5; 3 unless told.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 5)]
    days: Option<String>,
    /// Code of a body or centre.
    unit: String,
}

/// A dossier that will likely be late.
#[derive(Serialize, ToSchema)]
#[schema(as = SupervisionExpected)]
pub(super) struct ExpectedAnswer {
    code: String,
    procedure: String,
    /// Code of the body that decides.
    unit: String,
    #[schema(value_type = String, format = Date)]
    due: Date,
    /// Chance to be late, in thousandths.
    chance: i32,
    /// The finish that is as likely passed as not.
    #[schema(value_type = String, format = Date)]
    expected: Date,
    /// What would help: `reassign`, `ask`, `apologise`, `remind`.
    help: String,
    /// Code of the unit that can help.
    help_unit: String,
}

/// What will be late in the next working days, the nearest appointment first; at most 300
#[utoipa::path(
    get,
    path = "/supervision/ahead",
    tag = "supervision",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "As of the last night", body = Vec<ExpectedAnswer>), web::Problems)
)]
pub(super) async fn ahead(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<ExpectedAnswer>>, Problem> {
    let now = desk.kit.clock.now();
    let today = now.date();
    let days = days(asked.days.as_deref())?;
    let place = PlaceAsk { unit: asked.unit, ..PlaceAsk::default() };
    let found = desk.kit.store.read(move |conn: &mut Conn| {
        let filter = place_of(conn, &bearer.actor, &place)?.filter;
        let picture = organization::snapshot(conn)?;
        let chance = set::of(&picture, SettingKey::LateChancePercent, today) * 10;
        let until = working_days_after(picture.days(), today, days);
        let ask = AheadAsk { filter, from: today, until, chance: i32::try_from(chance).unwrap_or(1_000), now };
        let rows = queries::ahead(conn, &ask, MOST)?;
        Ok(rows.into_iter().map(|own| answer(own, &picture.directory)).collect())
    });
    Ok(Json(found.await?))
}

/// How far to look.
fn days(asked: Option<&str>) -> Result<usize, Refusal> {
    let Some(text) = asked else { return Ok(3) };
    let days = text.trim().parse().ok().filter(|days| (1..=FARTHEST).contains(days));
    days.ok_or_else(|| Refusal::field("days", Reason::new("supervision-days").with("most", FARTHEST)))
}

fn answer(own: Expected, directory: &Directory) -> ExpectedAnswer {
    let code = |unit| directory.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default();
    ExpectedAnswer {
        unit: code(own.row.body),
        due: own.row.due_day,
        chance: own.row.chance,
        expected: own.row.finish_day,
        help: own.row.help.to_string(),
        help_unit: code(own.row.help_unit),
        code: own.code,
        procedure: own.procedure,
    }
}
