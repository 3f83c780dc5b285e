use askama::Template;
use identity::Ctx;
use procedures::Version;
use store::Conn;
use web::{Faults, Page, PageError, Staff, Texts};

use super::draft;
use super::faulty;
use super::form::{Form, centres, may_receive};
use super::parts::{self, Chosen};
use super::pick::{self, Found};
use super::slip::{Basis, Slip, slip as compute};
use crate::WORDS;
use crate::desk::Desk;
use crate::pages::Answer;
use crate::pages::acts;
use crate::pages::names::Names;
use crate::pages::wrong::{Wrong, wrongs};

/// What the form is about to become.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Form 01.
    Accept,
    /// Form 01, and everything after it in the same act (N4).
    Finish,
    /// Form 02.
    Supplement,
    /// Form 03.
    Refuse,
}

impl Mode {
    pub const fn is_supplement(self) -> bool {
        matches!(self, Self::Supplement)
    }

    pub const fn is_refuse(self) -> bool {
        matches!(self, Self::Refuse)
    }
}

/// Everything the page shows beside what was typed.
pub struct Scene {
    pub centres: Vec<(String, String)>,
    pub centre: String,
    pub found: Found,
    pub chosen: Option<Chosen>,
    pub slip: Slip,
    pub drafts: Vec<draft::Row>,
    /// Rows of form 02: what is missing by the checklist, then everything else.
    pub items: Vec<Item>,
    pub modes: Vec<(String, String)>,
    pub methods: Vec<(String, String)>,
    pub asks: Vec<(String, String)>,
    /// Units of a limit that the clerk names (N5).
    pub units: Vec<(String, String)>,
}

/// One row of form 02.
pub struct Item {
    /// Empty in the rows for what the clerk adds.
    pub part: String,
    pub ask: String,
    pub reason: String,
}

#[derive(Template)]
#[template(path = "intake.html")]
struct Whole {
    page: Page,
    t: Texts,
    form: Form,
    faults: Faults,
    scene: Scene,
    mode: Mode,
    part: bool,
}

impl Whole {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }
}

#[derive(Template)]
#[template(path = "intake-chosen-part.html")]
struct ChosenPart {
    t: Texts,
    form: Form,
    faults: Faults,
    scene: Scene,
    mode: Mode,
    part: bool,
}

#[derive(Template)]
#[template(path = "intake-slip-part.html")]
struct SlipPart {
    t: Texts,
    form: Form,
    faults: Faults,
    scene: Scene,
    mode: Mode,
    part: bool,
}

/// The whole page.
pub async fn whole(desk: &Desk, staff: &Staff, mut form: Form, mut faults: Faults, mode: Mode) -> Answer {
    may_receive(staff)?;
    let t = staff.texts(&WORDS);
    prefill(&mut form);
    let scene = scene(desk, staff, &form, mode).await?;
    unknown_procedure(&form, &scene, &mut faults);
    let page = Page::staff(staff, t.say("dossier-intake-title"));
    let wrong = !faults.is_empty();
    let response = web::render(&Whole { page, t, form, faults, scene, mode, part: false })?;
    Ok(if wrong { faulty(response) } else { response })
}

/// The parts and the slip after a procedure was chosen, a case, or a file.
pub async fn chosen(desk: &Desk, staff: &Staff, mut form: Form, faults: Faults) -> Answer {
    prefill(&mut form);
    let scene = scene(desk, staff, &form, Mode::Accept).await?;
    let t = staff.texts(&WORDS);
    web::render(&ChosenPart { t, form, faults, scene, mode: Mode::Accept, part: true })
}

/// The slip alone.
pub async fn slip(desk: &Desk, staff: &Staff, mut form: Form) -> Answer {
    prefill(&mut form);
    let scene = scene(desk, staff, &form, Mode::Accept).await?;
    let t = staff.texts(&WORDS);
    web::render(&SlipPart { t, form, faults: Faults::none(), scene, mode: Mode::Accept, part: true })
}

/// What stands in the form before anybody typed.
fn prefill(form: &mut Form) {
    let typed = &mut form.typed;
    if !typed.has("submission") {
        typed.set("submission", web::Submission::new().to_string());
    }
    for (name, value) in [
        ("applicant.kind", "person"),
        ("return_mode", "counter"),
        ("channel", "direct"),
        ("method", "cash"),
        ("sets", "1"),
        ("pages", "1"),
        ("copies", "1"),
    ] {
        typed.set_default(name, value);
    }
}

