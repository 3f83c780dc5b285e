use askama::Template;
use axum::extract::State as From;
use calendar::Calendar;
use identity::Ctx;
use store::Conn;
use web::{Page, Path, Staff, Texts};

use crate::WORDS;
use crate::desk::Desk;
use crate::model::{Answer as Written, DocketFile, FileRole, Matter, Opinion, State, Thing};
use crate::pages::Answer;
use crate::pages::clock::{Pill, lain, outcome, pill};
use crate::pages::deadline::{self, Sum};
use crate::pages::names::Names;
use crate::pages::parts::{self, Button, FileLink, Line, TaskLink};
use crate::queries::{self, RecommendationView};

/// Where it is and whose turn it is.
pub struct Head {
    pub code: String,
    pub matter: Option<String>,
    pub title: String,
    pub field: String,
    pub commune: String,
    pub state: Pill,
    pub open: bool,
    pub level: String,
    pub lead: String,
    pub holder: String,
    pub lain: String,
    /// Name of the clock, due time, how it stands.
    pub clock: Option<(String, String, Pill)>,
    /// How the answer stood against its clock.
    pub outcome: Option<Pill>,
    pub escalated: bool,
    pub lapsed: bool,
}

/// A written answer as people read it.
pub struct AnswerRow {
    pub class: Pill,
    pub content: String,
    pub opinion: Option<String>,
    pub options: Option<String>,
    /// Number, date and signer; empty for a draft.
    pub signed: String,
    pub body: String,
    pub files: Vec<FileLink>,
}

/// What a co-operating unit was asked.
pub struct OpinionRow {
    pub unit: String,
    pub question: String,
    pub asked: String,
    pub due: String,
    pub said: Option<Pill>,
    pub answer: Option<String>,
}

#[derive(Template)]
#[template(path = "recommendation.html")]
struct One {
    page: Page,
    t: Texts,
    head: Head,
    illustration: bool,
    buttons: Vec<Button>,
    /// What the commune wrote, name and value.
    content: String,
    facts: Vec<(String, String)>,
    lacks: Vec<String>,
    appeal: Option<String>,
    proposal: Option<String>,
    decision: Option<(String, String)>,
    answers: Vec<AnswerRow>,
    opinions: Vec<OpinionRow>,
    tasks: Vec<TaskLink>,
    files: Vec<FileLink>,
    joined: Vec<(String, String, String)>,
    history: Vec<Line>,
}

/// One matter on one page.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let view = docket.recommendation(conn, &ctx, &code)?;
        let history = docket.history_of(conn, &view)?;
        let names = Names::load(conn)?;
        let unit = view.matter.as_ref().map_or(view.recommendation.commune, |matter| matter.holder_unit);
        let calendar = organization::calendar_for(conn, unit, now.date())?;
        let person = parts::person(conn, view.matter.as_ref().and_then(|matter| matter.holder_person));
        let own = &view.recommendation;
        let illustration = queries::is_illustration(conn, own.session, own.matter)?;
        Ok((view, history, names, calendar, person, illustration))
    };
    let (view, history, names, calendar, person, illustration) = desk.kit.store.read(read).await?;
    let own = &view.recommendation;
    let base = format!("/staff/docket/recommendations/{}", own.code);
    let page = Page::staff(&staff, format!("{} · {}", own.code, own.title));
    web::render(&One {
        page,
        illustration,
        head: head(&view, &names, &calendar, now, &person, &t),
        buttons: parts::buttons(&view.actions, &base, &t),
        content: own.content.clone(),
        facts: facts(&view, &names, &t),
        lacks: own.lacking().into_iter().map(|lack| lack.what).collect(),
        appeal: own.appeal.clone(),
        proposal: view.matter.as_ref().and_then(|matter| matter.proposal.clone()),
        decision: view.matter.as_ref().and_then(|matter| decision(matter, &t)),
        answers: view
            .answers
            .iter()
            .chain(&view.draft)
            .map(|answer| answered(answer, &view, &names, &base, &t))
            .collect(),
        opinions: view.opinions.iter().map(|opinion| opined(opinion, &names, &t)).collect(),
        tasks: view.tasks.iter().map(|row| parts::task(row, &names, &t)).collect(),
        files: attachments(&view, &base, &t),
        joined: joined(&view, &names, &t),
        history: parts::history(history, &names, &t),
        t,
    })
}

fn head(
    view: &RecommendationView,
    names: &Names,
    calendar: &Calendar,
    now: kernel::Timestamp,
    person: &str,
    t: &Texts,
) -> Head {
    let own = &view.recommendation;
    let matter = view.matter.as_ref();
    let clock = matter.and_then(|matter| matter.next_clock.zip(matter.next_clock_at)).filter(|_| own.state.is_open());
    let unit = matter.map(|matter| names.unit(matter.holder_unit)).unwrap_or_default();
    Head {
        code: own.code.clone(),
        matter: matter.map(|matter| matter.code.clone()),
        title: own.title.clone(),
        field: t.say(&own.field.key()),
        commune: names.unit(own.commune),
        state: state(own.state, t),
        open: matter.is_some() && own.state.is_open(),
        level: matter.map(|matter| t.say(&matter.level.key())).unwrap_or_default(),
        lead: names.unit(matter.map_or(own.lead_body, |matter| matter.lead_body)),
        holder: if person.is_empty() { unit } else { format!("{person} · {unit}") },
        lain: matter.map(|matter| lain(t, calendar, matter.holder_since, now)).unwrap_or_default(),
        clock: clock.map(|(clock, at)| (t.say(&clock.key()), t.datetime(at), pill(t, calendar, now, at))),
        outcome: matter.and_then(|matter| matter.outcome).map(|own| outcome(t, own)),
        escalated: matter.is_some_and(|matter| matter.escalated),
        lapsed: matter.is_some_and(|matter| matter.lapsed),
    }
}

