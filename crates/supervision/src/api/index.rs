use axum::extract::State;
use kernel::{Lang, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Bearer, Json, Problem, Query, Texts};

use crate::index::{Counted, Datum, Scored};
use crate::model::PeriodKind;
use crate::pages::{PeriodAsk, read_index};
use crate::{Desk, WORDS};

/// Whose index is asked for.
#[derive(Deserialize, IntoParams, Default)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// `day`, `week`, `month` (unless told), `quarter`, `year` or `free`.
    period: String,
    /// A day of the period; today unless told.
    #[param(format = Date)]
    day: String,
    /// First day of a free period.
    #[param(format = Date)]
    from: String,
    /// Last day of a free period.
    #[param(format = Date)]
    to: String,
    /// Code of a body; all that the caller may see unless told.
    unit: String,
}

/// One measure of the index, points in hundredths.
#[derive(Serialize, ToSchema)]
#[schema(as = IndexPart)]
pub(super) struct PartAnswer {
    group: String,
    part: String,
    /// Null where there is no source of data, or nothing in the period.
    good: Option<i64>,
    all: Option<i64>,
    /// Whether any event says something about it (rule N14).
    has_source: bool,
    earned: Option<i64>,
    points: i64,
    /// The share that earns all points, in thousandths.
    full_at: i64,
    /// The rule of the weight.
    source: String,
    /// `V` read, `R` reported, `M` from memory, `D` our own decision.
    certainty: String,
}

/// The quality index of Decision 766 (rules F1 to F8).
#[derive(Serialize, ToSchema)]
#[schema(as = QualityIndex)]
pub(super) struct IndexAnswer {
    /// In hundredths of a point.
    earned: i64,
    /// Points of the measures that could be scored, in hundredths.
    counted: i64,
    parts: Vec<PartAnswer>,
}

/// The quality index of a unit and period.
#[utoipa::path(
    get,
    path = "/supervision/index",
    tag = "supervision",
    operation_id = "quality_index",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "Every measure with its points", body = IndexAnswer), web::Problems)
)]
pub(super) async fn index(
    State(desk): State<Desk>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<IndexAnswer>, Problem> {
    let now = desk.kit.clock.now();
    let ask = PeriodAsk { period: asked.period, day: asked.day, from: asked.from, to: asked.to };
    let period = ask.parse(now.date(), PeriodKind::Month).map_err(Refusal::Invalid)?;
    let found = desk.kit.store.read(move |conn| {
        let t = Texts::new(Lang::Vi, &WORDS);
        read_index(conn, &bearer.actor, (&asked.unit, period, now), &t)
    });
    let index = found.await?.index();
    Ok(Json(IndexAnswer {
        earned: index.earned,
        counted: index.counted,
        parts: index.groups.iter().flat_map(|group| &group.parts).map(answer).collect(),
    }))
}

fn answer(own: &Scored) -> PartAnswer {
    let counted = if let Datum::Counted(Counted { good, all }) = own.datum { Some((good, all)) } else { None };
    let weight = &own.weight;
    PartAnswer {
        group: weight.part.group().to_string(),
        part: weight.part.to_string(),
        good: counted.map(|counted| counted.0),
        all: counted.map(|counted| counted.1),
        has_source: weight.part.has_source(),
        earned: own.earned,
        points: weight.points,
        full_at: weight.full_at,
        source: weight.source.clone(),
        certainty: weight.certainty.to_string(),
    }
}
