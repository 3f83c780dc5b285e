//! What several pages show: buttons of acts, files, tasks, history.

use std::collections::HashMap;

use diesel::prelude::*;
use identity::schema::account;
use kernel::Id;
use store::Conn;
use web::Texts;

use super::clock::Pill;
use super::names::Names;
use crate::events::Event;
use crate::model::{Action, DocketFile, TaskState};
use crate::queries::{HistoryLine, TaskRow};

/// An act that may be done now.
pub struct Button {
    pub href: String,
    pub label: String,
    pub key: &'static str,
    pub main: bool,
    /// It has a page of its own; the others open in a dialog.
    pub page: bool,
}

/// The acts by what is likeliest to be done next.
const LIKELY: [Action; 15] = [
    Action::GiveOpinion,
    Action::Send,
    Action::Complete,
    Action::Receive,
    Action::Answer,
    Action::DraftAnswer,
    Action::Check,
    Action::Submit,
    Action::Decide,
    Action::Close,
    Action::Hold,
    Action::IssueConclusion,
    Action::DraftConclusion,
    Action::Take,
    Action::Report,
];
/// Acts that are not buttons: they happen on the page that the others lead to, or belong to one of several places.
const NO_BUTTON: [Action; 2] = [Action::Draft, Action::Inspect];

/// The acts as buttons, the likeliest first and as the one main action.
pub fn buttons(actions: &[Action], base: &str, t: &Texts) -> Vec<Button> {
    let place = |act: Action| LIKELY.iter().position(|own| *own == act).unwrap_or(LIKELY.len());
    let mut acts: Vec<Action> = actions.iter().copied().filter(|act| !NO_BUTTON.contains(act)).collect();
    acts.sort_by_key(|act| place(*act));
    acts.dedup();
    let main = acts.first().copied().filter(|act| LIKELY.contains(act));
    acts.into_iter().map(|act| button(act, base, main == Some(act), t)).collect()
}

fn button(act: Action, base: &str, main: bool, t: &Texts) -> Button {
    let own = match act {
        Action::Send | Action::Complete => Some(format!("{base}/edit")),
        Action::DraftConclusion | Action::IssueConclusion => Some(format!("{base}/conclusion")),
        _ => None,
    };
    Button {
        label: t.say(&act.key()),
        key: key(act),
        main,
        page: own.is_some(),
        href: own.unwrap_or_else(|| format!("{base}/actions/{act}")),
    }
}

/// The key of an act, the same in both languages; J, K and N belong to lists.
const fn key(act: Action) -> &'static str {
    match act {
        Action::Send | Action::Complete => "S",
        Action::Withdraw => "W",
        Action::Appeal => "P",
        Action::Close => "C",
        Action::Attach => "F",
        Action::Receive => "V",
        Action::ReturnForLack => "B",
        Action::Assign | Action::AssignTask => "G",
        Action::Join => "L",
        Action::RequestOpinion => "Y",
        Action::GiveOpinion => "O",
        Action::DraftAnswer => "D",
        Action::Answer => "A",
        Action::Redirect => "R",
        Action::Check => "H",
        Action::SendBack => "T",
        Action::Submit => "U",
        Action::Decide => "Q",
        Action::Hold => "H",
        Action::Record => "R",
        Action::Replan => "M",
        Action::Cancel => "X",
        Action::DraftConclusion => "D",
        Action::IssueConclusion => "I",
        Action::Report => "B",
        Action::AskExtension => "X",
        Action::DecideExtension => "E",
        Action::Take => "A",
        Action::ReturnTask => "T",
        _ => "",
    }
}

/// A file that opens in the page.
pub struct FileLink {
    pub href: String,
    pub name: String,
    pub image: bool,
    pub role: String,
}

/// A file of the thing whose pages stand at `base`.
pub fn file(file: &DocketFile, base: &str, t: &Texts) -> FileLink {
    FileLink {
        href: format!("{base}/files/{}", file.hash),
        name: file.name.clone(),
        image: file.kind.starts_with("image/"),
        role: t.say(&format!("docket-file-role-{}", file.role)),
    }
}

/// A task with its state.
pub struct TaskLink {
    pub code: String,
    pub content: String,
    pub lead: String,
    pub due: String,
    pub state: Pill,
}

/// A task as a list shows it.
pub fn task(row: &TaskRow, names: &Names, t: &Texts) -> TaskLink {
    TaskLink {
        code: row.task.code.clone(),
        content: row.task.content.clone(),
        lead: names.unit(row.task.lead_body),
        due: row.task.due_at.map(|at| t.date(at)).unwrap_or_default(),
        state: task_state(row.state, t),
    }
}

/// A task's state in words and colour (H15).
pub fn task_state(state: TaskState, t: &Texts) -> Pill {
    let kind = match state {
        TaskState::DoneOnTime => "ok",
        TaskState::DoneLate | TaskState::Overdue => "bad",
        TaskState::Returned | TaskState::Adjusted => "warn",
        TaskState::WithinTerm | TaskState::NoTerm => "none",
    };
    Pill { kind, words: t.say(&state.key()) }
}

/// The name of the account that holds a thing; empty where nobody does.
pub fn person(conn: &mut Conn, account: Option<Id>) -> String {
    let found = account.and_then(|id| identity::queries::account(conn, id).ok());
    found.map(|account| account.name).unwrap_or_default()
}

/// The names of the accounts that hold things, all in one query; none where nobody holds anything.
///
/// # Errors
/// Those of the database.
pub fn people(conn: &mut Conn, accounts: impl IntoIterator<Item = Id>) -> store::Result<HashMap<Id, String>> {
    let mut ids: Vec<Id> = accounts.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = account::table.filter(account::id.eq_any(ids)).select((account::id, account::name));
    Ok(named.load::<(Id, String)>(conn)?.into_iter().collect())
}

/// One line of a history.
pub struct Line {
    pub at: String,
    pub title: String,
    pub words: String,
    pub who: String,
    pub unit: String,
}

/// The history, newest first.
pub fn history(mut lines: Vec<HistoryLine>, names: &Names, t: &Texts) -> Vec<Line> {
    let line = |line: HistoryLine| Line {
        at: t.datetime(line.at),
        title: t.say(&line.event.key()),
        words: super::told::words(&line.event, names, t),
        who: line.actor_name,
        unit: names.unit(line.unit),
    };
    // A draft is saved many times while it is typed; one line tells it.
    lines.dedup_by(|one, other| matches!((&one.event, &other.event), (Event::Edited { .. }, Event::Edited { .. })));
    lines.into_iter().rev().map(line).collect()
}
