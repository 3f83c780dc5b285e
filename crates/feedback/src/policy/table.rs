use identity::Role;

use crate::model::Action;

kernel::named_enum! {
    /// How a grant (a role at a unit) stands to a petition or to a body's figures. Several may hold at once.
    pub enum Relation {
        /// The body has the petition, or the figures are its own.
        Body = "body",
        /// The petition is about the body, and another one has it.
        About = "about",
        /// The petition was given to this very person.
        Holder = "holder",
        /// The Office of the provincial People's Committee, the centre in it, and the province itself.
        Province = "province",
        /// None of these.
        Unrelated = "unrelated",
    }
}

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

/// Whom a citizen meets, and who therefore writes down what is said (H1).
const COUNTER: &[Role] = &[P::Receiver, P::Returner, P::Head, P::Director, P::DepartmentAdmin, P::CommuneAdmin];
/// Who takes petitions in and gives them out.
const CHIEFS: &[Role] =
    &[P::Head, P::Signer, P::Director, P::DepartmentAdmin, P::CommuneAdmin, P::Leader, P::ProvincialOffice];
/// Under whose name an answer leaves.
const SIGNERS: &[Role] = &[P::Signer, P::Director, P::Leader, P::ProvincialOffice];
/// To whom a petition may be given.
const WORKERS: &[Role] = &[P::Specialist, P::Head, P::Receiver];
/// Who answers for a body.
const ANSWERABLE: &[Role] = &[P::Head, P::Signer, P::Director, P::DepartmentAdmin, P::CommuneAdmin, P::Leader];
const OFFICE: &[Role] = &[P::ProvincialOffice];
const SEEING: &[Role] = &[P::ProvincialOffice, P::ProvincialCentre, P::Leader];

const STEERING: &[Action] = &[A::Receive, A::Classify, A::Assign, A::Transfer];
const ENDING: &[Action] = &[A::Forward, A::GiveNotice, A::CloseRepeat, A::Publish];

const fn rule(roles: &'static [Role], acts: &'static [Action], relations: &'static [Relation]) -> Rule {
    Rule { roles, acts, relations }
}

/// What stands in no row is forbidden. Operators, cashiers and police administrators have no business here.
const TABLE: &[Rule] = &[
    rule(COUNTER, &[A::Record], &[R::Body]),
    rule(OFFICE, &[A::Record], &[R::Province]),
    rule(CHIEFS, STEERING, &[R::Body]),
    rule(SIGNERS, ENDING, &[R::Body]),
    rule(SIGNERS, &[A::Answer], &[R::Body]),
    rule(WORKERS, &[A::View, A::Answer], &[R::Holder]),
    // The Office may take hold of anything that came up, and publishes for all.
    rule(OFFICE, &[A::Transfer, A::Publish], &[R::Province]),
    rule(CHIEFS, &[A::View], &[R::Body, R::About]),
    rule(SEEING, &[A::View, A::Figures], &[R::Province]),
    rule(&[P::Receiver, P::Returner, P::Director], &[A::Tablet], &[R::Body]),
    rule(ANSWERABLE, &[A::Figures], &[R::Body]),
    // Words are for who leads the people they are about, and for nobody else: whoever wrote them shall not regret it.
    rule(&[P::Director, P::Leader], &[A::Words], &[R::Body]),
];

/// The policy as data: tests and documents are made from it.
#[must_use]
pub const fn table() -> &'static [Rule] {
    TABLE
}
