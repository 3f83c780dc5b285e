//! How a synthetic dossier goes on: what is done next, by whom, and when.

use calendar::{Calendar, WorkingTime, add_working, working_between};
use dossiers::model::{Dossier, State, Step};
use identity::Role;
use kernel::{Id, Timestamp};

use super::random::Random;

/// What is special about a dossier; most have nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Script {
    Plain,
    /// Every step takes longer than its budget.
    Slow,
    Refused,
    IncompleteAtCounter,
    Supplement,
    /// The applicant never answers, and the dossier is closed (A27).
    Unanswered,
    Payment,
    Opinion,
    /// Goes back a step once.
    Returned,
    Apology,
    Stopped,
    NotGranted,
}

impl Script {
    /// By weight, so that a few hundred dossiers hold every kind.
    pub fn choose(random: &mut Random) -> Self {
        const WEIGHTS: [(u64, Script); 12] = [
            (56, Script::Plain),
            (8, Script::Slow),
            (4, Script::Refused),
            (3, Script::IncompleteAtCounter),
            (6, Script::Supplement),
            (4, Script::Unanswered),
            (4, Script::Payment),
            (4, Script::Opinion),
            (3, Script::Returned),
            (3, Script::Apology),
            (3, Script::Stopped),
            (2, Script::NotGranted),
        ];
        random.weighed(&WEIGHTS).copied().unwrap_or(Self::Plain)
    }

    /// Whether it takes a procedure of several days for it to happen.
    pub const fn needs_time(self) -> bool {
        !matches!(self, Self::Plain | Self::Slow | Self::Refused | Self::IncompleteAtCounter)
    }
}

/// An act to come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Deed {
    Accept,
    Refuse,
    PayFee,
    Forward,
    Assign,
    AskSupplement,
    Supplement,
    AskPayment,
    Pay,
    AskOpinion,
    GiveOpinion,
    Return,
    Apologise,
    Stop,
    Close,
    Approve,
    ApproveNot,
    Issue,
    HandOver,
    Complete,
}

/// An act to come with who does it and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    pub deed: Deed,
    pub role: Role,
    pub unit: Id,
    pub at: Timestamp,
}

/// A dossier on its way, between two acts.
#[derive(Clone, Debug)]
pub(super) struct Life {
    pub script: Script,
    pub random: Random,
    /// The special thing of its script has happened.
    pub told: bool,
    /// An opinion is asked for and not given.
    pub asked: bool,
    pub paid: bool,
}

impl Life {
    pub const fn new(script: Script, random: Random) -> Self {
        Self { script, random, told: false, asked: false, paid: false }
    }

    /// What is done next after an act at `now`; `None` at the end of the way.
    pub fn next(&mut self, calendar: &Calendar, dossier: &Dossier, now: Timestamp) -> Option<Next> {
        let unit = dossier.holder_unit?;
        let centre = dossier.receiving_unit;
        let (deed, role, unit) = match dossier.state {
            State::Filed if self.script == Script::Refused => (Deed::Refuse, Role::Receiver, centre),
            State::Filed => (Deed::Accept, Role::Receiver, centre),
            State::AwaitingSupplement if self.script == Script::Unanswered => (Deed::Close, Role::Receiver, centre),
            State::AwaitingSupplement => (Deed::Supplement, Role::Receiver, centre),
            State::AwaitingPayment => (Deed::Pay, Role::Receiver, centre),
            State::Accepted | State::Processing => self.work(dossier, unit)?,
            State::Ready => (Deed::HandOver, Role::Returner, centre),
            State::Refused | State::Stopped | State::Closed | State::Returned => return None,
        };
        let at = self.moment(calendar, dossier, deed, now);
        Some(Next { deed, role, unit, at })
    }

