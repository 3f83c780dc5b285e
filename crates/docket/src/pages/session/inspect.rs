use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Id, Lang, Reason, Refusal, Timestamp};
use serde::Deserialize;
use store::Conn;
use web::{Faults, Page, PageError, Path, Staff, Texts, Typed};

use crate::desk::Desk;
use crate::model::{Action, DocketFile, Session, TemplateItem, Verdict};
use crate::pages::names::Names;
use crate::pages::parts::{self, FileLink};
use crate::pages::wrong::{Wrong, wrongs};
use crate::pages::{Answer, file};
use crate::queries::{InspectionView, SessionView, current_template};
use crate::{Docket, WORDS, papers, queries};

/// The checklist that working groups use on the spot.
const CHECKLIST: &str = "one-stop";

/// Which version of the checklist the answers were given to: a page that was kept without a line may be older than the
/// checklist of today. Empty where nothing was answered yet.
#[derive(Clone, Deserialize, Default)]
pub struct Seen {
    #[serde(default)]
    template: String,
}

/// One question as it is asked and answered.
pub struct Item {
    pub no: i32,
    pub question: String,
    pub weight: i32,
    /// A bad answer needs a photo.
    pub photo: bool,
    pub photos: Vec<FileLink>,
}

/// Where somebody stands with a checklist in hand.
pub struct Spot {
    pub id: Id,
    pub session: Session,
    pub commune_code: String,
    pub commune_name: String,
    /// The version whose questions are shown.
    pub template: Id,
    /// The person may inspect here; others only read what came of it.
    pub may: bool,
    /// The version that was answered, which the server holds against its own.
    pub seen: Id,
    pub title: String,
    pub version: i32,
    pub items: Vec<Item>,
    pub began_at: Timestamp,
    pub saved: bool,
    pub submitted: Option<(String, Option<i32>)>,
    /// Answers that the server has: verdict and note by number.
    pub findings: Vec<(i32, Option<Verdict>, String)>,
}

impl Spot {
    /// The pages of this inspection.
    pub fn base(&self) -> String {
        base(&self.session.code, &self.commune_code)
    }

    /// The address of one step, for the version that is shown. What this browser keeps goes by it, so that no answer
    /// lands on another version's questions.
    pub fn step(&self, step: &str) -> String {
        format!("{}{step}?template={}", self.base(), self.template)
    }

    /// What the server has, as the form names it.
    pub fn typed(&self) -> Typed {
        let mut typed = Typed::default();
        for (no, verdict, note) in &self.findings {
            typed.set(&format!("verdict.{no}"), verdict.map(Verdict::as_str).unwrap_or_default());
            typed.set(&format!("note.{no}"), note.clone());
        }
        typed
    }
}

#[derive(Template)]
#[template(path = "inspect.html")]
struct Shown {
    page: Page,
    t: Texts,
    spot: Spot,
    typed: Typed,
    faults: Faults,
    verdicts: Vec<(&'static str, String)>,
    account: String,
}

impl Shown {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }

    fn verdict(&self, no: &i32) -> &str {
        self.typed.get(&format!("verdict.{no}"))
    }

    fn note(&self, no: &i32) -> &str {
        self.typed.get(&format!("note.{no}"))
    }
}

/// The inspection of one person at one commune of one session is always the same one: whoever comes back with what a
/// lost line kept on the phone goes on where it was.
pub fn id_of(session: Id, commune: Id, account: Id) -> Id {
    let mut bytes = [0; 16];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = session.as_bytes()[place]
            ^ commune.as_bytes()[place].rotate_left(3)
            ^ account.as_bytes()[place].rotate_left(5);
    }
    Id::from_bytes(bytes)
}

/// The checklist on the spot, or what came of it.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path((session, commune)): Path<(String, String)>) -> Answer {
    let spot = spot(&desk, &staff, &session, &commune, &Seen::default()).await?;
    let typed = spot.typed();
    show(&staff, spot, typed, Faults::none())
}

/// The form with everything typed; status 422 where something is wrong.
pub fn show(staff: &Staff, spot: Spot, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let faulty = !faults.is_empty();
    let page = Page::staff(staff, t.fill("docket-page-inspect-of", [("commune", &spot.commune_name)]));
    let verdicts = Verdict::ALL.iter().map(|own| (own.as_str(), t.say(&own.key()))).collect();
    let account = staff.actor.account.to_string();
    let shown = Shown { page, t, spot, typed, faults, verdicts, account };
    if faulty { web::render_faulty(&shown) } else { web::render(&shown) }
}

/// Reads where the person stands.
///
/// # Errors
/// Those of the queries; 404 for a commune that is not part of the session.
pub async fn spot(desk: &Desk, staff: &Staff, session: &str, commune: &str, seen: &Seen) -> Result<Spot, PageError> {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let (session, commune, seen) = (session.to_owned(), commune.to_owned(), Id::parse(seen.template.trim()));
    let read = move |conn: &mut Conn| stand(conn, &docket, &Ctx::new(&actor, now), (&session, &commune), seen, &t);
    Ok(desk.kit.store.read(read).await?)
}

