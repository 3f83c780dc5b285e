use kernel::Timestamp;
use store::Conn;
use store::audit::Written;
use web::Texts;

use crate::model::Action;
use crate::pages::names::Names;
use crate::queries::{self, LooksPage};

/// Who looked at a dossier, and at what.
pub struct Look {
    pub at: String,
    pub who: String,
    pub unit: String,
    pub what: String,
}

/// Looks on one page.
const MOST: usize = 100;

/// The looks at a dossier, newest first: acts stand in the history. `before` is where an older page begins.
///
/// # Errors
/// Those of the database.
pub fn page(conn: &mut Conn, code: &str, before: &str, now: Timestamp) -> store::Result<LooksPage> {
    let asked = before.parse().ok().map(Timestamp::from_micros);
    // One microsecond on, so that the look that opens this very page is among them.
    let before = asked.unwrap_or_else(|| Timestamp::from_micros(now.as_micros() + 1));
    queries::looks(conn, code, before, MOST)
}

/// The looks in words; one line for what one person opened in the same minute.
pub fn shown(entries: &[Written], names: &Names, t: &Texts) -> Vec<Look> {
    let mut looks: Vec<Look> = Vec::new();
    for entry in entries {
        let look = Look {
            at: t.datetime(entry.at),
            who: entry.actor.map_or_else(|| t.say("dossier-look-console"), |who| names.person(who).to_owned()),
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
