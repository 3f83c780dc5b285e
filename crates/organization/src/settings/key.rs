use calendar::OfficeHours;
use kernel::{Reason, text};

kernel::named_enum! {
    /// How sure a value is, as the rules mark it.
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum Certainty {
        /// Read in a named source.
        Read = "V",
        /// Reported by a second hand.
        Reported = "R",
        /// From memory.
        Memory = "M",
        /// Our own decision where the law leaves a gap.
        Decision = "D",
    }
}

store::text_column!(Certainty);

kernel::named_enum! {
    /// Everything that can be set. Each key has a default, so that nothing has to be.
    #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub enum SettingKey {
        /// National code of the home province.
        HomeProvince = "home_province",
        /// Agency code of the home province (C3).
        AgencyCode = "agency_code",
        /// Hours of a body on each working day (E2).
        OfficeHours = "office_hours",
        /// Working hours for the answer to an online filing (A21).
        OnlineAnswerHours = "online_answer_hours",
        /// Working hours for intake at the counter (A20).
        IntakeHours = "intake_hours",
        /// Until when a dossier received is sent on the same working day (A24).
        TransferCutoff = "transfer_cutoff",
        /// Days after which an intake that nobody went on with is thrown away (K5).
        DraftDays = "draft_days",
        /// Supplement requests after intake at most (A26).
        SupplementMost = "supplement_most",
        /// Working days after intake within which a supplement may be asked (A26).
        SupplementWithinDays = "supplement_within_days",
        /// Calendar days to wait for a supplement before a dossier may be closed (A27, N3).
        SupplementAnswerDays = "supplement_answer_days",
        /// Days before expiry at which an apology must be out (A30).
        ApologyDaysBefore = "apology_days_before",
        /// Extensions of one dossier at most (A30).
        ExtensionsMost = "extensions_most",
        /// Working days for an opinion of another unit (H11).
        OpinionDays = "opinion_days",
        /// Working days in which a department takes a commune's recommendation in or returns it.
        RecommendationReceiveDays = "recommendation_receive_days",
        /// Working days in which the commune completes what was returned for lack.
        RecommendationCompleteDays = "recommendation_complete_days",
        /// Working days for a written answer to a recommendation (H11).
        AnswerDays = "answer_days",
        /// The same for a simple one (H11).
        AnswerSimpleDays = "answer_simple_days",
        /// The same for a complex one (H11).
        AnswerComplexDays = "answer_complex_days",
        /// The same where several bodies are asked (H11).
        AnswerSeveralDays = "answer_several_days",
        /// Working days in which the commune says whether it is content with an answer.
        ContentDays = "content_days",
        /// Working days in which the Office of the provincial PC checks what came up (H13).
        OfficeCheckDays = "office_check_days",
        /// Working days in which the Office submits it (H13).
        OfficeSubmitDays = "office_submit_days",
        /// Working days for the leader's opinion (H13).
        LeaderOpinionDays = "leader_opinion_days",
        /// Working days after a session for its conclusion notice (H14).
        ConclusionDays = "conclusion_days",
        /// Working days in which a reported task is taken or returned.
        TaskConfirmDays = "task_confirm_days",
        /// Working days in which the level above follows up a late task.
        TaskChaseDays = "task_chase_days",
        /// Working days after which a task without a term is looked at again.
        TaskReviewDays = "task_review_days",
        /// Working days before a clock of the docket at which its unit is reminded.
        RemindDays = "remind_days",
        /// Share of the time in hundredths after which unsigned work is said to be likely late.
        WarnUsedPercent = "warn_used_percent",
        /// Days ahead, weekends included, in which an appointment counts as near.
        SoonDays = "soon_days",
        /// Chance in hundredths from which a dossier is said to become late.
        LateChancePercent = "late_chance_percent",
        /// Chance in hundredths from which form 04 is prepared (A30).
        LateSurePercent = "late_sure_percent",
        /// Days of the past from which the forecast learns.
        ForecastPastDays = "forecast_past_days",
        /// Months, this one included, of which forecasts are kept to be held against what came.
        ForecastKeptMonths = "forecast_kept_months",
        /// So many past times of the province are mixed into those of a unit.
        ForecastWeight = "forecast_weight",
        /// Answered matters are shown to the public.
        PublicAnswers = "public_answers",
        /// Working days from receipt in which a citizen's petition is classified (H2).
        PetitionClassifyDays = "petition_classify_days",
        /// Working days from receipt for the answer to a petition (H3).
        PetitionAnswerDays = "petition_answer_days",
        /// Working days from receipt in which a petition outside of our power is sent on (H2).
        PetitionForwardDays = "petition_forward_days",
        /// Working days from receipt for the notice that a complaint or denunciation is not received here (H5).
        PetitionNoticeDays = "petition_notice_days",
        /// Answers to petitions are published (H4).
        PublicPetitions = "public_petitions",
        /// A repeat without a new fact may be closed by reference (H4).
        PetitionRepeats = "petition_repeats",
        /// Seconds for which a tablet asks about what was just handed over (A52).
        TabletSeconds = "tablet_seconds",
        /// Land limits get the addition for mountainous, island, remote and hard areas (J2).
        HardArea = "hard_area",
        /// Telephone number that forms and the public board name.
        Phone = "phone",
        /// Street address of a centre.
        Address = "address",
        /// Present only in a demo store: the password of its accounts.
        DemoPassword = "demo_password",
    }
}

