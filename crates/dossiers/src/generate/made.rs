//! Moments, ids and persons that are made up.

use kernel::{Date, Id, Timestamp};

use super::dice::Dice;
use super::world::World;
use crate::model::{ApplicantKind, Channel, Detail, ReturnMode, Sex};

/// A moment of a day while the counters are open, not after `now`.
pub(super) fn moment(world: &World, dice: &mut Dice, day: Date, now: Timestamp) -> Timestamp {
    let opening = world.calendar.opening_of(day);
    let open =
        calendar::working_between(&world.calendar, opening, now).as_seconds().clamp(60, calendar::WORKING_DAY - 60);
    let at = calendar::add_working(&world.calendar, opening, calendar::WorkingTime::seconds(dice.between(30, open)));
    at.min(now)
}

/// An id that sorts by the moment, as version 7 does.
pub(super) fn id(at: Timestamp, dice: &mut Dice) -> Id {
    let mut bytes = [0; 16];
    let millis = at.as_micros().div_euclid(1_000).unsigned_abs().to_be_bytes();
    bytes[..6].copy_from_slice(&millis[2..]);
    bytes[6..14].copy_from_slice(&dice.next().to_be_bytes());
    bytes[14..].copy_from_slice(&dice.next().to_be_bytes()[..2]);
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    Id::from_bytes(bytes)
}

/// Whom a dossier is about: nobody who lives.
pub(super) fn detail(dice: &mut Dice, dossier: Id, channel: Channel, day: Date) -> Detail {
    let female = dice.in_thousand(500);
    let year = dice.between(1_940, 2_005);
    let birth =
        Date::new(i16::try_from(year).unwrap_or(1_980), 1 + (dice.next() % 12) as i8, 1 + (dice.next() % 28) as i8);
    let century = if year < 2_000 { 0 } else { 2 } + i64::from(female);
    let number = format!("040{century}{:02}{:06}", year % 100, dice.between(0, 999_999));
    let online = channel == Channel::Online;
    Detail {
        dossier,
        applicant_kind: ApplicantKind::Person,
        personal_number: Some(number),
        tax_code: None,
        // A block of numbers that no network has given out.
        phone: Some(format!("0999{:06}", dice.between(0, 999_999))),
        email: None,
        address: None,
        birth_date: birth.filter(|birth| *birth < day),
        sex: Some(if female { Sex::Female } else { Sex::Male }),
        representative_name: None,
        representative_number: None,
        representative_phone: None,
        representative_basis: None,
        return_mode: if online { ReturnMode::Electronic } else { ReturnMode::Counter },
        return_place: None,
        sets: 1,
        pages: 1,
        copies: 1,
        fee_case: None,
        exemption: None,
        fee_basis: None,
        limit_basis: None,
        limit_source: None,
        owed: None,
        receiver: None,
        receiver_name: None,
        plan: "[]".to_owned(),
        returned_to: None,
        returned_id: None,
        returned_how: None,
        register_no: 0,
    }
}
