use calendar::Calendar;
use kernel::Timestamp;
use web::Texts;

use crate::model::{ApplicantKind, NextClock, State};
use crate::pages::clock::{Pill, pill, used};
use crate::pages::names::Names;
use crate::queries::DossierView;

/// The top of the page.
pub struct Head {
    pub code: String,
    pub procedure: String,
    pub procedure_code: String,
    pub applicant: String,
    /// What identifies and reaches the applicant: pairs of name and value.
    pub person: Vec<(String, String)>,
    pub centre: String,
    pub competent: String,
    /// Received by another centre than the competent body's own (A11).
    pub non_boundary: bool,
    pub state: Pill,
    /// The appointment.
    pub due: Option<String>,
    pub due_pill: Option<Pill>,
    /// Percent of the time that is gone, while the clock runs.
    pub used: Option<i64>,
    /// Who has it: unit, person, since when.
    pub holder: String,
    pub since: String,
    /// The clock that rings next, where it is not the appointment.
    pub clock: Option<(String, String, Pill)>,
    /// `3/6`.
    pub step: Option<String>,
    pub seq: i32,
    pub open: bool,
    pub result: Option<String>,
    pub portal: u8,
}

/// The top of the page in words.
pub fn head(view: &DossierView, names: &Names, calendar: &Calendar, now: Timestamp, t: &Texts) -> Head {
    let dossier = &view.dossier;
    let runs = dossier.open && dossier.finished_at.is_none() && !dossier.state.is_paused();
    let clock = dossier.next_clock.zip(dossier.next_clock_at).filter(|(clock, _)| *clock != NextClock::Appointment);
    let holder = dossier.holder_unit.map(|unit| names.unit(unit)).unwrap_or_default();
    let person = dossier.holder_person.map(|person| names.person(person)).unwrap_or_default();
    let due_pill = dossier.due_at.filter(|_| runs).map(|due| pill(t, calendar, now, NextClock::Appointment, due));
    Head {
        code: dossier.code.clone(),
        procedure: view.version.name.clone(),
        procedure_code: dossier.procedure_code.clone(),
        applicant: dossier.applicant_name.clone(),
        person: person_facts(view, t),
        centre: names.unit(dossier.receiving_unit),
        competent: names.formal(dossier.competent_unit),
        non_boundary: names.directory.body_of(dossier.receiving_unit) != dossier.competent_body,
        state: Pill { kind: kind(dossier.state), words: t.say(dossier.state.key()) },
        due: dossier.due_at.map(|due| t.datetime(due)),
        used: due_pill.is_some().then(|| {
            used(calendar, dossier.accepted_at.unwrap_or(dossier.filed_at), now, dossier.due_at.unwrap_or(now))
        }),
        due_pill,
        holder: if person.is_empty() { holder } else { format!("{person} · {holder}") },
        since: dossier.holder_since.map(|since| t.datetime(since)).unwrap_or_default(),
        clock: clock.map(|(clock, at)| (t.say(clock.key()), t.datetime(at), pill(t, calendar, now, clock, at))),
        step: (dossier.open && dossier.step_no > 0 && !view.plan.0.is_empty()).then(|| {
            let last = view.plan.0.len() + 1;
            format!("{}/{last} · {}", dossier.step_no, t.say(&dossier.step_kind.key()))
        }),
        seq: dossier.seq,
        open: dossier.open,
        result: dossier.result_number.clone(),
        portal: dossier.state.portal_status(),
    }
}

/// The colour of a state; its words stand beside it.
pub const fn kind(state: State) -> &'static str {
    match state {
        State::Accepted | State::Processing | State::Ready | State::Returned => "ok",
        State::Filed | State::AwaitingSupplement | State::AwaitingPayment => "warn",
        State::Refused | State::Stopped | State::Closed => "none",
    }
}

fn person_facts(view: &DossierView, t: &Texts) -> Vec<(String, String)> {
    let detail = &view.detail;
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut add = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts.push((t.say(key), value));
        }
    };
    add("dossier-field-personal-number", detail.personal_number.as_deref().map(grouped));
    add("dossier-field-tax-code", detail.tax_code.clone());
    if detail.applicant_kind == ApplicantKind::Person {
        add("dossier-field-birth-date", detail.birth_date.map(|date| t.date(date)));
    }
    add("dossier-field-phone", detail.phone.clone());
    add("dossier-field-email", detail.email.clone());
    add("dossier-field-address", detail.address.clone());
    add("dossier-field-representative", representative(view));
    add("dossier-field-return-mode", Some(return_mode(view, t)));
    add("dossier-field-sets", (detail.sets > 1).then(|| t.number(detail.sets)));
    add("dossier-field-exemption", detail.exemption.clone());
    add("dossier-field-owed", detail.owed.clone());
    add("dossier-field-returned-to", detail.returned_to.clone());
    add("dossier-field-id-shown", detail.returned_id.clone());
    facts
}

fn representative(view: &DossierView) -> Option<String> {
    let detail = &view.detail;
    let parts = [&detail.representative_name, &detail.representative_number, &detail.representative_phone];
    let told: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

fn return_mode(view: &DossierView, t: &Texts) -> String {
    let mode = t.say(&format!("dossier-return-{}", view.detail.return_mode.as_str()));
    match &view.detail.return_place {
        Some(place) => format!("{mode}, {place}"),
        None => mode,
    }
}

/// `040192000123` as people read it: `040 192 000 123`.
fn grouped(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    chars.chunks(3).map(|three| three.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}
