use documents::{Letterhead, Notice, Signature};
use kernel::Date;
use organization::Directory;
use store::Conn;
use web::Texts;

use super::records::{ClaimList, claims_of};
use crate::rules::Verdict;

/// The covering letter of a list: how many are truly late, and how many are not and why.
///
/// # Errors
/// Those of the database.
pub fn letter(conn: &mut Conn, list: &ClaimList, today: Date, t: &Texts) -> store::Result<Notice> {
    let directory = organization::directory(conn)?;
    let counts = claims_of(conn, list.id)?;
    let of = |verdict: Verdict| counts.iter().find(|(own, _)| *own == verdict).map_or(0, |(_, count)| *count);
    let all: i64 = counts.iter().map(|(_, count)| count).sum();
    let wrong = of(Verdict::Exchange) + of(Verdict::Paused) + of(Verdict::FinishedBefore);
    let number = |count: i64| t.number(count);
    let mut paragraphs = vec![
        t.fill(
            "supervision-letter-opening",
            [("name", &list.name), ("day", &t.date(list.as_of)), ("count", &number(all))],
        ),
        t.fill("supervision-letter-late", [("count", &number(of(Verdict::TrulyLate)))]),
        t.fill("supervision-letter-wrong", [("count", &number(wrong))]),
    ];
    for verdict in [Verdict::Exchange, Verdict::Paused, Verdict::FinishedBefore] {
        if of(verdict) > 0 {
            let words = t.say(&format!("supervision-verdict-why-{}", verdict.as_str().replace('_', "-")));
            paragraphs.push(format!("- {}: {words}", number(of(verdict))));
        }
    }
    let left = of(Verdict::Unknown) + of(Verdict::Duplicate);
    if left > 0 {
        paragraphs.push(t.fill("supervision-letter-left", [("count", &number(left))]));
    }
    paragraphs.push(t.say("supervision-letter-evidence"));
    Ok(Notice {
        letterhead: letterhead(&directory, list, today),
        title: t.say("supervision-letter-title"),
        subject: Some(t.say("supervision-letter-subject")),
        paragraphs,
        recipients: vec![t.say("supervision-letter-to")],
        signature: Signature::default(),
        look_up: None,
    })
}

fn letterhead(directory: &Directory, list: &ClaimList, today: Date) -> Letterhead {
    let body = list.body.and_then(|body| directory.unit(body)).or(directory.province());
    Letterhead {
        body: body.map(|unit| unit.formal_name.clone()).unwrap_or_default(),
        centre: None,
        number: None,
        place: body.map(|unit| unit.name.clone()).unwrap_or_default(),
        date: today,
    }
}
