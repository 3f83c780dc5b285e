use dossiers::Event;
use dossiers::model::{Channel, Timeliness};
use kernel::{Date, Timestamp};

use crate::model::{Ending, Flow, Stage};

/// What the figures know of one dossier, from its history alone (E7, E10, N1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Life {
    pub filed: Date,
    pub channel: Channel,
    /// The stage it is in, or was in when it ended.
    pub stage: Stage,
    /// Since which day stage and appointment are what they are.
    pub since: Date,
    /// Date of the appointment; `None` until accepted.
    pub due: Option<Date>,
    pub end: Option<(Date, Ending)>,
}

/// A time that is over, in which stage and appointment stayed the same: from `from` to the day before `to`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    pub from: Date,
    pub to: Date,
    pub stage: Stage,
    pub due: Option<Date>,
}

/// Whether an event may change a dossier's place in the figures.
#[must_use]
pub const fn moves(event: &Event) -> bool {
    match event {
        Event::Filed { .. }
        | Event::Accepted { .. }
        | Event::Refused { .. }
        | Event::SupplementRequested { .. }
        | Event::Supplemented { .. }
        | Event::Issued { .. }
        | Event::Apologised { .. }
        | Event::Stopped { .. }
        | Event::Closed { .. }
        | Event::Recomputed { .. } => true,
        Event::PaymentRequested { pauses, .. } => *pauses,
        Event::PaymentRecorded { due_at, .. } => due_at.is_some(),
        _ => false,
    }
}

impl Life {
    /// A dossier that was just filed (N7): it waits to be accepted.
    #[must_use]
    pub const fn filed(channel: Channel, day: Date) -> Self {
        Self { filed: day, channel, stage: Stage::Waiting, since: day, due: None, end: None }
    }

    /// Takes one event of a day in; gives the time that it ended, if that was a day at least. What follows an end
    /// (the hand-over, a file) changes nothing.
    pub fn take(&mut self, event: &Event, day: Date) -> Option<Span> {
        if self.end.is_some() {
            return None;
        }
        match event {
            Event::Accepted { due_at, .. } => self.stand(Stage::Running, Some(*due_at), day),
            Event::Supplemented { due_at, .. } => {
                // Without an appointment it was not accepted yet: it waits again, mostly for a moment.
                let stage = if due_at.is_some() { Stage::Running } else { Stage::Waiting };
                self.stand(stage, *due_at, day)
            }
            Event::PaymentRecorded { due_at: Some(due), .. } => self.stand(Stage::Running, Some(*due), day),
            Event::SupplementRequested { .. } | Event::PaymentRequested { pauses: true, .. } => {
                self.change(Stage::Paused, self.due, day)
            }
            Event::Apologised { new_due, .. } | Event::Recomputed { new_due, .. } => {
                self.change(self.stage, Some(new_due.date()), day)
            }
            Event::Issued { outcome, .. } => self.finish(*outcome, day),
            Event::Refused { .. } => self.ends(Ending::Refused, day),
            Event::Stopped { .. } => self.ends(Ending::Stopped, day),
            Event::Closed { .. } => self.ends(Ending::Closed, day),
            _ => None,
        }
    }

    /// What changed from `before`; a new dossier has none.
    #[must_use]
    pub fn flow(&self, before: Option<&Self>) -> Flow {
        let mut flow = Flow::default();
        if before.is_none() {
            match self.channel {
                Channel::Direct => flow.direct = 1,
                Channel::Online => flow.online = 1,
                Channel::Post => flow.post = 1,
            }
        }
        if let Some(open) = before.filter(|before| before.end.is_none()) {
            *open.net(&mut flow) -= 1;
        }
        if self.end.is_none() {
            *self.net(&mut flow) += 1;
        }
        if before.is_none_or(|before| before.end.is_none()) {
            self.count_end(&mut flow);
        }
        flow
    }

    /// Whether it ended while its appointment was over (N1).
    #[must_use]
    pub fn was_overdue(&self) -> bool {
        let late = |(day, _): (Date, Ending)| self.due.is_some_and(|due| due < day);
        self.stage == Stage::Running && self.end.is_some_and(late)
    }

    fn stand(&mut self, stage: Stage, due: Option<Timestamp>, day: Date) -> Option<Span> {
        self.change(stage, due.map(Timestamp::date), day)
    }

    fn change(&mut self, stage: Stage, due: Option<Date>, day: Date) -> Option<Span> {
        if (self.stage, self.due) == (stage, due) {
            return None;
        }
        let past = Span { from: self.since, to: day, stage: self.stage, due: self.due };
        (self.stage, self.due) = (stage, due);
        // Only how it stood when the day ended counts for a day.
        if past.from >= day {
            return None;
        }
        self.since = day;
        Some(past)
    }

    fn finish(&mut self, outcome: Timeliness, day: Date) -> Option<Span> {
        self.ends(outcome.into(), day)
    }

    fn ends(&mut self, ending: Ending, day: Date) -> Option<Span> {
        self.end = Some((day, ending));
        None
    }

    const fn net<'a>(&self, flow: &'a mut Flow) -> &'a mut i64 {
        match self.stage {
            Stage::Waiting => &mut flow.waiting,
            Stage::Running => &mut flow.running,
            Stage::Paused => &mut flow.paused,
        }
    }

    const fn count_end(&self, flow: &mut Flow) {
        let Some((_, ending)) = self.end else { return };
        match ending {
            Ending::Early => flow.early = 1,
            Ending::OnTime => flow.on_time = 1,
            Ending::Late => flow.late = 1,
            Ending::Refused => flow.refused = 1,
            Ending::Stopped => flow.stopped = 1,
            Ending::Closed => flow.closed = 1,
        }
    }
}
