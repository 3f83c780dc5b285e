use web::Texts;

use crate::model::{Action, State, Step};
use crate::queries::DossierView;

/// One act on the page.
pub struct Button {
    pub action: &'static str,
    pub label: String,
    pub key: &'static str,
    /// The one main action, red.
    pub main: bool,
}

/// The acts open to the actor, the main one first.
pub fn buttons(view: &DossierView, t: &Texts) -> Vec<Button> {
    let main = main_act(view);
    let mut acts: Vec<Action> = view.allowed.clone();
    acts.sort_by_key(|act| (Some(*act) != main, *act));
    let button = |act: Action| {
        let is_main = Some(act) == main;
        let label = match act {
            Action::Forward => forward_label(view, t),
            _ => t.say(&act.key()),
        };
        Button { action: act.as_str(), label, key: if is_main { "Enter" } else { key(act) }, main: is_main }
    };
    acts.into_iter().map(button).collect()
}

/// What the step asks for; nothing when it asks somebody else.
fn main_act(view: &DossierView) -> Option<Action> {
    let dossier = &view.dossier;
    let wanted: &[Action] = match (dossier.state, dossier.step_kind) {
        (State::Filed, _) => &[Action::Accept],
        (State::AwaitingSupplement, _) => &[Action::Supplement, Action::Close],
        (State::AwaitingPayment, _) => &[Action::RecordPayment, Action::Close],
        (State::Ready, _) => &[Action::HandOver],
        (_, Step::Act) => &[Action::CompleteAtOnce, Action::Approve, Action::Forward],
        (_, Step::Assign) => &[Action::Assign],
        (_, Step::Whole) => &[Action::Approve, Action::Forward, Action::Assign],
        (_, Step::Sign) => &[Action::Approve],
        (_, Step::Issue) => &[Action::Issue],
        _ => &[Action::Forward],
    };
    let main = wanted.iter().find(|act| view.allowed.contains(act)).copied();
    main.or_else(|| view.allowed.contains(&Action::GiveOpinion).then_some(Action::GiveOpinion))
}

/// Handing on names the step that comes next.
fn forward_label(view: &DossierView, t: &Texts) -> String {
    match view.plan.at(view.dossier.step_no + 1) {
        Some(next) => t.fill("dossier-forward-to", [("step", &t.say(&next.step.key()))]),
        None => t.say(&Action::Forward.key()),
    }
}

/// The key of an act, the same in both languages; J, K and N belong to lists.
const fn key(act: Action) -> &'static str {
    match act {
        Action::RequestSupplement => "B",
        Action::RequestOpinion => "Y",
        Action::RequestPayment => "M",
        Action::RecordPayment => "P",
        Action::Supplement => "U",
        Action::GiveOpinion => "O",
        Action::Assign => "G",
        Action::Forward => "F",
        Action::ReturnStep => "T",
        Action::Approve => "A",
        Action::Issue => "I",
        Action::AttachResult => "Q",
        Action::AttachFile => "L",
        Action::Apologise => "X",
        Action::Stop => "S",
        Action::Close => "C",
        Action::Refuse => "R",
        Action::Accept => "V",
        Action::HandOver => "H",
        Action::CompleteAtOnce => "E",
        _ => "",
    }
}
