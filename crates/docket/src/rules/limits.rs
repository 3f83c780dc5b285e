//! How long each clock runs (H10, H11, H13, H14): which setting holds, and the moments that follow from a due time.

use calendar::{Calendar, WorkingTime, add_working};
use kernel::{Date, Timestamp};
use organization::settings::SettingKey;

use crate::model::{ClockKind, Complexity};

/// The setting behind a clock. A task's date and a session's time are set by people and have none.
#[must_use]
pub const fn clock_setting(kind: ClockKind) -> Option<SettingKey> {
    Some(match kind {
        ClockKind::Receive => SettingKey::RecommendationReceiveDays,
        ClockKind::Complete => SettingKey::RecommendationCompleteDays,
        ClockKind::Answer => SettingKey::AnswerDays,
        ClockKind::Opinion => SettingKey::OpinionDays,
        ClockKind::Content => SettingKey::ContentDays,
        ClockKind::OfficeCheck => SettingKey::OfficeCheckDays,
        ClockKind::OfficeSubmit => SettingKey::OfficeSubmitDays,
        ClockKind::LeaderOpinion => SettingKey::LeaderOpinionDays,
        ClockKind::Conclusion => SettingKey::ConclusionDays,
        ClockKind::Confirm => SettingKey::TaskConfirmDays,
        ClockKind::Chase => SettingKey::TaskChaseDays,
        ClockKind::Review => SettingKey::TaskReviewDays,
        ClockKind::Hold | ClockKind::Task => return None,
    })
}

/// H11: 5 working days by default, simple 3, complex 7, several bodies 10; each a setting.
#[must_use]
pub const fn answer_limit(complexity: Complexity) -> SettingKey {
    match complexity {
        Complexity::Simple => SettingKey::AnswerSimpleDays,
        Complexity::Ordinary => SettingKey::AnswerDays,
        Complexity::Complex => SettingKey::AnswerComplexDays,
        Complexity::Several => SettingKey::AnswerSeveralDays,
    }
}

/// When a clock has run out: at the first moment of the day after its date, because lateness is judged by dates and
/// nowhere else (N1).
#[must_use]
pub fn lapses_at(due: Timestamp) -> Timestamp {
    let next = due.date().civil().tomorrow().map_or_else(|_| due.date(), Date::from);
    Timestamp::from_local(next.civil().at(0, 0, 0, 0))
}

/// When the unit is reminded: so many working days before, and not before the clock began.
#[must_use]
pub fn near_at(calendar: &Calendar, began: Timestamp, due: Timestamp, days: u32) -> Timestamp {
    add_working(calendar, due, WorkingTime::days(-i64::from(days))).max(began)
}
