//! Filings of people who do not exist, for the procedures that communes have most of (part l of the rules).

use dossiers::commands::{Decision, Receive, Refuse, RequestSupplement};
use dossiers::model::{Applicant, ApplicantKind, Channel, ItemAsk, RequestItem, ReturnMode};
use kernel::codes::Sex;
use kernel::{Date, Timestamp};

use super::cast::Counter;
use super::life::Script;
use super::random::Random;
use super::texts::text;

/// Procedures by how often they are filed. Each has a limit in the shipped settings, so each can be accepted.
const PROCEDURES: [(u64, &str); 12] = [
    (26, "2.000815"),
    (12, "2.000884"),
    (8, "2.000635"),
    (16, "1.001193"),
    (8, "1.000656"),
    (6, "1.000894"),
    (6, "1.004873"),
    (3, "1.004859"),
    (3, "1.004884"),
    (3, "1.001022"),
    (6, "1.013978"),
    (3, "1.012796"),
];

/// One filing at a counter at a moment.
pub(super) fn filing(random: &mut Random, counter: &Counter, at: Timestamp, number: u64, script: Script) -> Receive {
    let channel = *random
        .weighed(&[(60, Channel::Direct), (34, Channel::Online), (6, Channel::Post)])
        .unwrap_or(&Channel::Direct);
    let code = if script.needs_time() { random.pick(&LONGER) } else { random.weighed(&PROCEDURES) };
    Receive {
        procedure: code.copied().unwrap_or("1.001193").to_owned(),
        receiving_unit: counter.code.clone(),
        channel,
        decision: decision(script, channel),
        applicant: applicant(random, counter, at.date(), number),
        return_mode: Some(ReturnMode::Counter),
        pages: i32::try_from(random.between(1, 12)).unwrap_or(1),
        copies: i32::try_from(random.between(1, 3)).unwrap_or(1),
        ..Receive::default()
    }
}

/// Those with a limit of several days, in which something can happen.
const LONGER: [&str; 5] = ["1.004873", "1.004884", "1.001022", "1.013978", "1.012796"];

fn decision(script: Script, channel: Channel) -> Decision {
    match script {
        Script::Refused if channel != Channel::Online => Decision::Refuse(refusal()),
        Script::IncompleteAtCounter if channel != Channel::Online => Decision::RequestSupplement(request()),
        _ => Decision::Accept,
    }
}

/// Form 03, as a clerk would write it.
pub(super) fn refusal() -> Refuse {
    Refuse {
        reason: text("refusal"),
        basis: Some(text("basis")),
        guidance: Some(text("guidance")),
        ..Refuse::default()
    }
}

/// Form 02, as a clerk would write it.
pub(super) fn request() -> RequestSupplement {
    let item = |part: &str, ask, reason: &str| RequestItem { part: text(part), ask, reason: text(reason) };
    RequestSupplement {
        items: vec![
            item("missing-part", ItemAsk::Missing, "missing-reason"),
            item("faulty-part", ItemAsk::ToFix, "faulty-reason"),
        ],
        basis: Some(text("basis")),
        ..RequestSupplement::default()
    }
}

fn applicant(random: &mut Random, counter: &Counter, today: Date, number: u64) -> Applicant {
    let (born, sex) = (birth_date(random, today), if random.chance(50) { Sex::Female } else { Sex::Male });
    Applicant {
        kind: ApplicantKind::Person,
        name: organization::demo::person_name(&format!("applicant {number}")),
        personal_number: Some(personal_number(random, born, sex)),
        phone: Some(format!("09{:08}", random.below(100_000_000))),
        address: Some(format!("{} {}, {}", text("village"), random.between(1, 14), counter.place)),
        birth_date: Some(born),
        sex: Some(sex),
        ..Applicant::default()
    }
}

fn birth_date(random: &mut Random, today: Date) -> Date {
    let year = today.civil().year() - i16::try_from(random.between(18, 80)).unwrap_or(30);
    let (month, day) = (random.between(1, 12), random.between(1, 28));
    let part = |number: i64| i8::try_from(number).unwrap_or(1);
    Date::new(year, part(month), part(day)).unwrap_or(today)
}

/// A number of Nghe An (040) that fits the birth date and the sex (rule C7).
fn personal_number(random: &mut Random, born: Date, sex: Sex) -> String {
    let year = born.civil().year();
    let century = i16::from(year >= 2000) * 2 + i16::from(sex == Sex::Female);
    format!("040{century}{:02}{:06}", year % 100, random.below(1_000_000))
}
