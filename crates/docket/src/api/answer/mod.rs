//! How things are written in JSON. Units go by their codes.

mod recommendation;
mod session;
mod task;

use kernel::{Id, Timestamp};
use organization::Directory;
use serde::Serialize;
use utoipa::ToSchema;

use crate::queries::FigureRow;
use crate::{Done, Target};

pub(super) use recommendation::{RowAnswer, WholeAnswer};
pub(super) use session::{SessionAnswer, WholeSession};
pub(super) use task::{TaskAnswer, WholeTask};

/// The code of a unit; every unit that stands in the docket is in the directory.
pub(super) fn code(directory: &Directory, unit: Id) -> String {
    directory.unit(unit).map(|unit| unit.code.clone()).unwrap_or_default()
}

/// One line of figures.
#[derive(Serialize, ToSchema)]
#[schema(as = DocketFigures)]
pub(super) struct FigureAnswer {
    /// A field's name, or the code of a unit.
    pub key: String,
    pub raised: i64,
    pub open: i64,
    pub in_time: i64,
    pub late: i64,
    pub escalated: i64,
    pub lapsed: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub oldest_at: Option<Timestamp>,
    pub oldest: Option<String>,
}

impl FigureAnswer {
    pub(super) fn new(directory: &Directory, row: FigureRow) -> Self {
        let key = Id::parse(&row.key).map_or(row.key, |unit| code(directory, unit));
        let FigureRow { raised, open, in_time, late, escalated, lapsed, oldest_at, oldest_code, .. } = row;
        Self { key, raised, open, in_time, late, escalated, lapsed, oldest_at, oldest: oldest_code }
    }
}

/// The recommendation that an act was done to, as it is addressed next.
pub(super) fn next(done: &Done) -> Target {
    Target::new(done.recommendation.code.clone())
}
