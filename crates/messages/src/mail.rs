use std::error::Error as _;
use std::time::{Duration, SystemTime};

use kernel::Timestamp;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls as Line, TlsParameters};
use lettre::{Message, SmtpTransport, Transport};

use crate::settings::{MailSettings, Tls};
use crate::trouble::{SettingsFault, Trouble};

/// A mail of plain text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// The same for every try, so that a server or a reader can tell a second copy.
    pub id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub at: Timestamp,
}

pub(crate) struct Mailer {
    transport: SmtpTransport,
    from: Mailbox,
}

impl Mailer {
    pub fn open(settings: &MailSettings) -> Result<Self, SettingsFault> {
        let from: Mailbox = settings.from.parse().map_err(|fault| SettingsFault::new("mail.from", fault))?;
        let (line, port) = line(settings)?;
        let mut builder = SmtpTransport::builder_dangerous(&settings.server)
            .port(settings.port.unwrap_or(port))
            .tls(line)
            .timeout(Some(Duration::from_millis(settings.timeout_ms)));
        if let Some(user) = &settings.user {
            builder = builder.credentials(Credentials::new(user.clone(), settings.password.0.clone()));
        }
        Ok(Self { transport: builder.build(), from })
    }

    pub fn send(&self, letter: &Letter) -> Result<(), Trouble> {
        let message = self.message(letter)?;
        // What the other side answered often repeats the address, so only its kind goes to the log.
        let sent = self.transport.send(&message).map(|_| ()).map_err(|error| trouble(&error));
        sent.inspect_err(|trouble| tracing::warn!(%trouble, "a mail waits"))
    }

    /// `Auto-Submitted`, so that no absence note comes back (RFC 3834).
    fn message(&self, letter: &Letter) -> Result<Message, Trouble> {
        let to: Mailbox = letter.to.parse().map_err(|_| Trouble::Recipient)?;
        let micros = u64::try_from(letter.at.as_micros()).unwrap_or(0);
        let built = Message::builder()
            .from(self.from.clone())
            .to(to)
            .date(SystemTime::UNIX_EPOCH + Duration::from_micros(micros))
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .subject(&letter.subject)
            .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone());
        built.map_err(|_| Trouble::Recipient)
    }
}

fn line(settings: &MailSettings) -> Result<(Line, u16), SettingsFault> {
    let secured = || TlsParameters::new(settings.server.clone()).map_err(|fault| SettingsFault::new("mail.tls", fault));
    Ok(match settings.tls {
        Tls::Always => (Line::Wrapper(secured()?), 465),
        Tls::Starttls => (Line::Required(secured()?), 587),
        Tls::None => (Line::None, 25),
    })
}

/// What an answer means (RFC 5321, 4.2): only these say that the recipient is wrong; with every other refusal an
/// administrator can help.
const NO_RECIPIENT: [u16; 4] = [501, 550, 551, 553];

fn trouble(error: &Error) -> Trouble {
    match error.status().map(u16::from) {
        Some(code) if NO_RECIPIENT.contains(&code) => Trouble::Recipient,
        Some(code) if code >= 500 => Trouble::Denied,
        Some(_) => Trouble::Failed,
        None if error.is_response() || is_unreadable(error) => Trouble::Garbled,
        None => Trouble::Away,
    }
}

/// Bytes that are no text at all come as a fault of reading.
fn is_unreadable(error: &Error) -> bool {
    let cause = error.source().and_then(|cause| cause.downcast_ref::<std::io::Error>());
    cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::InvalidData)
}
