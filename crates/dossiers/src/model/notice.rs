use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Id, Timestamp};

use super::State;
use crate::schema::dossier_notice;

kernel::named_enum! {
    /// How a notice reaches the applicant (A31, A39).
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Way {
        Mail = "mail",
        Sms = "sms",
        /// On paper, when the applicant comes.
        Centre = "centre",
        /// By word and form, at the counter, as it happened.
        InPerson = "in_person",
    }
}

kernel::named_enum! {
    /// What became of a notice.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Fate {
        /// To be sent, or to be tried again.
        Waiting = "waiting",
        Sent = "sent",
        /// Lies at the centre until the applicant comes.
        AtCentre = "at_centre",
        /// The applicant has it.
        Given = "given",
        /// A later notice says more, so nobody gives this one any more.
        Overtaken = "overtaken",
    }
}

store::text_column!(Way);
store::text_column!(Fate);

/// What the applicant is told of one act.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_notice)]
#[diesel(treat_none_as_default_value = false)]
pub struct Notice {
    pub dossier: Id,
    /// Number of the event it tells of.
    pub seq: i32,
    /// The event's lasting name.
    pub kind: String,
    /// The state it tells.
    pub state: State,
    pub at: Timestamp,
    /// The centre to which the applicant comes.
    pub centre: Id,
    pub fate: Fate,
    /// `None` until it was tried.
    pub way: Option<Way>,
    /// The mail address or number it went to.
    pub address: Option<String>,
    pub subject: Option<String>,
    /// The text as it was sent or lies ready, a paragraph a line; `None` for what was told in person.
    pub words: Option<String>,
    /// Lasting name of why it waits or lies at the centre; see [`messages::Trouble`].
    pub trouble: Option<String>,
    /// How often it was tried.
    pub tries: i32,
    pub settled_at: Option<Timestamp>,
    /// Who gave it.
    pub settled_by: Option<Id>,
}
