use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Id, Timestamp};

use super::{ClockKind, Thing};
use crate::schema::docket_notice;

kernel::named_enum! {
    /// Why the house says something by itself.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum NoticeKind {
        /// A clock of the unit is near.
        Near = "near",
        /// It has rung.
        Rung = "rung",
        /// Something came up to this unit because a clock below ran out.
        Climbed = "climbed",
        /// A new calendar moved a clock of the unit (E11).
        Moved = "moved",
    }
}

store::text_column!(NoticeKind);

/// What a unit is told by the house itself.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = docket_notice)]
#[diesel(treat_none_as_default_value = false)]
pub struct Notice {
    pub id: Id,
    pub unit: Id,
    pub kind: NoticeKind,
    pub thing: Thing,
    pub thing_id: Id,
    /// Code of the matter, session or task.
    pub code: String,
    pub clock: ClockKind,
    pub due_at: Timestamp,
    /// Who let the clock run out.
    pub responsible: Option<String>,
    pub at: Timestamp,
}
