use super::sum::{Added, Sum};
use crate::WORKING_DAY;
use crate::calendar::Calendar;
use crate::days::{DayKind, YearStatus};
use crate::derivation::{Derivation, DerivationStep};
use crate::limit::{Limit, LimitUnit};
use crate::moment::{Local, civil_of, shown, shown_date};
use crate::span::Span;
use crate::terms::SAME_DAY_CUTOFF;
use crate::working::Shift;

/// More rows of one sort than this are counted, not listed: nobody reads the holidays of ten years.
const LISTED: usize = 40;

/// The sum told step by step.
pub fn derivation(calendar: &Calendar, sum: &Sum) -> Derivation {
    let first = DerivationStep::new("E3", "calendar-step-received", sum.received);
    let mut steps = vec![first.with("received", shown(sum.received))];
    steps.extend(shift(sum));
    steps.push(limit(sum));
    if let Some(extension) = sum.extension {
        let step = DerivationStep::new("A30", "calendar-step-extension", extension.until);
        steps.push(step.with("until", shown(extension.until.into())));
    }
    pauses(sum, &mut steps);
    days_off(calendar, sum, &mut steps);
    moved(sum, &mut steps);
    undecided(calendar, sum, &mut steps);
    let last = DerivationStep::new(due_rule(sum), "calendar-step-due", sum.due);
    steps.push(last.with("due", shown(sum.due)).with("rule", due_rule(sum)));
    Derivation { due_at: sum.due.into(), steps }
}

fn shift(sum: &Sum) -> Option<DerivationStep> {
    let (rule, code) = match sum.shift {
        Shift::None => return None,
        Shift::BeforeOpening => ("E3", "calendar-step-before-opening"),
        Shift::Break => ("E3", "calendar-step-break"),
        Shift::AfterClosing => ("E3", "calendar-step-after-closing"),
        Shift::RestDay => ("E8", "calendar-step-rest-day"),
    };
    Some(DerivationStep::new(rule, code, sum.start).with("start", shown(sum.start)))
}

fn limit(sum: &Sum) -> DerivationStep {
    let (rule, code) = match sum.limit.unit {
        LimitUnit::WorkingDay => ("E3", "calendar-step-working-days"),
        LimitUnit::Hour => ("E4", "calendar-step-hours"),
        LimitUnit::Day => ("E5", "calendar-step-days"),
        LimitUnit::Month => ("N6", "calendar-step-months"),
        LimitUnit::SameDay if sum.start.second() > SAME_DAY_CUTOFF => ("A60", "calendar-step-same-day-late"),
        LimitUnit::SameDay => ("E6", "calendar-step-same-day"),
    };
    let end = if sum.extension.is_some() { sum.start } else { sum.base };
    DerivationStep::new(rule, code, end).with("amount", sum.limit.amount.min(Limit::MAX))
}

fn pauses(sum: &Sum, steps: &mut Vec<DerivationStep>) {
    for stop in sum.stops.iter().take(LISTED) {
        let step = match stop.added {
            Added::Dates(days) => DerivationStep::new("N6", "calendar-step-pause-days", stop.end).with("days", days),
            Added::Time(time) if time.as_seconds() == 0 => {
                DerivationStep::new("E7", "calendar-step-pause-idle", stop.end)
            }
            Added::Time(time) => {
                let span = Span::from(time);
                let hours = span.days * (WORKING_DAY / 3600) + span.hours;
                let step = DerivationStep::new("E7", "calendar-step-pause", stop.end);
                step.with("hours", hours).with("minutes", span.minutes)
            }
        };
        steps.push(step.with("from", shown(stop.from)).with("to", shown(stop.to)));
    }
    if let Some(last) = sum.stops.get(LISTED..).and_then(<[_]>::last) {
        let step = DerivationStep::new("E7", "calendar-step-more-pauses", last.end);
        steps.push(step.with("count", sum.stops.len() - LISTED));
    }
}

/// Weekends, holidays and worked Saturdays that the sum passed over. Days of the calendar are all counted, so there
/// only the days on which the limit would have ended matter.
fn days_off(calendar: &Calendar, sum: &Sum, steps: &mut Vec<DerivationStep>) {
    let first = if sum.limit.is_calendar() { counted_end(sum).day() } else { sum.received.day() };
    let last = sum.due.day();
    let weekend = calendar.days.weekend_off(first, last);
    if weekend > 0 {
        steps.push(DerivationStep::new("E8", "calendar-step-weekend", sum.due).with("count", weekend));
    }
    let changes = calendar.days.changes_between(first, last);
    let more = changes.len().saturating_sub(LISTED);
    for (day, row) in changes.take(LISTED) {
        let (rule, code) = match row.kind {
            DayKind::Holiday => ("E9", "calendar-step-holiday"),
            DayKind::SwapOff => ("E8", "calendar-step-swap-off"),
            DayKind::MakeupWork => ("E8", "calendar-step-makeup-work"),
        };
        let step = DerivationStep::new(rule, code, Local::new(day, 0)).with("date", shown_date(day));
        steps.push(step.with("name_vi", &row.name_vi).with("name_en", &row.name_en));
    }
    if more > 0 {
        steps.push(DerivationStep::new("E8", "calendar-step-more-days", sum.due).with("count", more));
    }
}

/// A calendar limit that would end on a day off (rule E5).
fn moved(sum: &Sum, steps: &mut Vec<DerivationStep>) {
    let end = counted_end(sum);
    if sum.limit.is_calendar() && end.day() != sum.due.day() {
        let step = DerivationStep::new("E5", "calendar-step-moved", sum.due);
        steps.push(step.with("from", shown_date(end.day())).with("to", shown_date(sum.due.day())));
    }
}

/// Years whose days off are not decided or only computed (rule E8).
fn undecided(calendar: &Calendar, sum: &Sum, steps: &mut Vec<DerivationStep>) {
    let (first, last) = (civil_of(sum.start.day()).year(), civil_of(sum.due.day()).year());
    let open = (first..=last).filter_map(|year| match calendar.year(year) {
        YearStatus::Decided => None,
        YearStatus::Provisional => Some((year, "calendar-step-year-provisional")),
        YearStatus::Undecided => Some((year, "calendar-step-year-undecided")),
    });
    steps.extend(open.take(3).map(|(year, code)| DerivationStep::new("E8", code, sum.due).with("year", year)));
}

/// The end of the limit with pauses, before it moves off a day off.
fn counted_end(sum: &Sum) -> Local {
    sum.stops.last().map_or(sum.base, |stop| stop.end)
}

const fn due_rule(sum: &Sum) -> &'static str {
    match sum.limit.unit {
        _ if sum.extension.is_some() => "A30",
        LimitUnit::WorkingDay => "E1",
        LimitUnit::Hour => "E4",
        LimitUnit::Day | LimitUnit::Month => "N6",
        LimitUnit::SameDay => "E6",
    }
}
