use identity::{Ctx, Role};
use kernel::{Date, Id};
use organization::UnitKind;
use store::Conn;

use crate::Docket;
use crate::model::Action;
use crate::pages::names::Names;
use crate::queries::{RecommendationFilter, RecommendationView, SessionView, TaskView};

/// Matters to choose from: as many as a list shows without scrolling.
const MATTERS: usize = 12;

/// What a form offers to choose from, as pairs of value and words, and what was written before.
#[derive(Default)]
pub struct Choices {
    /// Who can be given the work.
    pub people: Vec<(String, String)>,
    pub departments: Vec<(String, String)>,
    /// Departments and communes.
    pub bodies: Vec<(String, String)>,
    pub matters: Vec<(String, String)>,
    /// Who is expected at a session: unit, name, post.
    pub expected: Vec<(String, String, String)>,
    /// Fields that were drafted before, by name.
    pub drafted: Vec<(&'static str, String)>,
}

impl Choices {
    fn of_units(conn: &mut Conn) -> store::Result<(Self, Names)> {
        let names = Names::load(conn)?;
        let (departments, bodies) = (names.of_kind(UnitKind::Department), names.bodies());
        Ok((Self { departments, bodies, ..Self::default() }, names))
    }

    /// Reads what the form of an act on a recommendation needs.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of_matter(
        conn: &mut Conn,
        docket: &Docket,
        ctx: &Ctx<'_>,
        view: &RecommendationView,
        action: Action,
    ) -> store::Result<Self> {
        let (mut choices, names) = Self::of_units(conn)?;
        let own = &view.recommendation;
        match action {
            Action::Receive | Action::Assign => {
                let unit = view.matter.as_ref().map_or(own.lead_body, |matter| matter.lead_body);
                choices.people = people(conn, unit, ctx.now.date())?;
            }
            Action::Join => {
                let mine = view.matter.as_ref().map(|matter| matter.code.clone()).unwrap_or_default();
                let similar = docket.similar(conn, ctx, &own.title, &own.content, MATTERS)?;
                let others = similar.into_iter().filter(|one| one.joinable && one.matter_code != mine);
                let words = |one: &crate::queries::Similar| {
                    format!("{} · {} · {}", one.matter_code, one.title, names.unit(one.commune))
                };
                choices.matters = others.map(|one| (one.matter_code.clone(), words(&one))).collect();
            }
            Action::DraftAnswer | Action::Answer => {
                if let Some(draft) = &view.draft {
                    choices.drafted = vec![
                        ("class", draft.class.as_str().to_owned()),
                        ("content", draft.content.clone()),
                        ("opinion", draft.opinion.clone().unwrap_or_default()),
                        ("options", draft.options.clone().unwrap_or_default()),
                    ];
                }
            }
            _ => {}
        }
        Ok(choices)
    }

    /// Reads what the form of an act on a session needs.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of_session(
        conn: &mut Conn,
        docket: &Docket,
        ctx: &Ctx<'_>,
        view: &SessionView,
        action: Action,
    ) -> store::Result<Self> {
        let (mut choices, names) = Self::of_units(conn)?;
        match action {
            Action::Hold => {
                let group = docket.group(conn, ctx, view.session.docket_group)?;
                let head = (names.code(group.group.unit), group.group.head_name, group.group.head_title);
                let members = group.members.into_iter().map(|one| (names.code(one.unit), one.name, one.title));
                choices.expected = std::iter::once(head).chain(members).collect();
            }
            Action::Record => {
                let filter = RecommendationFilter { session: Some(view.session.id), ..RecommendationFilter::default() };
                let page = docket.recommendations(conn, ctx, &filter, 100, None)?;
                let matters = page.rows.into_iter().filter_map(|row| row.matter.map(|matter| (matter.code, row.title)));
                choices.matters = matters.map(|(code, title)| (code.clone(), format!("{code} · {title}"))).collect();
                choices.matters.dedup_by(|one, other| one.0 == other.0);
            }
            Action::Replan => {
                let session = &view.session;
                let moment = |at: kernel::Timestamp| web::Texts::shared(kernel::Lang::Vi).datetime(at);
                choices.drafted = vec![
                    ("place", session.place.clone()),
                    ("from", moment(session.planned_from)),
                    ("to", moment(session.planned_to)),
                    ("agenda", session.agenda.clone()),
                ];
            }
            _ => {}
        }
        Ok(choices)
    }

    /// Reads what the form of an act on a task needs.
    ///
    /// # Errors
    /// Those of the database.
    pub fn of_task(conn: &mut Conn, ctx: &Ctx<'_>, view: &TaskView, action: Action) -> store::Result<Self> {
        let (mut choices, _) = Self::of_units(conn)?;
        if action == Action::AssignTask {
            choices.people = people(conn, view.task.lead_body, ctx.now.date())?;
        }
        Ok(choices)
    }
}

/// Who works on matters at this body: its specialists and heads, whatever division they are in.
fn people(conn: &mut Conn, body: Id, day: Date) -> store::Result<Vec<(String, String)>> {
    let directory = organization::directory(conn)?;
    let units = std::iter::once(body).chain(directory.children(body).map(|unit| unit.id)).collect::<Vec<_>>();
    let mut people = Vec::new();
    for role in [Role::Specialist, Role::Head] {
        for unit in &units {
            people.extend(organization::people_with(conn, role, *unit, day)?);
        }
    }
    let mut people: Vec<_> = people.into_iter().map(|person| (person.account.to_string(), person.name)).collect();
    people.dedup_by(|one, other| one.0 == other.0);
    Ok(people)
}
