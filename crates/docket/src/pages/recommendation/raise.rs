use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::{Reason, Refusal};
use organization::UnitKind;
use serde::Deserialize;
use store::Conn;
use web::{Faults, Page, Path, Query, Staff, Texts, Typed, Upload};

use crate::desk::Desk;
use crate::model::{Field, Power, State};
use crate::pages::Answer;
use crate::pages::names::Names;
use crate::pages::wrong::{Wrong, wrongs};
use crate::queries::{Similar, session_code};
use crate::{Docket, WORDS};

/// Similar ones that are shown.
const SIMILAR: usize = 6;

/// Where a recommendation begins: at a session, or on one's own.
#[derive(Clone, Deserialize, Default)]
pub struct Ask {
    #[serde(default)]
    session: String,
    #[serde(default)]
    commune: String,
}

/// A recommendation of the same matter as people see it.
pub struct Hit {
    pub title: String,
    pub content: String,
    pub commune: String,
    pub state: String,
    pub matter: String,
    pub joinable: bool,
    pub others: i32,
    pub likeness: i64,
}

/// What the form offers and has typed.
pub struct Scene {
    pub fields: Vec<(String, String)>,
    pub powers: Vec<(String, String)>,
    pub departments: Vec<(String, String)>,
    /// Communes to choose from, for those who write down what one of them says.
    pub communes: Vec<(String, String)>,
    pub hits: Vec<Hit>,
    pub files: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "raise.html")]
pub struct Raise {
    page: Page,
    t: Texts,
    scene: Scene,
    typed: Typed,
    faults: Faults,
    account: String,
    /// Code of the draft that was opened; empty for a new one.
    edited: String,
    /// It came back with these things missing.
    lacks: Vec<String>,
}

impl Raise {
    /// What is wrong, with the names of the fields.
    fn wrongs(&self) -> Vec<Wrong> {
        wrongs(&self.t, &self.faults)
    }
}

#[derive(Template)]
#[template(path = "similar.html")]
struct Part {
    t: Texts,
    hits: Vec<Hit>,
    chosen: String,
}

/// An empty form.
pub async fn form(From(desk): From<Desk>, staff: Staff, Query(ask): Query<Ask>) -> Answer {
    let fields = [("session", ask.session), ("commune", ask.commune)];
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
    show(&desk, &staff, Typed::of(fields.filter(|(_, value)| !value.is_empty())), Faults::none()).await
}

/// A draft, or one that came back, to go on with.
pub async fn edit(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let t = staff.texts(&WORDS);
    let read = move |conn: &mut Conn| {
        let view = docket.recommendation(conn, &Ctx::new(&actor, now), &code)?;
        let own = view.recommendation;
        if !matches!(own.state, State::Draft | State::Returned) {
            return Err(Refusal::conflict(Reason::new("docket-page-not-open")).into());
        }
        let names = Names::load(conn)?;
        let session = own.session.map(|id| session_code(conn, id)).transpose()?;
        let mut typed = Typed::default();
        for (name, value) in [
            ("draft", own.code),
            ("session", session.unwrap_or_default()),
            ("commune", names.code(own.commune)),
            ("field", own.field.as_str().to_owned()),
            ("title", own.title),
            ("content", own.content),
            ("legal_basis", own.legal_basis.unwrap_or_default()),
            ("options", own.options.unwrap_or_default()),
            ("power", own.power.as_str().to_owned()),
            ("lead", names.code(own.lead_body)),
            ("wished_on", own.wished_on.map(|day| t.date(day)).unwrap_or_default()),
        ] {
            typed.set(name, value);
        }
        Ok(typed)
    };
    let typed = desk.kit.store.read(read).await?;
    show(&desk, &staff, typed, Faults::none()).await
}

/// What other communes have raised in these or other words. As a part while the form is typed; else the whole form.
pub async fn similar(From(desk): From<Desk>, staff: Staff, sent: Upload) -> Answer {
    let typed = Typed::of(sent.fields);
    if !staff.visit.partial {
        return show(&desk, &staff, typed, Faults::none()).await;
    }
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let (t, asked) = (staff.texts(&WORDS), typed.clone());
    let read = move |conn: &mut Conn| hits(conn, &docket, &Ctx::new(&actor, now), &asked, &t);
    let hits = desk.kit.store.read(read).await?;
    web::render(&Part { t, hits, chosen: typed.get("join").to_owned() })
}

fn hits(conn: &mut Conn, docket: &Docket, ctx: &Ctx<'_>, typed: &Typed, t: &Texts) -> store::Result<Vec<Hit>> {
    let names = Names::load(conn)?;
    let found = docket.similar(conn, ctx, typed.get("title"), typed.get("content"), SIMILAR + 1)?;
    let own = typed.get("draft");
    let hit = |one: Similar| Hit {
        commune: names.unit(one.commune),
        state: t.say(&one.state.key()),
        title: one.title,
        content: one.content,
        matter: one.matter_code,
        joinable: one.joinable,
        others: one.communes - 1,
        likeness: one.likeness,
    };
    Ok(found.into_iter().filter(|one| one.code != own).take(SIMILAR).map(hit).collect())
}

/// The form with everything typed; status 422 where something is wrong.
pub async fn show(desk: &Desk, staff: &Staff, typed: Typed, faults: Faults) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let asked = typed.clone();
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let (scene, lacks) = scene(conn, &docket, &ctx, &asked, &t)?;
        Ok((scene, lacks))
    };
    let (scene, lacks) = desk.kit.store.read(read).await?;
    let title = if typed.get("draft").is_empty() { "docket-page-raise-title" } else { "docket-page-raise-edit" };
    let page = Page::staff(staff, t.say(title));
    let faulty = !faults.is_empty();
    let edited = if staff.visit.path.contains("/edit") { typed.get("draft").to_owned() } else { String::new() };
    let account = staff.actor.account.to_string();
    let shown = Raise { page, t, scene, typed, faults, account, edited, lacks };
    if faulty { web::render_faulty(&shown) } else { web::render(&shown) }
}

fn scene(
    conn: &mut Conn,
    docket: &Docket,
    ctx: &Ctx<'_>,
    typed: &Typed,
    t: &Texts,
) -> store::Result<(Scene, Vec<String>)> {
    let names = Names::load(conn)?;
    let code = typed.get("draft");
    let (mut files, mut lacks) = (Vec::new(), Vec::new());
    if !code.is_empty() {
        let view = docket.recommendation(conn, ctx, code)?;
        files = view.files.iter().map(|file| (file.hash.clone(), file.name.clone())).collect();
        lacks = view.recommendation.lacking().into_iter().map(|lack| lack.what).collect();
    }
    let home = ctx.actor.home_unit();
    // Whoever is not of a commune writes down what one of them says.
    let for_others = home.is_none_or(|unit| names.kind(unit) != Some(UnitKind::Commune));
    let hits = if typed.get("title").is_empty() { Vec::new() } else { hits(conn, docket, ctx, typed, t)? };
    let scene = Scene {
        fields: Field::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        powers: Power::ALL.iter().map(|own| (own.as_str().to_owned(), t.say(&own.key()))).collect(),
        departments: names.of_kind(UnitKind::Department),
        communes: if for_others { names.of_kind(UnitKind::Commune) } else { Vec::new() },
        hits,
        files,
    };
    Ok((scene, lacks))
}