    fn work(&mut self, dossier: &Dossier, unit: Id) -> Option<(Deed, Role, Id)> {
        if dossier.fee.0 > 0 && !self.paid {
            return Some((Deed::PayFee, Role::Receiver, dossier.receiving_unit));
        }
        let role = Role::parse(&dossier.step_role)?;
        if self.asked {
            return Some((Deed::GiveOpinion, Role::Consulted, unit));
        }
        if !self.told && matches!(dossier.step_kind, Step::Process | Step::Whole) {
            if let Some(deed) = self.special() {
                let by_counter = (Deed::Stop, Role::Receiver, dossier.receiving_unit);
                return Some(if deed == Deed::Stop { by_counter } else { (deed, role, unit) });
            }
        }
        let deed = match dossier.step_kind {
            Step::Intake | Step::Process | Step::Whole => Deed::Forward,
            Step::Check if self.script == Script::Returned && !self.told => Deed::Return,
            Step::Check => Deed::Forward,
            Step::Act => Deed::Complete,
            Step::Assign => Deed::Assign,
            Step::Sign if self.script == Script::NotGranted => Deed::ApproveNot,
            Step::Sign => Deed::Approve,
            Step::Issue => Deed::Issue,
            Step::Answer | Step::Return | Step::Done => return None,
        };
        Some((deed, role, unit))
    }

    /// The special act of the script at the specialist's desk.
    const fn special(&self) -> Option<Deed> {
        match self.script {
            Script::Supplement | Script::Unanswered => Some(Deed::AskSupplement),
            Script::Payment => Some(Deed::AskPayment),
            Script::Opinion => Some(Deed::AskOpinion),
            Script::Apology => Some(Deed::Apologise),
            Script::Stopped => Some(Deed::Stop),
            _ => None,
        }
    }

    /// When: within the budget of the step, or beyond it when the script is slow.
    fn moment(&mut self, calendar: &Calendar, dossier: &Dossier, deed: Deed, now: Timestamp) -> Timestamp {
        const HOUR: i64 = 3600;
        let seconds = match deed {
            Deed::PayFee => self.random.between(120, 900),
            Deed::Complete => self.random.between(600, 3 * HOUR),
            Deed::AskSupplement | Deed::AskOpinion | Deed::AskPayment | Deed::Apologise | Deed::Stop => {
                self.random.between(HOUR / 4, 3 * HOUR)
            }
            Deed::Supplement | Deed::Pay => self.random.between(4 * HOUR, 40 * HOUR),
            Deed::GiveOpinion => self.random.between(2 * HOUR, 12 * HOUR),
            Deed::Accept | Deed::Refuse => self.random.between(HOUR / 4, 7 * HOUR),
            Deed::HandOver => self.random.between(HOUR, 24 * HOUR),
            Deed::Close => return self.after_waiting(calendar, dossier, now),
            _ => self.step_time(calendar, dossier, now),
        };
        add_working(calendar, now, WorkingTime::seconds(seconds))
    }

    fn step_time(&mut self, calendar: &Calendar, dossier: &Dossier, now: Timestamp) -> i64 {
        let budget = dossier.step_due.map_or(0, |due| working_between(calendar, now, due).as_seconds());
        let percent = if self.script == Script::Slow { self.random.between(80, 190) } else { self.random.between(15, 90) };
        (budget.clamp(1800, 400 * 3600) * percent / 100).max(600)
    }

    /// A dossier is closed once the applicant's time is over (A27).
    fn after_waiting(&mut self, calendar: &Calendar, dossier: &Dossier, now: Timestamp) -> Timestamp {
        let until = dossier.next_clock_at.unwrap_or(now);
        add_working(calendar, until, WorkingTime::seconds(self.random.between(3600, 12 * 3600)))
    }

    /// Notes what an act has changed for the script.
    pub fn done(&mut self, deed: Deed) {
        match deed {
            Deed::PayFee => self.paid = true,
            Deed::AskOpinion => (self.told, self.asked) = (true, true),
            Deed::GiveOpinion => self.asked = false,
            Deed::AskSupplement | Deed::AskPayment | Deed::Apologise | Deed::Return | Deed::Stop => self.told = true,
            _ => {}
        }
    }
}
