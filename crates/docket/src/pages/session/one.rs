use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use store::Conn;
use web::{Page, Path, Staff, Texts};

use super::list;
use crate::WORDS;
use crate::desk::Desk;
use crate::model::{Action, Inspection, Record, RecordKind, read_units};
use crate::pages::Answer;
use crate::pages::clock::{Pill, pill};
use crate::pages::names::Names;
use crate::pages::parts::{self, Button};
use crate::pages::rows::{self, Row};
use crate::queries::{RecommendationFilter, SessionView};

const MOST: i64 = 100;

/// One commune of the session: what may be opened there.
struct Place {
    code: String,
    name: String,
    /// The newest inspection: words and colour.
    inspected: Option<Pill>,
}

/// One line of the record.
struct Said {
    kind: Pill,
    unit: String,
    said: String,
    /// For a direction: who, what, by when.
    order: String,
    by: String,
}

#[derive(Template)]
#[template(path = "session.html")]
struct One {
    page: Page,
    t: Texts,
    row: list::Row,
    group: String,
    group_id: String,
    illustration: bool,
    agenda: String,
    clock: Option<(String, String, Pill)>,
    places: Vec<Place>,
    attendees: Vec<(String, String, String)>,
    records: Vec<Said>,
    recommendations: Vec<Row>,
    buttons: Vec<Button>,
    may_record: bool,
    may_inspect: bool,
    may_see_conclusion: bool,
    concluded: bool,
    cancelled: Option<String>,
}

/// One session on one page: before it, during it, after it.
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor, docket) = (desk.kit.clock.now(), staff.actor.clone(), desk.docket.clone());
    let read = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let view = docket.session(conn, &ctx, &code)?;
        let names = Names::load(conn)?;
        let filter = RecommendationFilter { session: Some(view.session.id), ..RecommendationFilter::default() };
        let raised = docket.recommendations(conn, &ctx, &filter, MOST, None)?;
        let raised = rows::recommendations(conn, raised.rows, now, &t)?;
        let calendar = organization::calendar_for(conn, view.session.holder_unit, now.date())?;
        Ok((view, names, raised, calendar))
    };
    let (view, names, recommendations, calendar) = desk.kit.store.read(read).await?;
    let session = &view.session;
    let clock = session.next_clock.zip(session.next_clock_at).filter(|_| session.open);
    let base = format!("/staff/docket/sessions/{}", session.code);
    let row = crate::queries::SessionRow { session: session.clone(), communes: view.communes.clone() };
    web::render(&One {
        page: Page::staff(&staff, format!("{} · {}", session.code, session.title)),
        row: list::show(row, &names, &t),
        group: t.fill("docket-page-group-no", [("number", &view.group.number), ("title", &view.group.title)]),
        group_id: view.group.id.to_string(),
        illustration: view.group.illustration,
        agenda: session.agenda.clone(),
        clock: clock.map(|(clock, at)| (t.say(&clock.key()), t.datetime(at), pill(&t, &calendar, now, at))),
        places: view.communes.iter().map(|commune| place(*commune, &view, &names, &t)).collect(),
        attendees: view
            .attendees
            .iter()
            .map(|one| (one.name.clone(), one.post.clone(), names.maybe(one.unit)))
            .collect(),
        records: view.records.iter().map(|record| said(record, &names, &t)).collect(),
        recommendations,
        buttons: parts::buttons(&view.actions, &base, &t),
        may_record: view.actions.contains(&Action::Record),
        may_inspect: view.actions.contains(&Action::Inspect),
        may_see_conclusion: view.conclusion.is_some() || view.actions.contains(&Action::DraftConclusion),
        concluded: view.conclusion.as_ref().is_some_and(|own| own.issued_at.is_some()),
        cancelled: session.cancelled_why.clone(),
        t,
    })
}

fn place(commune: kernel::Id, view: &SessionView, names: &Names, t: &Texts) -> Place {
    let mine = view.inspections.iter().rfind(|one| one.commune == commune);
    Place { code: names.code(commune), name: names.unit(commune), inspected: mine.map(|one| inspected(one, t)) }
}

fn inspected(one: &Inspection, t: &Texts) -> Pill {
    match (one.submitted_at, one.score) {
        (Some(_), Some(score)) => {
            let kind = if score >= 80 {
                "ok"
            } else if score >= 50 {
                "warn"
            } else {
                "bad"
            };
            Pill { kind, words: t.fill("docket-page-score", [("score", score)]) }
        }
        (Some(_), None) => Pill::plain(t.say("docket-page-inspected")),
        (None, _) => Pill { kind: "warn", words: t.say("docket-page-inspecting") },
    }
}

fn said(record: &Record, names: &Names, t: &Texts) -> Said {
    let kind = match record.kind {
        RecordKind::Direction => "ok",
        RecordKind::Finding => "warn",
        RecordKind::Report | RecordKind::Opinion => "none",
    };
    let due = record.due_on.map(|day| t.date(day)).unwrap_or_default();
    let order = [
        names.maybe(record.lead_body),
        names.list(&read_units(&record.cooperating)),
        record.product.clone().unwrap_or_default(),
        due,
    ];
    Said {
        kind: Pill { kind, words: t.say(&record.kind.key()) },
        unit: names.maybe(record.unit),
        said: record.said.clone(),
        order: order.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        by: format!("{} · {}", record.by_name, t.time(record.at)),
    }
}