/// A state in words and colour.
pub fn state(state: State, t: &Texts) -> Pill {
    let kind = match state {
        State::Draft | State::Sent | State::Received | State::InWork | State::Collecting => "none",
        State::Returned | State::PartlyAnswered | State::Escalated => "warn",
        State::Answered | State::Concluded | State::Closed => "ok",
    };
    Pill { kind, words: t.say(&state.key()) }
}

fn facts(view: &RecommendationView, names: &Names, t: &Texts) -> Vec<(String, String)> {
    let own = &view.recommendation;
    let texts = [
        ("options", own.options.clone().unwrap_or_default()),
        ("legal-basis", own.legal_basis.clone().unwrap_or_default()),
        ("power", t.say(&own.power.key())),
        ("addressee", names.unit(view.matter.as_ref().map_or(own.lead_body, |matter| matter.lead_body))),
        ("wished-on", own.wished_on.map(|day| t.date(day)).unwrap_or_default()),
        ("complexity", view.matter.as_ref().map(|matter| t.say(&matter.complexity.key())).unwrap_or_default()),
        ("author", own.author_name.clone()),
        ("sent-at", own.sent_at.map(|at| t.datetime(at)).unwrap_or_default()),
    ];
    let shown = texts.into_iter().filter(|(_, value)| !value.is_empty());
    shown.map(|(key, value)| (t.say(&format!("docket-page-field-{key}")), value)).collect()
}

fn decision(matter: &Matter, t: &Texts) -> Option<(String, String)> {
    let words = matter.decision.clone()?;
    let at = matter.decided_at.map(|at| t.datetime(at)).unwrap_or_default();
    Some((words, format!("{} · {at}", matter.decided_by.clone().unwrap_or_default())))
}

fn answered(answer: &Written, view: &RecommendationView, names: &Names, base: &str, t: &Texts) -> AnswerRow {
    let mine = view.files.iter().filter(|file| is_answers(file) && file.part == Some(answer.no));
    let signed = match (&answer.number, answer.signed_on) {
        (Some(number), Some(day)) => t.fill(
            "docket-page-signed",
            (("number", number.as_str()), ("day", t.date(day)), ("signer", answer.signer.clone().unwrap_or_default())),
        ),
        _ => String::new(),
    };
    let kind = if answer.issued_at.is_some() { "ok" } else { "none" };
    AnswerRow {
        class: Pill { kind, words: t.say(&answer.class.key()) },
        content: answer.content.clone(),
        opinion: answer.opinion.clone(),
        options: answer.options.clone(),
        signed,
        body: names.unit(answer.body),
        files: mine.map(|file| parts::file(file, base, t)).collect(),
    }
}

fn opined(opinion: &Opinion, names: &Names, t: &Texts) -> OpinionRow {
    let said = match (opinion.silent, opinion.agrees) {
        (true, _) => Some(Pill { kind: "warn", words: t.say("docket-page-silent") }),
        (false, Some(true)) => Some(Pill { kind: "ok", words: t.say("docket-page-agrees") }),
        (false, Some(false)) => Some(Pill { kind: "warn", words: t.say("docket-page-disagrees") }),
        (false, None) => None,
    };
    OpinionRow {
        unit: names.unit(opinion.unit),
        question: opinion.question.clone(),
        asked: format!("{} · {}", opinion.asked_by_name, t.datetime(opinion.asked_at)),
        due: t.datetime(opinion.due_at),
        said,
        answer: opinion.answer.clone(),
    }
}

/// Whether a file belongs to an answer: signed, or attached to it.
fn is_answers(file: &DocketFile) -> bool {
    file.role == FileRole::Answer || file.thing == Thing::Matter
}

fn attachments(view: &RecommendationView, base: &str, t: &Texts) -> Vec<FileLink> {
    let mine = view.files.iter().filter(|file| !is_answers(file));
    mine.map(|file| parts::file(file, base, t)).collect()
}

/// The communes that share the answer: code, commune, state.
fn joined(view: &RecommendationView, names: &Names, t: &Texts) -> Vec<(String, String, String)> {
    let own = &view.recommendation.code;
    let others = view.joined.iter().filter(|one| one.code != *own);
    others.map(|one| (one.code.clone(), names.unit(one.commune), t.say(&one.state.key()))).collect()
}

/// Why these dates: every clock of the matter with its sum.
pub async fn deadline(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let back = format!("/staff/docket/recommendations/{code}");
    let sums: Vec<Sum> = deadline::sums(&desk, &staff, &code).await?;
    deadline::show(&staff, code, back, sums)
}