fn unknown_procedure(form: &Form, scene: &Scene, faults: &mut Faults) {
    if scene.chosen.is_none() && form.typed.text("procedure").is_some() && faults.is_empty() {
        faults.add("procedure", kernel::Reason::new("dossier-procedure-gone"));
    }
}

async fn scene(desk: &Desk, staff: &Staff, form: &Form, mode: Mode) -> Result<Scene, PageError> {
    let t = staff.texts(&WORDS);
    let (now, who, form, dossiers) = (desk.kit.clock.now(), staff.clone(), form.clone(), desk.dossiers.clone());
    let read = move |conn: &mut Conn| load(conn, &dossiers, &Ctx::new(&who.actor, now), &who, &form, mode, &t);
    Ok(desk.kit.store.read(read).await?)
}

fn load(
    conn: &mut Conn,
    dossiers: &crate::Dossiers,
    ctx: &Ctx<'_>,
    staff: &Staff,
    form: &Form,
    mode: Mode,
    t: &Texts,
) -> store::Result<Scene> {
    let names = Names::load(conn, [])?;
    let centre = form.centre(staff, &names.directory).unwrap_or_default();
    let version = version(conn, form, ctx)?;
    let (chosen, slip) = match &version {
        Some(version) => {
            let basis = Basis { version, centre, form };
            (Some(parts::chosen(conn, version, form, t)?), compute(conn, ctx, &basis, &names, t)?)
        }
        None => (None, Slip::default()),
    };
    let own = centres(staff);
    let code = |id: &kernel::Id| names.directory.unit(*id).map(|unit| (unit.code.clone(), unit.name.clone()));
    Ok(Scene {
        centre: code(&centre).map(|(code, _)| code).unwrap_or_default(),
        centres: if own.len() > 1 { own.iter().filter_map(code).collect() } else { Vec::new() },
        found: pick::found(conn, centre, form.typed.get("q"), ctx.now.date(), t)?,
        items: if mode.is_supplement() { items(form, chosen.as_ref()) } else { Vec::new() },
        drafts: draft::rows(conn, dossiers, ctx, t)?,
        modes: acts::modes(t),
        methods: acts::methods(t),
        asks: acts::asks(t),
        units: units(t),
        chosen,
        slip,
    })
}

fn version(conn: &mut Conn, form: &Form, ctx: &Ctx<'_>) -> store::Result<Option<Version>> {
    let Some(code) = form.typed.text("procedure") else { return Ok(None) };
    match procedures::in_force(conn, &code, ctx.now.date()) {
        Ok(version) => Ok(Some(version)),
        Err(store::Error::Refused(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The units of a limit as [`calendar::Limit`] writes them.
fn units(t: &Texts) -> Vec<(String, String)> {
    let unit = |name: &str| (name.to_owned(), t.say(&format!("dossier-limit-unit-{name}")));
    ["wd", "h", "d", "mo", "same-day"].into_iter().map(unit).collect()
}

/// What form 02 lists: as it was typed, else every part that is not ticked, then those that are, to be fixed.
fn items(form: &Form, chosen: Option<&Chosen>) -> Vec<Item> {
    let typed = &form.typed;
    let empty = || Item { part: String::new(), ask: String::new(), reason: String::new() };
    if typed.has("item_part") {
        let row = |(at, part): (usize, &String)| Item {
            part: part.clone(),
            ask: typed.at("item_ask", at).to_owned(),
            reason: typed.at("item_reason", at).to_owned(),
        };
        return typed.all("item_part").iter().enumerate().map(row).collect();
    }
    let rows = chosen.map(|chosen| chosen.rows.as_slice()).unwrap_or_default();
    let (here, missing): (Vec<&parts::Row>, Vec<&parts::Row>) = rows.iter().partition(|row| row.ticked);
    let title = |row: &parts::Row| row.whole.clone().unwrap_or_else(|| row.short.clone());
    let missing = missing.into_iter().map(|row| {
        let ask = if row.present { String::new() } else { "missing".to_owned() };
        Item { part: title(row), ask, reason: String::new() }
    });
    let here = here.into_iter().map(|row| Item { part: title(row), ..empty() });
    missing.chain(here).chain([empty(), empty()]).collect()
}
