//! `GET /api/v1/units` and one unit.

use axum::extract::{FromRef, State};
use kernel::{Date, Reason, Refusal};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use web::{Bearer, Json, Kit, Listing, Paging, Path, Problem, Query};

use crate::{Directory, Unit, UnitKind, directory, policy};

/// The state of pages and calls of this wing.
#[derive(Clone)]
pub(crate) struct House {
    pub kit: Kit,
}

impl FromRef<House> for Kit {
    fn from_ref(house: &House) -> Self {
        house.kit.clone()
    }
}

/// The calls of this wing with their descriptions, relative to `/api/v1`.
pub fn api(kit: Kit) -> OpenApiRouter {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(one)).with_state(House { kit })
}

/// What a list is asked for.
#[derive(Deserialize, IntoParams, Default, Debug)]
#[serde(default)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Units of one kind only.
    #[param(value_type = Option<KindName>)]
    kind: Option<String>,
    /// Code of a unit: only the units directly below it.
    parent: Option<String>,
    /// Words of the name, or a code; marks and case do not matter.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Rows of a page, 1 to 100.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// The kinds of units, for the description.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
#[expect(dead_code, reason = "its names are read by the description only")]
enum KindName {
    Province,
    Department,
    Commune,
    Division,
    Centre,
}

/// A unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
struct UnitAnswer {
    /// By which everything else names the unit (N9).
    code: String,
    #[schema(value_type = KindName)]
    kind: UnitKind,
    /// Code of the unit above; `null` for the province.
    parent: Option<String>,
    /// Short Vietnamese name.
    name: String,
    /// Vietnamese name as official papers write it.
    formal_name: String,
    /// Code in the national list; communes and the province only.
    official_code: Option<String>,
    /// The code is not the official one, which is not known.
    stand_in: bool,
    /// Land limits are longer here (J2).
    hard_area: bool,
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
    /// Last day; `null` while it stands.
    #[schema(value_type = Option<String>, format = Date)]
    valid_to: Option<Date>,
}

impl UnitAnswer {
    fn of(directory: &Directory, unit: &Unit) -> Self {
        let parent = unit.parent.and_then(|parent| directory.unit(parent));
        Self {
            code: unit.code.clone(),
            kind: unit.kind,
            parent: parent.map(|parent| parent.code.clone()),
            name: unit.name.clone(),
            formal_name: unit.formal_name.clone(),
            official_code: unit.official_code.clone(),
            stand_in: unit.stand_in,
            hard_area: unit.hard_area,
            valid_from: unit.valid_from,
            valid_to: unit.valid_to,
        }
    }
}

/// The units of the province in the order of their codes.
#[utoipa::path(
    get,
    path = "/units",
    tag = "units",
    security(("token" = [])),
    params(Asked),
    responses((status = 200, description = "A page of units", body = Listing<UnitAnswer>), web::Problems)
)]
async fn list(
    State(house): State<House>,
    bearer: Bearer,
    Query(asked): Query<Asked>,
) -> Result<Json<Listing<UnitAnswer>>, Problem> {
    policy::may_see(&bearer.actor)?;
    let paging = Paging { limit: asked.limit.clone(), cursor: asked.cursor.clone() };
    let (rows, after) = (paging.rows()?, paging.after::<String>()?);
    let directory = house.kit.store.read(directory).await?;
    let items = found(&directory, &asked)?;
    let mut items: Vec<&Unit> =
        items.into_iter().filter(|unit| after.as_ref().is_none_or(|after| unit.code > *after)).collect();
    items.sort_by(|a, b| a.code.cmp(&b.code));
    items.truncate(usize::try_from(rows).unwrap_or(usize::MAX).saturating_add(1));
    let answers = items.into_iter().map(|unit| UnitAnswer::of(&directory, unit)).collect();
    Ok(Json(Listing::cut(answers, rows, |unit: &UnitAnswer| unit.code.clone())))
}

/// Letters of a search.
const LONGEST: usize = 200;

fn found<'a>(directory: &'a Directory, asked: &Asked) -> Result<Vec<&'a Unit>, Refusal> {
    let given =
        |text: &'_ Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let kind = given(&asked.kind)
        .map(|kind| {
            let allowed = UnitKind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(", ");
            let reason = Reason::new("web-field-choice").with("allowed", allowed);
            UnitKind::parse(&kind).ok_or_else(|| Refusal::field("kind", reason))
        })
        .transpose()?;
    let parent = given(&asked.parent)
        .map(|code| {
            let unit = directory.by_code(&code).map(|unit| unit.id);
            unit.ok_or_else(|| Refusal::field("parent", Reason::new("organization-unit-unknown")))
        })
        .transpose()?;
    if asked.q.as_deref().is_some_and(|q| q.chars().count() > LONGEST) {
        return Err(Refusal::field("q", Reason::new("web-field-value")));
    }
    let q = given(&asked.q).unwrap_or_default();
    let units = crate::queries::search(directory, &q, kind);
    Ok(units.into_iter().filter(|unit| parent.is_none() || unit.parent == parent).collect())
}

/// One unit by its code.
#[utoipa::path(
    get,
    path = "/units/{code}",
    tag = "units",
    security(("token" = [])),
    params(("code" = String, Path, description = "Code of the unit, such as `H41.042.01`")),
    responses((status = 200, description = "The unit", body = UnitAnswer), web::Problems)
)]
async fn one(
    State(house): State<House>,
    bearer: Bearer,
    Path(code): Path<String>,
) -> Result<Json<UnitAnswer>, Problem> {
    policy::may_see(&bearer.actor)?;
    let directory = house.kit.store.read(directory).await?;
    let unit = directory.by_code(&code).ok_or_else(crate::commands::unit_unknown)?;
    Ok(Json(UnitAnswer::of(&directory, unit)))
}
