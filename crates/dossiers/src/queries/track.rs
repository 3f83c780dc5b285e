use diesel::prelude::*;
use kernel::{Reason, Refusal, Timestamp, Vnd};
use store::Conn;

use crate::commands::rows;
use crate::model::{
    Detail, Dossier, NextClock, Payment, PaymentState, RequestItem, State, Step, SupplementRequest, Timeliness,
};
use crate::schema::{dossier_detail, dossier_payment, dossier_request};

/// What the applicant has to do now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Todo {
    /// Wait.
    Nothing,
    /// Bring what is missing.
    Supplement { items: Vec<RequestItem>, until: Timestamp },
    /// Pay.
    Pay { amount: Vnd, purpose: String, until: Timestamp },
    /// Come for the result, or find it in the electronic store.
    Collect,
}

/// A dossier as its applicant sees it: no names of other people, no personal number.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tracked {
    pub code: String,
    pub procedure_code: String,
    pub procedure: String,
    pub state: State,
    pub filed_at: Timestamp,
    pub accepted_at: Option<Timestamp>,
    pub due_at: Option<Timestamp>,
    /// Formal name of the unit that has it.
    pub holder: Option<String>,
    pub centre: Option<String>,
    pub competent: Option<String>,
    pub since: Option<Timestamp>,
    pub step: Step,
    pub next_clock: Option<NextClock>,
    pub next_clock_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    pub returned_at: Option<Timestamp>,
    pub timeliness: Option<Timeliness>,
    pub todo: Todo,
    /// Numbers of the forms that were made: `01` to `05`.
    pub forms: Vec<&'static str>,
}

/// The public look-up by code and the last four digits of the applicant's personal number or phone.
///
/// # Errors
/// Not found, the same for a wrong code and for wrong digits, so that neither can be guessed.
pub fn tracked_by(conn: &mut Conn, code: &str, check: &str) -> store::Result<Dossier> {
    let wrong = || Refusal::NotFound(Reason::new("dossier-track-not-found"));
    let dossier = rows::by_code(conn, code).map_err(|error| match error {
        store::Error::Refused(Refusal::NotFound(_)) => wrong().into(),
        other => other,
    })?;
    let detail: Detail = dossier_detail::table.find(dossier.id).select(Detail::as_select()).first(conn)?;
    let check = check.trim();
    let fits = |number: Option<&str>| {
        number.is_some_and(|number| check.len() == 4 && number.len() >= 4 && number.ends_with(check))
    };
    if !check.bytes().all(|byte| byte.is_ascii_digit())
        || !(fits(detail.personal_number.as_deref()) || fits(detail.phone.as_deref()))
    {
        return Err(wrong().into());
    }
    Ok(dossier)
}

/// A dossier as whoever proved to be its applicant may see it.
///
/// # Errors
/// Those of the database.
pub fn tracked(conn: &mut Conn, dossier: Dossier, now: Timestamp) -> store::Result<Tracked> {
    let directory = organization::directory(conn)?;
    let name =
        |unit: Option<kernel::Id>| unit.and_then(|unit| directory.unit(unit)).map(|unit| unit.formal_name.clone());
    let version = procedures::by_id(conn, dossier.procedure_version)?;
    let todo = todo(conn, &dossier)?;
    let forms = forms(conn, &dossier)?;
    Ok(Tracked {
        procedure: version.name,
        holder: name(dossier.holder_unit),
        centre: name(Some(dossier.receiving_unit)),
        competent: name(Some(dossier.competent_unit)),
        timeliness: dossier.timeliness(now),
        todo,
        forms,
        code: dossier.code,
        procedure_code: dossier.procedure_code,
        state: dossier.state,
        filed_at: dossier.filed_at,
        accepted_at: dossier.accepted_at,
        due_at: dossier.due_at,
        since: dossier.holder_since,
        step: dossier.step_kind,
        next_clock: dossier.next_clock,
        next_clock_at: dossier.next_clock_at,
        finished_at: dossier.finished_at,
        returned_at: dossier.returned_at,
    })
}

fn todo(conn: &mut Conn, dossier: &Dossier) -> store::Result<Todo> {
    Ok(match dossier.state {
        State::AwaitingSupplement => {
            let open: Option<SupplementRequest> = dossier_request::table
                .filter(dossier_request::dossier.eq(dossier.id))
                .order(dossier_request::no.desc())
                .select(SupplementRequest::as_select())
                .first(conn)
                .optional()?;
            open.map_or(Todo::Nothing, |open| Todo::Supplement { items: open.list(), until: open.answer_by })
        }
        State::AwaitingPayment => {
            let open: Option<Payment> = dossier_payment::table
                .filter(dossier_payment::dossier.eq(dossier.id))
                .filter(dossier_payment::state.eq(PaymentState::Requested))
                .filter(dossier_payment::pauses)
                .select(Payment::as_select())
                .first(conn)
                .optional()?;
            open.map_or(Todo::Nothing, |open| Todo::Pay {
                amount: open.amount,
                purpose: open.purpose,
                until: open.pay_by,
            })
        }
        State::Ready => Todo::Collect,
        _ => Todo::Nothing,
    })
}

/// The forms that exist for a dossier, 06 left out: it is the offices' own.
pub(crate) fn forms(conn: &mut Conn, dossier: &Dossier) -> store::Result<Vec<&'static str>> {
    let mut forms = Vec::new();
    if dossier.is_accepted() {
        forms.push("01");
    }
    let asked: i64 = dossier_request::table.filter(dossier_request::dossier.eq(dossier.id)).count().get_result(conn)?;
    if asked > 0 {
        forms.push("02");
    }
    if dossier.state == State::Refused {
        forms.push("03");
    }
    if dossier.extensions > 0 {
        forms.push("04");
    }
    if dossier.state == State::Stopped {
        forms.push("05");
    }
    Ok(forms)
}
