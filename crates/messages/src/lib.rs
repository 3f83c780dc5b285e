//! The ways out to people: mail by SMTP and text messages by an HTTP gateway.
//!
//! Nobody here decides whom to tell what; a wing hands a finished [`Letter`] or [`Text`] to a [`Messenger`] from a job,
//! never from a request, and learns by [`Trouble`] whether to try again. Both ways are closed until the settings of the
//! process open them.

mod guard;
mod mail;
mod settings;
mod sms;
mod trouble;

use std::sync::Arc;

pub use guard::is_inside;
pub use mail::Letter;
pub use settings::{MailSettings, Secret, SmsSettings, Tls};
pub use sms::Text;
pub use trouble::{SettingsFault, Trouble};

use mail::Mailer;
use sms::Gateway;

/// The ways that are open. Cheap to clone.
#[derive(Clone, Default)]
pub struct Messenger {
    mail: Option<Arc<Mailer>>,
    sms: Option<Arc<Gateway>>,
}

impl Messenger {
    /// Opens what the settings name; nothing is reached yet.
    ///
    /// # Errors
    /// A setting that cannot be right, such as a sender that is no address.
    pub fn open(mail: Option<&MailSettings>, sms: Option<&SmsSettings>) -> Result<Self, SettingsFault> {
        let mail = mail.map(Mailer::open).transpose()?.map(Arc::new);
        let sms = sms.map(Gateway::open).transpose()?.map(Arc::new);
        Ok(Self { mail, sms })
    }

    /// Whether mail can be sent.
    #[must_use]
    pub const fn has_mail(&self) -> bool {
        self.mail.is_some()
    }

    /// Whether text messages can be sent.
    #[must_use]
    pub const fn has_sms(&self) -> bool {
        self.sms.is_some()
    }

    /// Sends a mail and waits until the server has taken it, at most the time of the settings for each step.
    ///
    /// # Errors
    /// [`Trouble::Closed`] without a mail server; else what went wrong.
    pub fn mail(&self, letter: &Letter) -> Result<(), Trouble> {
        self.mail.as_ref().ok_or(Trouble::Closed)?.send(letter)
    }

    /// Hands a text message to the gateway, which must say that it has taken it.
    ///
    /// # Errors
    /// [`Trouble::Closed`] without a gateway; else what went wrong.
    pub fn sms(&self, text: &Text) -> Result<(), Trouble> {
        self.sms.as_ref().ok_or(Trouble::Closed)?.send(text)
    }
}
