use identity::{Actor, Grant};
use kernel::Id;
use organization::{Directory, Unit, UnitKind};

kernel::named_enum! {
    /// How a grant (a role at a unit) stands to a recommendation, session or task. Several may hold at once.
    pub enum Relation {
        /// The commune raised it, or the session is with it.
        Commune = "commune",
        /// The body leads: it owes the answer or the task.
        Lead = "lead",
        /// The body is asked for an opinion or co-operates in the task.
        Asked = "asked",
        /// The person is a member of the session's working group.
        Member = "member",
        /// The province itself, its Office, and the centre in the Office.
        Province = "province",
        /// None of these.
        Unrelated = "unrelated",
    }
}

/// What of a thing decides about rights, with the directory to read it by.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    pub directory: &'a Directory,
    /// Communes that raised it or whom the session is with.
    pub communes: &'a [Id],
    /// Who leads; `None` for drafts and sessions.
    pub lead: Option<Id>,
    /// Bodies that were asked or co-operate.
    pub asked: &'a [Id],
    /// Accounts of the working group's members.
    pub members: &'a [Id],
}

impl<'a> Standing<'a> {
    /// Of something that nobody has to do with yet.
    #[must_use]
    pub const fn new(directory: &'a Directory) -> Self {
        Self { directory, communes: &[], lead: None, asked: &[], members: &[] }
    }

    /// Every relation in which this grant of the actor stands; never empty.
    #[must_use]
    pub fn of(&self, actor: &Actor, grant: Grant) -> Vec<Relation> {
        let body = self.directory.body_of(grant.unit);
        let holds = [
            (Relation::Commune, self.communes.contains(&body)),
            (Relation::Lead, self.lead == Some(body)),
            (Relation::Asked, self.asked.contains(&body)),
            (Relation::Member, self.members.contains(&actor.account)),
            (Relation::Province, is_province(self.directory, body)),
        ];
        let found: Vec<Relation> =
            holds.into_iter().filter(|(_, holds)| *holds).map(|(relation, _)| relation).collect();
        if found.is_empty() { vec![Relation::Unrelated] } else { found }
    }
}

/// Whether the body is the province or its Office.
pub(super) fn is_province(directory: &Directory, body: Id) -> bool {
    directory.unit(body).is_some_and(|unit| unit.kind == UnitKind::Province)
        || office(directory).is_some_and(|office| office.id == body)
}

/// The Office of the provincial People's Committee: the body to which the provincial centre belongs (A1).
#[must_use]
pub fn office(directory: &Directory) -> Option<&Unit> {
    directory.unit(directory.provincial_centre()?.parent?)
}
