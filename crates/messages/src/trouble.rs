kernel::named_enum! {
    /// Why a message did not go out. The names are lasting: jobs, histories and texts carry them.
    pub enum Trouble {
        /// The way is not open.
        Closed = "closed",
        /// Nobody answered, or not in time.
        Away = "away",
        /// The other side answered that it cannot now.
        Failed = "failed",
        /// The other side answered something that nobody can read.
        Garbled = "garbled",
        /// The other side does not let this house in: password, token, sender.
        Denied = "denied",
        /// The gateway's address points inside, which the settings do not allow.
        Inside = "inside",
        /// The other side knows no such recipient, or what is written as one is none.
        Recipient = "recipient",
    }
}

impl Trouble {
    /// Whether trying again is of no use.
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Recipient)
    }
}

/// A setting that cannot be right.
#[derive(thiserror::Error, Clone, PartialEq, Eq, Debug)]
#[error("{setting}: {detail}")]
pub struct SettingsFault {
    /// `mail.from`
    pub setting: &'static str,
    pub detail: String,
}

impl SettingsFault {
    pub(crate) fn new(setting: &'static str, detail: impl ToString) -> Self {
        Self { setting, detail: detail.to_string() }
    }
}
