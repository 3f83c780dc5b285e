use identity::Role;

use super::Relation;
use crate::model::Action;

/// One row of the policy: these roles may do these acts where they stand in one of these relations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rule {
    pub roles: &'static [Role],
    pub acts: &'static [Action],
    pub relations: &'static [Relation],
}

use Action as A;
use Relation as R;
use Role as P;

/// Who speaks for a commune.
const COMMUNE: &[Role] = &[P::Specialist, P::Head, P::Director, P::CommuneAdmin, P::Leader];
/// Who takes in and gives out work in a department.
const CHIEFS: &[Role] = &[P::Head, P::DepartmentAdmin, P::Signer];
/// Who works on an answer.
const WORKERS: &[Role] = &[P::Specialist, P::Head, P::Signer];
/// Whose hand a written answer leaves: signature and number (H12).
const SIGNERS: &[Role] = &[P::Signer, P::Issuer, P::Leader];
/// Who says what a co-operating unit thinks.
const VOICES: &[Role] = &[P::Consulted, P::Specialist, P::Head, P::Signer];
/// Everybody whom a body's own business concerns.
const BODY: &[Role] = &[
    P::Specialist,
    P::Head,
    P::Consulted,
    P::Signer,
    P::Issuer,
    P::Director,
    P::DepartmentAdmin,
    P::CommuneAdmin,
    P::Leader,
];
/// Who reports on a task: departments and communes alike.
const DOERS: &[Role] =
    &[P::Specialist, P::Head, P::Signer, P::Director, P::DepartmentAdmin, P::CommuneAdmin, P::Leader];
/// Who gives a task to a person.
const GIVERS: &[Role] = &[P::Head, P::Signer, P::Director, P::DepartmentAdmin, P::CommuneAdmin, P::Leader];
const OFFICE: &[Role] = &[P::ProvincialOffice];
const STEERING: &[Role] = &[P::ProvincialOffice, P::Leader];
/// Leadership, Office and the provincial centre see everything (a.4).
const SEEING: &[Role] = &[P::ProvincialOffice, P::Leader, P::ProvincialCentre];
const KEEPERS: &[Role] = &[P::ProvincialOffice, P::ProvincialCentre];

const BY_COMMUNE: &[Action] = &[A::Draft, A::Send, A::Complete, A::Withdraw, A::Appeal, A::Close, A::Attach];
const PLANNING: &[Action] = &[A::SetUpGroup, A::Plan, A::Replan, A::Cancel, A::DraftConclusion];
const APPROVING: &[Action] = &[A::DecideExtension, A::Take, A::ReturnTask];
const ALL_LOOKS: &[Action] = &[A::View, A::ViewSession, A::ViewTask, A::Briefing, A::Figures, A::Export];
const OF_BODY: &[Relation] = &[R::Commune, R::Lead, R::Asked];

const fn rule(roles: &'static [Role], acts: &'static [Action], relations: &'static [Relation]) -> Rule {
    Rule { roles, acts, relations }
}

/// What stands in no row is forbidden. Operators and police administrators have no business here (a.4, K7).
const TABLE: &[Rule] = &[
    // A commune speaks for itself (H10, N11); the Office writes down what was said at a session.
    rule(COMMUNE, BY_COMMUNE, &[R::Commune]),
    rule(OFFICE, &[A::Draft, A::Send, A::Attach], &[R::Province]),
    // The department takes in, works, answers (H11, H12).
    rule(CHIEFS, &[A::Receive, A::ReturnForLack, A::Assign, A::Join], &[R::Lead]),
    rule(WORKERS, &[A::RequestOpinion, A::DraftAnswer, A::Join], &[R::Lead]),
    rule(SIGNERS, &[A::Answer], &[R::Lead]),
    rule(VOICES, &[A::GiveOpinion], &[R::Asked]),
    // The Office checks and submits, the leader decides (H13).
    rule(OFFICE, &[A::Redirect, A::Check, A::Submit, A::Join], &[R::Province]),
    rule(STEERING, &[A::SendBack], &[R::Province]),
    rule(&[P::Leader], &[A::Decide], &[R::Province]),
    // Sessions: the Office plans and drafts, members write down and look on the spot, the leader signs (H14).
    rule(OFFICE, PLANNING, &[R::Province]),
    rule(STEERING, &[A::Hold, A::Record, A::IssueConclusion], &[R::Province]),
    rule(BODY, &[A::Record, A::Inspect, A::ViewSession, A::Briefing, A::Export], &[R::Member]),
    rule(SEEING, &[A::Inspect], &[R::Province]),
    rule(KEEPERS, &[A::EditTemplate, A::EditFields], &[R::Province]),
    // Tasks: the lead reports, whoever gave it decides (H15, H16).
    rule(GIVERS, &[A::AssignTask], &[R::Lead]),
    rule(DOERS, &[A::Report, A::AskExtension], &[R::Lead]),
    rule(DOERS, &[A::Report], &[R::Asked]),
    rule(STEERING, APPROVING, &[R::Province]),
    // Looks: a body sees its own and takes its own lists along, the province everything. The report of a session is for
    // the group and the province: what other communes said there is not one's own.
    rule(BODY, &[A::View, A::ViewTask, A::Export], OF_BODY),
    rule(BODY, &[A::ViewSession, A::Briefing], &[R::Commune]),
    rule(SEEING, ALL_LOOKS, &[R::Province]),
];

/// The policy as data: tests and documents are made from it.
#[must_use]
pub const fn table() -> &'static [Rule] {
    TABLE
}
