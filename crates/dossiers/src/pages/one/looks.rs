use kernel::Timestamp;
use store::Conn;
use store::audit::Written;
use web::Texts;

use crate::model::{Action, Dossier};
use crate::pages::names::Names;

/// Who looked at a dossier, and at what.
pub struct Look {
    pub at: String,
    pub who: String,
    pub unit: String,
    pub what: String,
}

/// Entries read of the chain at most: the newest tell what a person wants to know.
const MOST: i64 = 200;

/// The looks at a dossier, newest first: acts stand in the history.
///
/// # Errors
/// Those of the database.
pub fn entries(conn: &mut Conn, dossier: &Dossier, now: Timestamp) -> store::Result<Vec<Written>> {
    // One microsecond on, so that the look that opens this very page is among them.
    let before = Timestamp::from_micros(now.as_micros() + 1);
    let all = store::audit::entries_about(conn, &format!("dossier:{}", dossier.code), before, MOST)?;
    Ok(all.into_iter().filter(|entry| entry.detail.contains("\"look\"")).collect())
}

/// The looks in words; one line for what one person opened in the same minute.
pub fn shown(entries: &[Written], names: &Names, t: &Texts) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::new();
    for entry in entries {
        let look = Look {
            at: t.datetime(entry.at),
            who: entry.actor.map_or_else(|| t.say("dossier-look-applicant"), |who| names.person(who).to_owned()),
            unit: names.unit(entry.unit),
            what: what(entry, t),
        };
        match looks.last_mut().filter(|last| last.at == look.at && last.who == look.who) {
            Some(last) if last.what.contains(&look.what) => {}
            Some(last) => last.what = format!("{}, {}", last.what, look.what),
            None => looks.push(look),
        }
    }
    looks
}

fn what(entry: &Written, t: &Texts) -> String {
    let action = entry.act.strip_prefix("dossier.").and_then(Action::parse).unwrap_or(Action::View);
    t.say(&action.key())
}
