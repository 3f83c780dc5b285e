use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Id, Reason, Refusal};
use store::Conn;
use web::{Faults, Page, PageError, Path, Staff, Texts, Typed, Upload};

use crate::commands::rows as stored;
use crate::commands::{DraftConclusion, IssueConclusion, ParagraphInput, Target};
use crate::desk::Desk;
use crate::model::{Action, read_units};
use crate::pages::names::Names;
use crate::pages::parts::{self, FileLink, TaskLink};
use crate::pages::wrong::{Wrong, wrongs};
use crate::pages::{Answer, file};
use crate::queries::{ConclusionView, SessionView, TaskFilter};
use crate::{Docket, WORDS, papers};

/// Empty paragraphs behind those that are there.
const SPARE: usize = 2;

/// One paragraph of the draft, by its place in the form.
pub struct Row {
    pub at: usize,
    pub content: String,
    pub lead: String,
    pub cooperating: Vec<String>,
    pub product: String,
    pub due_on: String,
    pub matter: String,
    pub approver: String,
}

#[derive(Template)]
#[template(path = "conclusion.html")]
struct Shown {
    page: Page,
    t: Texts,
    code: String,
    title: String,
    /// It is out: number, date, signer.
    issued: Option<String>,
    drafted: bool,
    may_draft: bool,
    may_issue: bool,
    typed: Typed,
    rows: Vec<Row>,
    bodies: Vec<(String, String)>,
    tasks: Vec<TaskLink>,
    files: Vec<FileLink>,
    faults: Faults,
}

impl Shown {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }

    /// The fault of a field of one paragraph, as the command names it.
    fn fault(&self, at: &usize, field: &str) -> String {
        self.faults.of(&self.t, &format!("paragraphs[{at}].{field}"))
    }
}

/// What the page reads.
struct Loaded {
    view: SessionView,
    conclusion: Option<ConclusionView>,
    /// Codes of the matters that the paragraphs serve, in their order; empty where none.
    matters: Vec<String>,
    names: Names,
    tasks: Vec<TaskLink>,
}

impl Loaded {
    /// The draft as the form names it.
    fn typed(&self, t: &Texts) -> Typed {
        self.conclusion.as_ref().map(|own| drafted(own, &self.matters, &self.names, t)).unwrap_or_default()
    }
}

/// The conclusion notice: its draft with every paragraph, or what went out.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let loaded = load(&desk, &staff, &code).await?;
    let typed = loaded.typed(&staff.texts(&WORDS));
    show(&staff, loaded, typed, Faults::none())
}

async fn load(desk: &Desk, staff: &Staff, code: &str) -> Result<Loaded, PageError> {
    let t = staff.texts(&WORDS);
    let (now, actor, docket, code) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), code.to_owned());
    let read = move |conn: &mut Conn| read(conn, &docket, &Ctx::new(&actor, now), &code, &t);
    Ok(desk.kit.store.read(read).await?)
}

fn read(conn: &mut Conn, docket: &Docket, ctx: &Ctx<'_>, code: &str, t: &Texts) -> store::Result<Loaded> {
    let view = docket.session(conn, ctx, code)?;
    let conclusion = docket.conclusion(conn, ctx, code)?;
    let names = Names::load(conn)?;
    let filter = TaskFilter { session: Some(view.session.id), all: true, ..TaskFilter::default() };
    let tasks = docket.tasks(conn, ctx, &filter, 100, None)?;
    let tasks = tasks.rows.iter().map(|row| parts::task(row, &names, t)).collect();
    let of: Vec<Option<Id>> =
        conclusion.iter().flat_map(|own| &own.paragraphs).map(|paragraph| paragraph.matter).collect();
    let codes = stored::matter_codes(conn, &of.iter().flatten().copied().collect::<Vec<_>>())?;
    let code = |id: Id| codes.get(&id).cloned();
    let matters = of.into_iter().map(|id| id.and_then(code).unwrap_or_default()).collect();
    Ok(Loaded { view, conclusion, matters, names, tasks })
}

fn drafted(view: &ConclusionView, matters: &[String], names: &Names, t: &Texts) -> Typed {
    let own = &view.conclusion;
    let mut typed = Typed::default();
    for (name, value) in
        [("title", &own.title), ("opening", &own.opening), ("place", &own.place), ("recipients", &own.recipients)]
    {
        typed.set(name, value.clone());
    }
    for (at, paragraph) in view.paragraphs.iter().enumerate() {
        typed.push("content", paragraph.content.clone());
        typed.push("lead", paragraph.lead_body.map(|unit| names.code(unit)).unwrap_or_default());
        typed.push("product", paragraph.product.clone().unwrap_or_default());
        typed.push("due_on", paragraph.due_on.map(|day| t.date(day)).unwrap_or_default());
        typed.push("approver", paragraph.approver_unit.map(|unit| names.code(unit)).unwrap_or_default());
        typed.push("matter", matters.get(at).cloned().unwrap_or_default());
        for unit in read_units(&paragraph.cooperating) {
            typed.push(&format!("cooperating.{at}"), names.code(unit));
        }
    }
    typed
}

fn rows(typed: &Typed) -> Vec<Row> {
    let row = |at: usize| Row {
        at,
        content: typed.at("content", at).to_owned(),
        lead: typed.at("lead", at).to_owned(),
        cooperating: typed.all(&format!("cooperating.{at}")).to_vec(),
        product: typed.at("product", at).to_owned(),
        due_on: typed.at("due_on", at).to_owned(),
        matter: typed.at("matter", at).to_owned(),
        approver: typed.at("approver", at).to_owned(),
    };
    (0..typed.all("content").len() + SPARE).map(row).collect()
}