fn stand(
    conn: &mut Conn,
    docket: &Docket,
    ctx: &Ctx<'_>,
    (session, commune): (&str, &str),
    seen: Option<Id>,
    t: &Texts,
) -> store::Result<Spot> {
    let view = docket.session(conn, ctx, session)?;
    let names = Names::load(conn)?;
    let unknown = || Refusal::NotFound(Reason::new("docket-page-no-commune"));
    let unit = names.0.by_code(commune.trim()).map(|unit| unit.id).filter(|id| view.communes.contains(id));
    let unit = unit.ok_or_else(unknown)?;
    let mine = id_of(view.session.id, unit, ctx.actor.account);
    let may = view.actions.contains(&Action::Inspect);
    let id = shown(&view, unit, mine, may);
    let known = id.map(|id| docket.inspection(conn, ctx, id)).transpose()?;
    if known.is_none() && !may {
        return Err(Refusal::NotFound(Reason::new("docket-page-not-inspected")).into());
    }
    let (template, items) = match (&known, seen) {
        (Some(own), _) => (own.template.clone(), own.items.clone()),
        (None, Some(seen)) => queries::template(conn, seen)?,
        (None, None) => current_template(conn, CHECKLIST, ctx.now.date())?.ok_or_else(unknown)?,
    };
    let (code, name) = (names.code(unit), names.unit(unit));
    let place = Place { id: id.unwrap_or(mine), code, name, session: view.session, may };
    Ok(place.with(known, seen.unwrap_or(template.id), (template, items), ctx.now, t))
}

/// Whose checklist it is and where.
struct Place {
    id: Id,
    code: String,
    name: String,
    session: Session,
    may: bool,
}

impl Place {
    /// The questions with what the server has to them.
    fn with(
        self,
        known: Option<InspectionView>,
        seen: Id,
        (template, items): (crate::model::Template, Vec<TemplateItem>),
        now: Timestamp,
        t: &Texts,
    ) -> Spot {
        let base = base(&self.session.code, &self.code);
        let photos = known.as_ref().map(|own| own.photos.as_slice()).unwrap_or_default();
        let item = |item: TemplateItem| Item {
            question: if t.lang() == Lang::En { item.question_en } else { item.question },
            photos: photos_of(photos, item.no, &base, t),
            no: item.no,
            weight: item.weight,
            photo: item.photo,
        };
        let inspection = known.as_ref().map(|own| &own.inspection);
        let findings = known.iter().flat_map(|own| &own.findings);
        Spot {
            id: self.id,
            commune_code: self.code,
            commune_name: self.name,
            template: template.id,
            may: self.may,
            seen,
            title: if t.lang() == Lang::En { template.title_en } else { template.title },
            version: template.version,
            items: items.into_iter().map(item).collect(),
            began_at: inspection.map_or(now, |own| own.began_at),
            saved: inspection.is_some(),
            submitted: inspection.and_then(|own| own.submitted_at.map(|at| (t.datetime(at), own.score))),
            findings: findings.map(|own| (own.item, own.verdict, own.note.clone().unwrap_or_default())).collect(),
            session: self.session,
        }
    }
}

/// The address of the inspection of a commune at a session.
fn base(session: &str, commune: &str) -> String {
    format!("/staff/docket/sessions/{session}/inspect/{commune}")
}

/// One's own inspection; whoever cannot inspect sees the last one that was handed in.
fn shown(view: &SessionView, commune: Id, mine: Id, may: bool) -> Option<Id> {
    let own = view.inspections.iter().find(|one| one.id == mine);
    let last = || view.inspections.iter().rfind(|one| one.commune == commune && one.submitted_at.is_some());
    own.or_else(|| if may { None } else { last() }).map(|one| one.id)
}

/// The photos of one question.
pub fn photos_of(photos: &[DocketFile], item: i32, base: &str, t: &Texts) -> Vec<FileLink> {
    let mine = photos.iter().filter(|photo| photo.part == Some(item));
    mine.map(|photo| parts::file(photo, base, t)).collect()
}

/// The sheet of an inspection as PDF.
pub async fn print(From(desk): From<Desk>, staff: Staff, Path((session, commune)): Path<(String, String)>) -> Answer {
    let spot = spot(&desk, &staff, &session, &commune, &Seen::default()).await?;
    let (now, actor, docket, id) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone(), spot.id);
    let read = move |conn: &mut Conn| {
        let view: InspectionView = docket.inspection(conn, &Ctx::new(&actor, now), id)?;
        let session = docket.session(conn, &Ctx::new(&actor, now), &session)?;
        Ok(papers::inspection(&view, &session, &Names::load(conn)?))
    };
    let sheet = desk.kit.store.read(read).await?;
    file::print(&format!("inspection-{commune}.pdf"), move || documents::inspection(&sheet)).await
}
