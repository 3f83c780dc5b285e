//! E11: a new swap decision computes an open dossier anew from the same inputs.

use calendar::{Calendar, DayKind, DayRow, OfficeHours};
use kernel::Date;

use crate::{at, limit, pause, shown};

#[test]
fn a_new_swap_moves_the_due_time_and_says_why() {
    let mut rows = Calendar::shipped().rows().to_vec();
    rows.push(DayRow {
        date: Date::new(2026, 11, 23).unwrap(),
        kind: DayKind::SwapOff,
        name_vi: "x".to_owned(),
        name_en: "Swapped day off".to_owned(),
        source: "a decision".to_owned(),
    });
    let newer = Calendar::new(2, rows, OfficeHours::default()).unwrap();
    let pauses = [pause("2026-11-20T10:00", "2026-11-20T11:00")];
    let before = calendar::due(Calendar::shipped(), at("2026-11-20T09:00"), limit("1wd"), &pauses);
    let after = calendar::due(&newer, at("2026-11-20T09:00"), limit("1wd"), &pauses);
    assert_eq!(shown(before.due_at), "2026-11-23T10:00");
    assert_eq!(shown(after.due_at), "2026-11-25T10:00");
    assert!(after.steps.iter().any(|step| step.code == "calendar-step-swap-off"));
    assert_eq!(newer.version, 2);
}
