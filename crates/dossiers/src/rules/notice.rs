use crate::events::Event;
use crate::model::{Channel, ReturnMode, Stage, Way};

/// By what a person can be reached, and which ways out are open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// The applicant gave an address and a mail server is set.
    pub mail: bool,
    /// The applicant gave a number and a gateway is set.
    pub sms: bool,
}

/// How the applicant is told of this kind of event, the best way first; the centre is always the last, so that no
/// notice is lost. A39 wants it at once, so mail and text messages come first. A31: of an apology, who filed directly
/// is told on paper at the centre, or by mail where they gave an address; a text message is for who filed online.
#[must_use]
pub fn ways(channel: Channel, kind: &str, reach: Reach) -> Vec<Way> {
    let on_paper = kind == "apologised" && channel == Channel::Direct;
    let mut ways = Vec::with_capacity(3);
    if reach.mail {
        ways.push(Way::Mail);
    }
    if reach.sms && !on_paper {
        ways.push(Way::Sms);
    }
    ways.push(Way::Centre);
    ways
}

/// Whether the applicant stands at the counter while it happens, and so is told by word and form (A20, A33, A35, A39).
#[must_use]
pub fn told_in_person(channel: Channel, event: &Event) -> bool {
    match event {
        Event::HandedOver { how, .. } => how == ReturnMode::Counter.as_str(),
        Event::Filed { .. }
        | Event::Accepted { .. }
        | Event::Refused { stage: Stage::Intake, .. }
        | Event::SupplementRequested { stage: Stage::Intake, .. }
        | Event::Supplemented { .. }
        | Event::PaymentRecorded { .. }
        | Event::Stopped { .. } => channel == Channel::Direct,
        _ => false,
    }
}
