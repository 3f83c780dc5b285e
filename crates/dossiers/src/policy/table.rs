use identity::Role;

use super::Relation;
use crate::model::Action;

/// One row of the policy: this role may do these acts where it stands in one of these relations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    pub role: Role,
    pub acts: &'static [Action],
    pub relations: &'static [Relation],
}

use Action as A;
use Relation as R;

/// Everything that shows a dossier. These acts always go together, so that list, detail, files, forms and history
/// agree.
const LOOK: &[Action] = &[A::View, A::List, A::Files, A::Forms, A::History, A::Deadline];
/// A look at where a dossier stands, without its papers.
const FOLLOW: &[Action] = &[A::View, A::List, A::Forms, A::History, A::Deadline];

const OWN: &[Relation] = &[R::Own];
const UNIT: &[Relation] = &[R::Own, R::OwnUnit];
const CENTRE: &[Relation] = &[R::Own, R::OwnUnit, R::ReceivingCentre];
const BODY: &[Relation] = &[R::Own, R::OwnUnit, R::CompetentBody];
const BODY_OR_CENTRE: &[Relation] = &[R::Own, R::OwnUnit, R::CompetentBody, R::ReceivingCentre];
/// A People's Committee steers what it decides, what its centre received, and what stands below it.
const COMMITTEE: &[Relation] = &[R::Own, R::OwnUnit, R::CompetentBody, R::ReceivingCentre, R::Above];
const CONSULTED: &[Relation] = &[R::Consulted];
const EVERYWHERE: &[Relation] = Relation::ALL;

const fn rule(role: Role, acts: &'static [Action], relations: &'static [Relation]) -> Rule {
    Rule { role, acts, relations }
}

/// The roles of part a.4 and what each may do. What stands in no row is forbidden.
const TABLE: &[Rule] = &[
    // The counter takes in, answers, hands on and tells the applicant (A4, A20, A21, A33).
    rule(Role::Receiver, LOOK, BODY_OR_CENTRE),
    rule(Role::Receiver, &[A::Receive, A::Accept, A::Refuse, A::CompleteAtOnce], UNIT),
    rule(Role::Receiver, &[A::Forward], OWN),
    // Who is ill or gone must not stop a dossier: another counter of the centre takes it over.
    rule(Role::Receiver, &[A::Assign], UNIT),
    rule(Role::Receiver, &[A::RequestSupplement, A::RequestPayment], UNIT),
    rule(Role::Receiver, &[A::Supplement, A::RecordPayment, A::Stop, A::Close, A::AttachFile, A::GiveNotice], CENTRE),
    rule(Role::Receiver, &[A::Export], UNIT),
    // The results' counter (A35).
    rule(Role::Returner, LOOK, CENTRE),
    rule(Role::Returner, &[A::HandOver, A::AttachFile, A::GiveNotice], CENTRE),
    rule(Role::Returner, &[A::AttachResult], UNIT),
    // Fees (A37, G6).
    rule(Role::Cashier, LOOK, CENTRE),
    rule(Role::Cashier, &[A::RequestPayment], UNIT),
    rule(Role::Cashier, &[A::RecordPayment], CENTRE),
    // Scanning, also by a contractor (A5, A22).
    rule(Role::Digitiser, LOOK, CENTRE),
    rule(Role::Digitiser, &[A::AttachFile], CENTRE),
    // The division: assign, work, check (A25, A26, A28, A29, A30, A34).
    rule(Role::Head, LOOK, BODY),
    rule(Role::Head, &[A::Assign, A::RequestSupplement, A::RequestOpinion, A::RequestPayment, A::AttachFile], UNIT),
    rule(Role::Head, &[A::Forward, A::ReturnStep], OWN),
    // An apology is the body's word to the applicant (A30): who leads signs it, not who was late.
    rule(Role::Head, &[A::Apologise, A::Close], UNIT),
    // Who may answer for the unit that was asked must see what it is asked about (A29).
    rule(Role::Head, LOOK, CONSULTED),
    rule(Role::Head, &[A::GiveOpinion], CONSULTED),
    rule(Role::Specialist, LOOK, BODY),
    rule(Role::Specialist, &[A::Forward, A::ReturnStep], OWN),
    rule(
        Role::Specialist,
        &[A::RequestSupplement, A::RequestOpinion, A::RequestPayment, A::AttachFile, A::AttachResult],
        UNIT,
    ),
    rule(Role::Specialist, LOOK, CONSULTED),
    rule(Role::Specialist, &[A::GiveOpinion], CONSULTED),
    rule(Role::Consulted, LOOK, CONSULTED),
    rule(Role::Consulted, &[A::GiveOpinion], CONSULTED),
    // Signature and seal: never shared (a.4).
    rule(Role::Signer, LOOK, BODY),
    rule(Role::Signer, &[A::Approve, A::Apologise], BODY),
    rule(Role::Signer, &[A::ReturnStep], OWN),
    rule(Role::Issuer, LOOK, BODY),
    rule(Role::Issuer, &[A::Issue, A::AttachResult], BODY),
    rule(Role::Issuer, &[A::ReturnStep], OWN),
    // The centre's director stands in for its counters.
    rule(Role::Director, LOOK, BODY_OR_CENTRE),
    rule(Role::Director, &[A::Receive, A::Accept, A::Refuse, A::CompleteAtOnce, A::Assign, A::Export], UNIT),
    rule(Role::Director, &[A::RequestSupplement, A::RequestPayment, A::Apologise], UNIT),
    rule(Role::Director, &[A::Supplement, A::RecordPayment, A::Stop, A::Close, A::HandOver], CENTRE),
    rule(Role::Director, &[A::AttachFile, A::GiveNotice], CENTRE),
    // Administration keeps the house in order and looks into no papers.
    rule(Role::DepartmentAdmin, FOLLOW, BODY),
    rule(Role::CommuneAdmin, FOLLOW, BODY_OR_CENTRE),
    rule(Role::CommuneAdmin, &[A::Export, A::Recompute], BODY_OR_CENTRE),
    // Leadership and control see and steer (a.4).
    rule(Role::Leader, LOOK, COMMITTEE),
    rule(Role::Leader, &[A::Export], COMMITTEE),
    rule(Role::ProvincialCentre, FOLLOW, EVERYWHERE),
    rule(Role::ProvincialCentre, &[A::Export, A::Recompute], EVERYWHERE),
    rule(Role::ProvincialOffice, FOLLOW, EVERYWHERE),
    rule(Role::ProvincialOffice, &[A::Export, A::Recompute], EVERYWHERE),
    // Police administrators and operators have no business with dossiers (K7, a.4); the operator only lets the
    // clocks be computed anew.
    rule(Role::Operator, &[A::Recompute], EVERYWHERE),
];

/// The policy as data: tests and documents are made from it.
#[must_use]
pub const fn table() -> &'static [Rule] {
    TABLE
}
