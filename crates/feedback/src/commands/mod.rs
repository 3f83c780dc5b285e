//! One act per function. Each checks the policy, then the version, then the state, then the input; writes; tells the
//! event; and appends to the audit chain: all in the caller's transaction. What a citizen does takes the moment and the
//! network address as values in place of an actor.

mod act;
mod answer;
mod assign;
mod classify;
mod clocks;
mod codes;
mod end;
mod file;
mod look;
mod people;
mod publish;
mod receive;
mod recompute;
mod ring;
mod rows;
mod say;
mod tablet;
mod tell;
mod transfer;

pub use act::{Target, switches};
pub use answer::{Answer, answer};
pub use assign::{Assign, assign};
pub use classify::{Classify, classify};
pub use clocks::LAPSE;
pub use end::{CloseRepeat, Forward, GiveNotice, close_repeat, forward, give_notice};
pub use file::{File, Record, Source, file, record};
pub use look::{look, peek, track};
pub use publish::{Publish, publish};
pub use receive::receive;
pub use recompute::recompute;
pub use ring::ring;
pub use say::{Asked, Say, asked, say, say_at_tablet};
pub use tablet::{OpenTablet, digest, open_tablet, tablet_centre};
pub use transfer::{Transfer, transfer};

pub(crate) use rows::by_code;
pub(crate) use say::say_about;
pub(crate) use tablet::asked_at_tablet;
