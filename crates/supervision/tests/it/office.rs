//! A made-up office whose causes of lateness are known, as plain data: three units with queues of their own, one whose
//! consulted unit is slow, one whose specialist goes on leave, one with days in which three times as much comes in.

use dossiers::generate::Dice;
use supervision::rules::forecast::Seconds;

pub const DAY: Seconds = 8 * 3_600;
pub const HOUR: Seconds = 3_600;
/// Working days of a month.
pub const MONTH: i64 = 22;
/// Limit of every dossier, in working days.
pub const LIMIT: i64 = 8;
/// Intake, work, check, signature, number.
pub const STEPS: usize = 5;
pub const UNITS: usize = 3;
/// The step in which the work is done.
pub const WORK: usize = 1;

/// One dossier as it really went.
#[derive(Clone, Debug)]
pub struct Lived {
    pub unit: usize,
    pub filed: Seconds,
    /// The day after which it is late.
    pub due: i64,
    /// When each step began; the last number is the finish.
    pub began: Vec<Seconds>,
    /// When an opinion was asked for and when it came.
    pub opinion: Option<(Seconds, Seconds)>,
}

impl Lived {
    pub fn finished(&self) -> Seconds {
        *self.began.last().unwrap()
    }

    pub fn is_late(&self) -> bool {
        self.finished() > self.due_end()
    }

    /// The end of the day of the appointment.
    pub fn due_end(&self) -> Seconds {
        (self.due + 1) * DAY
    }

    /// The step it stands at, if it is open.
    pub fn step(&self, at: Seconds) -> Option<usize> {
        (0..STEPS).find(|no| self.began[*no] <= at && at < self.began[no + 1])
    }
}

/// When the specialist of the second unit is away: eight working days every two months and a half.
pub fn leaves(days: i64) -> Vec<(Seconds, Seconds)> {
    (0..days / 55).map(|no| ((no * 55 + 20) * DAY, (no * 55 + 28) * DAY)).collect()
}

/// Whether three times as much comes in at the third unit.
fn is_surge(day: i64) -> bool {
    day % 48 < 5 && day > 30
}

/// Lets everybody work for so many days; the dossiers in the order in which they were filed.
pub fn live(days: i64, seed: u64) -> Vec<Lived> {
    let mut dice = Dice::new(seed);
    let mut all = Vec::new();
    for unit in 0..UNITS {
        all.extend(unit_lives(unit, days, &mut dice));
    }
    all.sort_by_key(|lived| lived.filed);
    all
}

fn unit_lives(unit: usize, days: i64, dice: &mut Dice) -> Vec<Lived> {
    let mut all: Vec<Lived> = Vec::new();
    for day in 0..days {
        let times = if unit == 2 && is_surge(day) { 3 } else { 1 };
        for _ in 0..dice.between(3, 8) * times {
            let filed = day * DAY + dice.between(0, DAY - 1);
            all.push(Lived { unit, filed, due: day + LIMIT, began: vec![filed], opinion: None });
        }
    }
    for step in 0..STEPS {
        work_off(&mut all, unit, step, &leaves(days), dice);
    }
    all
}

/// One person after the other takes what came first.
fn work_off(all: &mut [Lived], unit: usize, step: usize, leaves: &[(Seconds, Seconds)], dice: &mut Dice) {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|no| all[*no].began[step]);
    let mut free = 0;
    for no in order {
        let ready = all[no].began[step];
        let minutes = [20, 70, 15, 10, 5][step];
        let service = minutes * 60 * dice.between(50, 150) / 100;
        let away = if unit == 1 && step == WORK { leaves } else { &[] };
        free = there(away, free.max(ready), service);
        let mut done = free;
        if step == WORK {
            done += (median(dice, 10.0, 0.5) * HOUR as f64) as Seconds;
            if dice.in_thousand(250) {
                let hours = if unit == 0 { 60.0 } else { 10.0 };
                let came = free + (median(dice, hours, 0.35) * HOUR as f64) as Seconds;
                all[no].opinion = Some((free, came));
                done = done.max(came + 2 * HOUR);
            }
        }
        all[no].began.push(done);
    }
}

/// Goes on by working time outside of the leaves.
fn there(leaves: &[(Seconds, Seconds)], from: Seconds, lasts: Seconds) -> Seconds {
    let (mut at, mut rest) = (from, lasts);
    for (begins, ends) in leaves.iter().filter(|(_, ends)| *ends > from) {
        if at + rest <= *begins {
            break;
        }
        rest -= (begins - at).max(0);
        at = *ends;
    }
    at + rest
}

/// A length whose logarithm falls like a bell about this median.
fn median(dice: &mut Dice, median: f64, width: f64) -> f64 {
    let bell: f64 = (0..12).map(|_| dice.part()).sum::<f64>() - 6.0;
    median * (bell * width).exp()
}
