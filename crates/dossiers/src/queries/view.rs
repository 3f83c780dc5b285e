use diesel::prelude::*;
use identity::Ctx;
use kernel::{Reason, Refusal};
use procedures::Version;
use store::Conn;

use crate::commands::rows;
use crate::model::{
    Action, Detail, Dossier, DossierFile, DossierPart, Extension, FEE, HandOver, Opinion, Pause, Payment, PaymentState,
    SupplementRequest,
};
use crate::rules::Plan;
use crate::schema::{dossier_file, dossier_opinion, dossier_part, dossier_payment, dossier_request, dossier_step};

/// Everything about one dossier, for its page.
#[derive(Clone, Debug)]
pub struct DossierView {
    pub dossier: Dossier,
    pub detail: Detail,
    pub version: Version,
    /// The bound e-process; empty before acceptance.
    pub plan: Plan,
    pub parts: Vec<DossierPart>,
    pub files: Vec<DossierFile>,
    pub hand_overs: Vec<HandOver>,
    pub pauses: Vec<Pause>,
    pub requests: Vec<SupplementRequest>,
    pub opinions: Vec<Opinion>,
    pub payments: Vec<Payment>,
    pub extensions: Vec<Extension>,
    /// The acts open to the actor now.
    pub allowed: Vec<Action>,
    /// Numbers of the forms that exist, `01` to `06`.
    pub forms: Vec<&'static str>,
}

/// Reads everything about a dossier that the actor has opened.
///
/// # Errors
/// Those of the database.
pub fn view(conn: &mut Conn, ctx: &Ctx<'_>, dossier: Dossier) -> store::Result<DossierView> {
    let id = dossier.id;
    let detail = super::detail(conn, id)?;
    let mut forms = super::track::forms(conn, &dossier)?;
    forms.push("06");
    Ok(DossierView {
        version: procedures::by_id(conn, dossier.procedure_version)?,
        plan: Plan::parse(&detail.plan),
        parts: parts(conn, id)?,
        files: files(conn, id)?,
        hand_overs: hand_overs(conn, id)?,
        pauses: rows::pauses(conn, id)?,
        requests: requests(conn, id)?,
        opinions: dossier_opinion::table
            .filter(dossier_opinion::dossier.eq(id))
            .order(dossier_opinion::no)
            .select(Opinion::as_select())
            .load(conn)?,
        payments: dossier_payment::table
            .filter(dossier_payment::dossier.eq(id))
            .order(dossier_payment::no)
            .select(Payment::as_select())
            .load(conn)?,
        extensions: rows::extensions(conn, id)?,
        allowed: super::allowed_for(conn, ctx, &dossier)?,
        forms,
        detail,
        dossier,
    })
}

/// What was handed in, in order.
pub(crate) fn parts(conn: &mut Conn, dossier: kernel::Id) -> store::Result<Vec<DossierPart>> {
    Ok(dossier_part::table
        .filter(dossier_part::dossier.eq(dossier))
        .order(dossier_part::no)
        .select(DossierPart::as_select())
        .load(conn)?)
}

/// The fee that was asked for at acceptance and is not settled (G6).
pub(crate) fn open_fee(conn: &mut Conn, dossier: kernel::Id) -> store::Result<Option<kernel::Vnd>> {
    Ok(dossier_payment::table
        .filter(dossier_payment::dossier.eq(dossier))
        .filter(dossier_payment::purpose.eq(FEE))
        .filter(dossier_payment::state.eq(PaymentState::Requested))
        .select(dossier_payment::amount)
        .first(conn)
        .optional()?)
}

/// The files, in order.
///
/// # Errors
/// Those of the database.
pub fn files(conn: &mut Conn, dossier: kernel::Id) -> store::Result<Vec<DossierFile>> {
    Ok(dossier_file::table
        .filter(dossier_file::dossier.eq(dossier))
        .order(dossier_file::no)
        .select(DossierFile::as_select())
        .load(conn)?)
}

/// One file of a dossier by its number.
///
/// # Errors
/// Not found; those of the database.
pub fn file(conn: &mut Conn, dossier: kernel::Id, no: i32) -> store::Result<DossierFile> {
    let found = dossier_file::table
        .filter(dossier_file::dossier.eq(dossier))
        .filter(dossier_file::no.eq(no))
        .select(DossierFile::as_select())
        .first(conn)
        .optional()?;
    let unknown = || Refusal::NotFound(Reason::new("dossier-file-unknown").with("file", no));
    Ok(found.ok_or_else(unknown)?)
}

/// The control slip, in order.
pub(crate) fn hand_overs(conn: &mut Conn, dossier: kernel::Id) -> store::Result<Vec<HandOver>> {
    Ok(dossier_step::table
        .filter(dossier_step::dossier.eq(dossier))
        .order(dossier_step::seq)
        .select(HandOver::as_select())
        .load(conn)?)
}

/// The requests to supplement, in order.
pub(crate) fn requests(conn: &mut Conn, dossier: kernel::Id) -> store::Result<Vec<SupplementRequest>> {
    Ok(dossier_request::table
        .filter(dossier_request::dossier.eq(dossier))
        .order(dossier_request::no)
        .select(SupplementRequest::as_select())
        .load(conn)?)
}