fn show(staff: &Staff, loaded: Loaded, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let session = &loaded.view.session;
    let base = format!("/staff/docket/sessions/{}", session.code);
    let own = loaded.conclusion.as_ref();
    let out = own.map(|own| &own.conclusion).filter(|own| own.issued_at.is_some());
    let issued = out.map(|own| {
        let day = own.signed_on.map(|day| t.date(day)).unwrap_or_default();
        let number = own.number.clone().unwrap_or_default();
        let signer = own.signer.clone().unwrap_or_default();
        t.fill("docket-page-signed", [("number", &number), ("day", &day), ("signer", &signer)])
    });
    let faulty = !faults.is_empty();
    let shown = Shown {
        page: Page::staff(staff, t.say("docket-page-conclusion")),
        code: session.code.clone(),
        title: session.title.clone(),
        issued,
        drafted: own.is_some(),
        may_draft: loaded.view.actions.contains(&Action::DraftConclusion),
        may_issue: loaded.view.actions.contains(&Action::IssueConclusion),
        rows: rows(&typed),
        typed,
        bodies: loaded.names.bodies(),
        tasks: loaded.tasks,
        files: own.iter().flat_map(|own| &own.files).map(|file| parts::file(file, &base, &t)).collect(),
        faults,
        t,
    };
    if faulty { web::render_faulty(&shown) } else { web::render(&shown) }
}

/// Drafts it from the session's records, or keeps the draft as it was typed.
pub async fn save(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    let mut faults = Faults::none();
    let cmd = draft(&typed, &mut faults);
    if !faults.is_empty() {
        return show(&staff, load(&desk, &staff, &code).await?, typed, faults);
    }
    let (now, actor, docket, target) =
        (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), Target::new(code.clone()));
    let run = move |conn: &mut Conn| docket.draft_conclusion(conn, &Ctx::new(&actor, now), &target, &cmd).map(|_| ());
    match Faults::split(desk.kit.store.write(run).await)? {
        Ok(()) => Ok(web::done(&format!("/staff/docket/sessions/{code}/conclusion"), "docket-page-done-saved")),
        Err(faults) => show(&staff, load(&desk, &staff, &code).await?, typed, faults),
    }
}

fn draft(typed: &Typed, faults: &mut Faults) -> DraftConclusion {
    let paragraphs = typed.has("content").then(|| paragraphs(typed, faults));
    DraftConclusion {
        title: typed.text("title"),
        opening: typed.text("opening"),
        place: typed.text("place"),
        recipients: typed.text("recipients"),
        paragraphs,
    }
}

fn paragraphs(typed: &Typed, faults: &mut Faults) -> Vec<ParagraphInput> {
    let filled = rows(typed).into_iter().filter(|row| !row.content.trim().is_empty());
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.trim().is_empty());
    let input = |(at, row): (usize, Row)| {
        // Read by itself, so that a wrong date is said at its own paragraph.
        let mut day = Typed::default();
        day.set("due_on", row.due_on.clone());
        let mut own = Faults::none();
        let due_on = day.date("due_on", &mut own);
        for fault in own.0 {
            faults.add(format!("paragraphs[{at}].due_on"), fault.reason);
        }
        ParagraphInput {
            content: row.content.clone(),
            lead: some(&row.lead),
            cooperating: row.cooperating.clone(),
            approver: some(&row.approver),
            product: some(&row.product),
            due_on,
            matter: some(&row.matter),
        }
    };
    filled.enumerate().map(input).collect()
}

/// Numbers, dates and signs it; every paragraph with a lead becomes a task.
pub async fn issue(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>, sent: Upload) -> Answer {
    let mut faults = Faults::none();
    if !load(&desk, &staff, &code).await?.view.actions.contains(&Action::IssueConclusion) {
        return Err(Refusal::conflict(Reason::new("docket-page-not-open")).into());
    }
    let file = match sent.files.first() {
        Some(first) => file::keep(&desk.files, first, &mut faults).await?,
        None => None,
    };
    let typed = Typed::of(sent.fields);
    let cmd = IssueConclusion {
        number: typed.get("number").to_owned(),
        signed_on: typed.date("signed_on", &mut faults),
        signer: typed.get("signer").to_owned(),
        signer_title: typed.get("signer_title").to_owned(),
        file,
    };
    if faults.is_empty() {
        let (now, actor, docket, target) =
            (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), Target::new(code.clone()));
        let run =
            move |conn: &mut Conn| docket.issue_conclusion(conn, &Ctx::new(&actor, now), &target, &cmd).map(|_| ());
        match Faults::split(desk.kit.store.write(run).await)? {
            Ok(()) => {
                return Ok(web::done(&format!("/staff/docket/sessions/{code}/conclusion"), "docket-page-done-issued"));
            }
            Err(more) => faults = more,
        }
    }
    let loaded = load(&desk, &staff, &code).await?;
    let mut kept = loaded.typed(&staff.texts(&WORDS));
    for name in ["number", "signed_on", "signer", "signer_title"] {
        kept.set(name, typed.get(name));
    }
    show(&staff, loaded, kept, faults)
}

/// The notice as PDF; a draft has no number yet.
pub async fn print(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let (now, actor, docket, asked) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), code.clone());
    let read = move |conn: &mut Conn| {
        let view = docket.conclusion(conn, &Ctx::new(&actor, now), &asked)?;
        let view = view.ok_or_else(|| Refusal::NotFound(Reason::new("docket-page-no-conclusion")))?;
        Ok(papers::conclusion(&view, &Names::load(conn)?, now.date()))
    };
    let notice = desk.kit.store.read(read).await?;
    file::print(&format!("{code}-conclusion.pdf"), move || documents::conclusion(&notice)).await
}
