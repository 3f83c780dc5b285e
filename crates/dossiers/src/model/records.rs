use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::prelude::*;
use kernel::{Id, Timestamp, Vnd};
use serde::{Deserialize, Serialize};

use super::{Step, Timeliness};
use crate::schema::{
    dossier_draft, dossier_event, dossier_extension, dossier_opinion, dossier_pause, dossier_payment, dossier_request,
    dossier_step,
};

/// One hand-over of the control slip (form 06). Never changed once written.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_step)]
#[diesel(treat_none_as_default_value = false)]
pub struct HandOver {
    pub dossier: Id,
    pub seq: i32,
    /// The step that ended.
    pub kind: Step,
    /// `None` when the applicant gave it.
    pub giver: Option<Id>,
    pub giver_name: String,
    pub from_unit: Id,
    /// `None` when it went to a unit that had still to assign it.
    pub receiver: Option<Id>,
    pub receiver_name: Option<String>,
    pub to_unit: Id,
    /// The step that began.
    pub to_kind: Step,
    pub began_at: Timestamp,
    pub due_at: Option<Timestamp>,
    pub done_at: Timestamp,
    /// By hours, because it is an internal step (N1). `None` for a step without a clock.
    pub outcome: Option<Timeliness>,
    pub note: Option<String>,
}

kernel::named_enum! {
    /// Why the clock stands (E7).
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum PauseKind { Supplement = "supplement", Payment = "payment" }
}

store::text_column!(PauseKind);

/// A time in which the clock stood; open while `to_at` is `None`.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_pause)]
#[diesel(treat_none_as_default_value = false)]
pub struct Pause {
    pub dossier: Id,
    pub no: i32,
    pub kind: PauseKind,
    pub from_at: Timestamp,
    pub to_at: Option<Timestamp>,
}

kernel::named_enum! {
    /// When a request or a refusal was made.
    #[derive(AsExpression, FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Stage { Intake = "intake", Processing = "processing" }
}

store::text_column!(Stage);

kernel::named_enum! {
    /// What is asked about a part.
    #[derive(Default, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    pub enum ItemAsk { #[default] Missing = "missing", ToFix = "to_fix" }
}

/// One thing that is missing or has to be put right.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct RequestItem {
    pub part: String,
    pub ask: ItemAsk,
    pub reason: String,
}

/// A request to supplement (form 02).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_request)]
#[diesel(treat_none_as_default_value = false)]
pub struct SupplementRequest {
    pub dossier: Id,
    pub no: i32,
    pub stage: Stage,
    /// JSON list of [`RequestItem`].
    pub items: String,
    pub basis: String,
    pub phone: String,
    pub unit: Id,
    pub asked_by: Id,
    pub asked_by_name: String,
    pub asked_at: Timestamp,
    /// The applicant's last moment (A27).
    pub answer_by: Timestamp,
    pub answered_at: Option<Timestamp>,
}

impl SupplementRequest {
    /// The list, read back.
    #[must_use]
    pub fn list(&self) -> Vec<RequestItem> {
        serde_json::from_str(&self.items).unwrap_or_default()
    }
}

/// An opinion asked of another unit (A29).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_opinion)]
#[diesel(treat_none_as_default_value = false)]
pub struct Opinion {
    pub dossier: Id,
    pub no: i32,
    pub unit: Id,
    pub question: String,
    pub asked_by: Id,
    pub asked_by_name: String,
    pub asked_at: Timestamp,
    /// Its own deadline, inside the dossier's.
    pub due_at: Timestamp,
    pub answered_at: Option<Timestamp>,
    pub answered_by: Option<Id>,
    pub answered_by_name: Option<String>,
    pub agrees: Option<bool>,
    pub answer: Option<String>,
}

kernel::named_enum! {
    /// Payment states (G6).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum PaymentState {
        Requested = "requested",
        Paid = "paid",
        Exempt = "exempt",
        Refunded = "refunded",
        Expired = "expired",
    }
}

kernel::named_enum! {
    /// How money came (G6).
    #[derive(AsExpression, FromSqlRow, utoipa::ToSchema)]
    #[schema(rename_all = "snake_case")]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum PaymentMethod { Online = "online", Cash = "cash", Transfer = "transfer" }
}

store::text_column!(PaymentState);
store::text_column!(PaymentMethod);

/// Purpose of the payment that is asked for at acceptance; others are named by who asks.
pub const FEE: &str = "fee";

/// Money that was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_payment)]
#[diesel(treat_none_as_default_value = false)]
pub struct Payment {
    pub dossier: Id,
    pub no: i32,
    pub purpose: String,
    pub amount: Vnd,
    pub state: PaymentState,
    /// Whether the dossier's clock stands until it is settled (A34).
    pub pauses: bool,
    pub requested_at: Timestamp,
    pub requested_by: Id,
    pub pay_by: Timestamp,
    pub method: Option<PaymentMethod>,
    pub settled_at: Option<Timestamp>,
    pub settled_by: Option<Id>,
    /// Number of the receipt, which is not one of the forms (B1).
    pub receipt: Option<String>,
    pub note: Option<String>,
}

/// An apology with a new appointment (form 04, A30).
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_extension)]
#[diesel(treat_none_as_default_value = false)]
pub struct Extension {
    pub dossier: Id,
    pub ordinal: i32,
    pub reason: String,
    /// The unit that answers for the delay.
    pub unit: Id,
    pub old_due: Timestamp,
    pub new_due: Timestamp,
    pub at: Timestamp,
    pub signer: Id,
    pub signer_name: String,
}

/// One line of the history; `detail` is an [`Event`](crate::Event) as JSON.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = dossier_event)]
#[diesel(treat_none_as_default_value = false)]
pub struct DossierEvent {
    pub dossier: Id,
    pub seq: i32,
    pub at: Timestamp,
    /// `None` when the applicant or the house itself acted.
    pub actor: Option<Id>,
    pub actor_name: String,
    /// The unit in whose name it was done.
    pub unit: Id,
    pub kind: String,
    pub detail: String,
}

/// What a clerk has typed and not yet handed in. The body is the form as JSON, kept as it is.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = dossier_draft)]
#[diesel(treat_none_as_default_value = false)]
pub struct Draft {
    pub id: Id,
    pub account: Id,
    /// The centre where it was begun: colleagues there may take it over.
    pub unit: Id,
    pub title: String,
    pub body: String,
    pub saved_at: Timestamp,
}
