use askama::Template;
use axum::extract::State as From;
use identity::Ctx;
use kernel::Timestamp;
use organization::Snapshot;
use store::Conn;
use web::{Page, Path, Staff, Texts};

use super::Answer;
use super::parts::{Pill, outcome, pill, state, unit};
use super::told;
use crate::desk::Desk;
use crate::model::{Action, Petition};
use crate::queries::HistoryLine;
use crate::{WORDS, commands, queries};

/// One thing that happened, in words.
struct Line {
    at: String,
    name: String,
    who: String,
    words: String,
}

#[derive(Template)]
#[template(path = "petition.html")]
struct One {
    page: Page,
    t: Texts,
    petition: Petition,
    state: Pill,
    /// How the clock stands, its name and due time.
    clock: Option<(Pill, String, String)>,
    outcome: Option<Pill>,
    body: String,
    person: String,
    /// Name and value.
    facts: Vec<(String, String)>,
    /// Address and label.
    acts: Vec<(String, String)>,
    history: Vec<Line>,
}

/// One petition on one page. That somebody looked is written down (N12).
pub async fn page(From(desk): From<Desk>, staff: Staff, Path(code): Path<String>) -> Answer {
    let t = staff.texts(&WORDS);
    let (now, actor) = (desk.kit.clock.now(), staff.actor.clone());
    let look = move |conn: &mut Conn| {
        let ctx = Ctx::new(&actor, now);
        let petition = commands::look(conn, &ctx, &code)?;
        let history = queries::history(conn, petition.id)?;
        let actions = queries::actions(conn, &ctx, &petition)?;
        let person = match petition.holder_person {
            Some(person) => identity::queries::account(conn, person)?.name,
            None => String::new(),
        };
        Ok((petition, history, actions, person, organization::snapshot(conn)?))
    };
    let (petition, history, actions, person, picture) = desk.kit.store.write(look).await?;
    let page = Page::staff(&staff, format!("{} · {}", petition.code, petition.title));
    web::render(&One {
        page,
        state: state(&t, petition.state),
        clock: clock(&petition, &picture, now, &t),
        outcome: outcome(&t, &petition),
        body: unit(&picture.directory, petition.holder_body),
        person,
        facts: facts(&petition, &picture, &t),
        acts: acts(&petition, &actions, &t),
        history: history.iter().map(|line| shown(line, &picture, &t)).collect(),
        petition,
        t,
    })
}

fn clock(petition: &Petition, picture: &Snapshot, now: Timestamp, t: &Texts) -> Option<(Pill, String, String)> {
    let (clock, due) = petition.clock.zip(petition.due_at).filter(|_| petition.open)?;
    let calendar = picture.calendar(petition.holder_body, now.date());
    Some((pill(t, &calendar, now, due), t.say(&clock.key()), t.datetime(due)))
}

fn acts(petition: &Petition, actions: &[Action], t: &Texts) -> Vec<(String, String)> {
    let link = |act: &Action| (format!("/staff/petitions/{}/actions/{act}", petition.code), t.say(&act.key()));
    actions.iter().map(link).collect()
}

fn facts(petition: &Petition, picture: &Snapshot, t: &Texts) -> Vec<(String, String)> {
    let own = petition;
    let or = |text: &Option<String>| text.clone().unwrap_or_default();
    let all = [
        ("feedback-field-class", own.class.map(|class| t.say(&class.key())).unwrap_or_default()),
        ("feedback-field-name", own.name.clone()),
        ("feedback-field-address", or(&own.address)),
        ("feedback-field-phone", or(&own.phone)),
        ("feedback-field-about", own.about.map(|about| unit(&picture.directory, about)).unwrap_or_default()),
        ("feedback-field-dossier", or(&own.dossier_code)),
        ("feedback-field-channel", t.say(&own.channel.key())),
        ("feedback-field-filed", t.datetime(own.filed_at)),
        ("feedback-field-recorder", or(&own.recorded_by_name)),
        ("feedback-field-digits", own.digits.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| (t.say(key), value)).collect()
}

fn shown(line: &HistoryLine, picture: &Snapshot, t: &Texts) -> Line {
    let kind = line.event.kind();
    let who = match (line.actor_name.is_empty(), kind) {
        (false, _) => format!("{} · {}", line.actor_name, unit(&picture.directory, line.unit)),
        (true, "filed") => t.say("feedback-citizen"),
        (true, _) => t.say("feedback-house"),
    };
    Line {
        at: t.datetime(line.at),
        name: t.say(&crate::events::key_of(kind)),
        who,
        words: told::words(&line.event, &picture.directory, t),
    }
}
