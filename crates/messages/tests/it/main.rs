//! One module per way out; the other side is a server of the tests' own.

mod guard;
mod mail;
mod settings;
mod sms;
