use diesel::prelude::*;
use identity::Ctx;
use kernel::Id;
use store::Conn;

use super::tasks::{TaskRow, with_states};
use crate::Docket;
use crate::commands::{own_draft, rows};
use crate::model::{Action, Answer, DocketFile, Matter, Opinion, Recommendation, State, Task};
use crate::policy::{self, Standing};
use crate::rules;
use crate::schema::{docket_answer, docket_file, docket_recommendation, docket_task};

/// Another recommendation of the same matter. Only its code, commune, title and state: each commune sees its own words.
#[derive(Clone, PartialEq, Eq, Debug, Queryable, Selectable)]
#[diesel(table_name = docket_recommendation)]
pub struct Joined {
    pub code: String,
    pub commune: Id,
    pub title: String,
    pub state: State,
}

/// How far somebody sees into a matter. A page and its history show the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sight {
    /// Of the department, of those it asked, or of the province; else of a commune that waits for the answer.
    pub inside: bool,
    /// Answers that are being written.
    pub drafts: bool,
}

/// One recommendation with everything that the actor may see of its matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecommendationView {
    pub recommendation: Recommendation,
    pub matter: Option<Matter>,
    /// The others of the same matter.
    pub joined: Vec<Joined>,
    /// Files of the recommendation and of the matter's answers.
    pub files: Vec<DocketFile>,
    /// Answers that went out.
    pub answers: Vec<Answer>,
    /// The one being written, for the department alone.
    pub draft: Option<Answer>,
    /// What others were asked, for the department, those asked, and the province.
    pub opinions: Vec<Opinion>,
    pub tasks: Vec<TaskRow>,
    /// What of it the actor sees beside the commune's own side.
    pub sight: Sight,
    /// What the actor may do now.
    pub actions: Vec<Action>,
    /// The version to act against: the matter's, or the draft's own.
    pub seq: i32,
}

impl Docket {
    /// One recommendation, by its own code or, for whoever may see all of it, its matter's.
    ///
    /// # Errors
    /// Not found; forbidden.
    pub fn recommendation(&self, conn: &mut Conn, ctx: &Ctx<'_>, code: &str) -> store::Result<RecommendationView> {
        let directory = organization::directory(conn)?;
        let (recommendation, matter) = rows::either(conn, code)?;
        let opinions = matter.as_ref().map_or_else(|| Ok(Vec::new()), |matter| rows::opinions(conn, matter.id))?;
        let asked: Vec<Id> = opinions.iter().map(|opinion| directory.body_of(opinion.unit)).collect();
        let communes = [recommendation.commune];
        let lead = matter.as_ref().map(|matter| matter.lead_body);
        let standing = Standing { communes: &communes, lead, asked: &asked, ..Standing::new(&directory) };
        policy::may(ctx.actor, Action::View, &standing)?;
        if recommendation.state == State::Draft {
            own_draft(ctx, &directory, &recommendation)?;
        }
        let sight = Sight::of(ctx, &standing);
        let answers = answers(conn, matter.as_ref().map(|matter| matter.id))?;
        let (answers, mut drafts): (Vec<Answer>, Vec<Answer>) =
            answers.into_iter().partition(|answer| answer.issued_at.is_some());
        let open = rules::on_recommendation(&recommendation, matter.as_ref());
        let actions = open.into_iter().filter(|action| policy::may(ctx.actor, *action, &standing).is_ok()).collect();
        Ok(RecommendationView {
            joined: joined(conn, &recommendation)?,
            files: files(conn, &recommendation)?,
            draft: drafts.pop().filter(|_| sight.drafts),
            tasks: tasks(conn, ctx, recommendation.matter)?,
            opinions: if sight.inside { opinions } else { Vec::new() },
            seq: matter.as_ref().map_or(recommendation.seq, |matter| matter.seq),
            answers,
            actions,
            recommendation,
            matter: matter.map(|matter| sight.shown(matter)),
            sight,
        })
    }
}

impl Sight {
    fn of(ctx: &Ctx<'_>, standing: &Standing<'_>) -> Self {
        let within = Standing { communes: &[], ..*standing };
        let drafts = [Action::DraftAnswer, Action::Answer];
        Self {
            inside: policy::may(ctx.actor, Action::View, &within).is_ok(),
            drafts: drafts.into_iter().any(|act| policy::may(ctx.actor, act, standing).is_ok()),
        }
    }

    /// What the Office proposes is between it and the leader until the leader has decided.
    fn shown(self, mut matter: Matter) -> Matter {
        if !self.inside && matter.decided_at.is_none() {
            matter.proposal = None;
        }
        matter
    }
}

fn joined(conn: &mut Conn, recommendation: &Recommendation) -> store::Result<Vec<Joined>> {
    let Some(matter) = recommendation.matter else { return Ok(Vec::new()) };
    Ok(docket_recommendation::table
        .filter(docket_recommendation::matter.eq(matter))
        .filter(docket_recommendation::id.ne(recommendation.id))
        .order((docket_recommendation::made_at, docket_recommendation::id))
        .select(Joined::as_select())
        .load(conn)?)
}

fn files(conn: &mut Conn, recommendation: &Recommendation) -> store::Result<Vec<DocketFile>> {
    let mut files = of_thing(conn, recommendation.id)?;
    if let Some(matter) = recommendation.matter {
        files.extend(of_thing(conn, matter)?);
    }
    Ok(files)
}

/// The files of one thing, in order.
pub(super) fn of_thing(conn: &mut Conn, thing: Id) -> store::Result<Vec<DocketFile>> {
    Ok(docket_file::table
        .filter(docket_file::thing_id.eq(thing))
        .order(docket_file::no)
        .select(DocketFile::as_select())
        .load(conn)?)
}

fn answers(conn: &mut Conn, matter: Option<Id>) -> store::Result<Vec<Answer>> {
    let Some(matter) = matter else { return Ok(Vec::new()) };
    Ok(docket_answer::table
        .filter(docket_answer::matter.eq(matter))
        .order(docket_answer::no)
        .select(Answer::as_select())
        .load(conn)?)
}

fn tasks(conn: &mut Conn, ctx: &Ctx<'_>, matter: Option<Id>) -> store::Result<Vec<TaskRow>> {
    let Some(matter) = matter else { return Ok(Vec::new()) };
    let tasks: Vec<Task> = docket_task::table
        .filter(docket_task::matter.eq(matter))
        .order((docket_task::given_at, docket_task::id))
        .select(Task::as_select())
        .load(conn)?;
    Ok(with_states(tasks, ctx.now))
}