store::text_column!(SettingKey);

/// What a value must look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A whole number between two bounds.
    Count(u32, u32),
    /// `true` or `false`.
    Flag,
    /// `hh:mm`.
    Time,
    /// `07:00-11:30, 13:30-17:00`, eight hours in all.
    Hours,
    /// An agency code of level 1.
    Agency,
    /// Two digits.
    Province,
    /// One line of at most 200 letters.
    Line,
}

impl SettingKey {
    /// The value that holds where nothing is set.
    #[must_use]
    pub const fn default_value(self) -> &'static str {
        match self {
            Self::HomeProvince => "40",
            Self::AgencyCode => "H41",
            Self::OfficeHours => "07:00-11:30, 13:30-17:00",
            Self::OnlineAnswerHours => "8",
            Self::IntakeHours => "4",
            Self::TransferCutoff => "15:00",
            Self::SupplementMost | Self::ApologyDaysBefore | Self::ExtensionsMost => "1",
            Self::SupplementWithinDays | Self::OpinionDays => "3",
            Self::SupplementAnswerDays | Self::TaskReviewDays | Self::DraftDays => "30",
            Self::RemindDays => "1",
            Self::RecommendationReceiveDays | Self::OfficeCheckDays | Self::PetitionClassifyDays => "2",
            Self::PetitionNoticeDays => "3",
            Self::PetitionForwardDays => "5",
            Self::PetitionAnswerDays => "10",
            Self::TabletSeconds => "180",
            Self::PublicPetitions | Self::PetitionRepeats => "true",
            Self::AnswerSimpleDays | Self::LeaderOpinionDays | Self::TaskChaseDays => "3",
            Self::RecommendationCompleteDays
            | Self::AnswerDays
            | Self::ContentDays
            | Self::OfficeSubmitDays
            | Self::ConclusionDays
            | Self::TaskConfirmDays => "5",
            Self::AnswerComplexDays => "7",
            Self::SoonDays => "4",
            Self::ForecastWeight => "20",
            Self::LateChancePercent => "50",
            Self::WarnUsedPercent => "80",
            Self::LateSurePercent => "90",
            Self::ForecastPastDays => "365",
            Self::ForecastKeptMonths => "12",
            Self::AnswerSeveralDays => "10",
            Self::HardArea | Self::PublicAnswers => "false",
            Self::Phone | Self::Address | Self::DemoPassword => "",
        }
    }

    /// The rule that the default follows and how sure it is.
    #[must_use]
    pub const fn basis(self) -> (&'static str, Certainty) {
        match self {
            Self::HomeProvince => ("C7", Certainty::Reported),
            Self::AgencyCode => ("C3", Certainty::Reported),
            Self::OfficeHours => ("E2", Certainty::Reported),
            Self::OnlineAnswerHours => ("A21", Certainty::Memory),
            Self::IntakeHours => ("A20", Certainty::Read),
            Self::TransferCutoff => ("A24", Certainty::Memory),
            Self::SupplementMost | Self::SupplementWithinDays => ("A26", Certainty::Memory),
            Self::SupplementAnswerDays => ("N3", Certainty::Decision),
            Self::DraftDays => ("K5", Certainty::Decision),
            Self::ApologyDaysBefore | Self::ExtensionsMost => ("A30", Certainty::Memory),
            Self::OpinionDays
            | Self::AnswerDays
            | Self::AnswerSimpleDays
            | Self::AnswerComplexDays
            | Self::AnswerSeveralDays => ("H11", Certainty::Decision),
            Self::OfficeCheckDays | Self::OfficeSubmitDays | Self::LeaderOpinionDays => ("H13", Certainty::Read),
            Self::ConclusionDays => ("H14", Certainty::Memory),
            Self::TaskConfirmDays | Self::TaskReviewDays => ("H15", Certainty::Decision),
            Self::RecommendationReceiveDays | Self::RecommendationCompleteDays => ("H10", Certainty::Decision),
            Self::ContentDays | Self::TaskChaseDays | Self::RemindDays => ("N11", Certainty::Decision),
            Self::WarnUsedPercent
            | Self::SoonDays
            | Self::LateChancePercent
            | Self::LateSurePercent
            | Self::ForecastPastDays
            | Self::ForecastKeptMonths
            | Self::ForecastWeight => ("A30", Certainty::Decision),
            Self::PublicAnswers => ("H4", Certainty::Decision),
            Self::PublicPetitions | Self::PetitionRepeats => ("H4", Certainty::Memory),
            Self::PetitionClassifyDays => ("H2", Certainty::Decision),
            Self::PetitionForwardDays => ("H2", Certainty::Read),
            Self::PetitionAnswerDays => ("H3", Certainty::Read),
            Self::PetitionNoticeDays => ("H5", Certainty::Read),
            Self::TabletSeconds => ("A52", Certainty::Decision),
            Self::HardArea => ("J2", Certainty::Decision),
            Self::Phone | Self::Address | Self::DemoPassword => ("N10", Certainty::Decision),
        }
    }

    /// What a value must look like.
    #[must_use]
    pub const fn shape(self) -> Shape {
        match self {
            Self::HomeProvince => Shape::Province,
            Self::AgencyCode => Shape::Agency,
            Self::OfficeHours => Shape::Hours,
            Self::OnlineAnswerHours | Self::IntakeHours => Shape::Count(1, 80),
            Self::TransferCutoff => Shape::Time,
            Self::SupplementMost | Self::ExtensionsMost => Shape::Count(0, 20),
            Self::WarnUsedPercent | Self::LateChancePercent | Self::LateSurePercent => Shape::Count(1, 100),
            Self::SoonDays => Shape::Count(1, 30),
            Self::ForecastPastDays => Shape::Count(30, 1_460),
            Self::ForecastKeptMonths => Shape::Count(2, 120),
            Self::ForecastWeight => Shape::Count(1, 1_000),
            Self::SupplementWithinDays | Self::ApologyDaysBefore | Self::OpinionDays => Shape::Count(0, 60),
            Self::SupplementAnswerDays | Self::TaskReviewDays | Self::DraftDays => Shape::Count(1, 365),
            Self::RecommendationReceiveDays
            | Self::RecommendationCompleteDays
            | Self::AnswerDays
            | Self::AnswerSimpleDays
            | Self::AnswerComplexDays
            | Self::AnswerSeveralDays
            | Self::ContentDays
            | Self::OfficeCheckDays
            | Self::OfficeSubmitDays
            | Self::LeaderOpinionDays
            | Self::ConclusionDays
            | Self::TaskConfirmDays
            | Self::TaskChaseDays
            | Self::RemindDays
            | Self::PetitionClassifyDays
            | Self::PetitionAnswerDays
            | Self::PetitionForwardDays
            | Self::PetitionNoticeDays => Shape::Count(1, 60),
            Self::TabletSeconds => Shape::Count(30, 900),
            Self::HardArea | Self::PublicAnswers | Self::PublicPetitions | Self::PetitionRepeats => Shape::Flag,
            Self::Phone | Self::Address | Self::DemoPassword => Shape::Line,
        }
    }

    /// Whether one body may set it for itself; the others hold for the whole province.
    #[must_use]
    pub const fn is_local(self) -> bool {
        matches!(self, Self::OfficeHours | Self::Phone | Self::Address)
    }

    /// Whether pages show it.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        !matches!(self, Self::DemoPassword)
    }

    /// The stored form of a value.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(self, value: &str) -> Result<String, Reason> {
        let value = text::clean(value);
        match self.shape() {
            Shape::Count(least, most) => match value.parse::<u32>() {
                Ok(count) if (least..=most).contains(&count) => Ok(count.to_string()),
                _ => Err(Reason::new("organization-setting-count").with("least", least).with("most", most)),
            },
            Shape::Flag if value == "true" || value == "false" => Ok(value),
            Shape::Flag => Err(Reason::new("organization-setting-flag")),
            Shape::Time => time(&value).map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
            Shape::Hours => OfficeHours::parse(&value).map(|hours| hours.to_string()),
            Shape::Agency => kernel::codes::AgencyCode::parse(&value).map(|code| code.as_str().to_owned()),
            Shape::Province if value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_digit()) => Ok(value),
            Shape::Province => Err(Reason::new("organization-setting-province")),
            Shape::Line if value.chars().count() <= 200 => Ok(value),
            Shape::Line => Err(Reason::new("organization-setting-line").with("most", 200)),
        }
    }
}

/// Hour and minute of `hh:mm`.
pub(super) fn time(value: &str) -> Result<(u8, u8), Reason> {
    let parts = value.split_once(':').and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)));
    match parts {
        Some((hour, minute)) if hour < 24 && minute < 60 => Ok((hour, minute)),
        _ => Err(Reason::new("organization-setting-time")),
    }
}
