//! The clock of a demo may start at another time (`--now`). Commands beside the running server must see the same
//! time, or a token made by one would be expired for the other; so the difference is kept beside the store.

use std::fs;
use std::path::{Path, PathBuf};

use kernel::{Clock, Timestamp};

/// The clock for a server on `data`: starts at `now` if that is given, else it is the machine's. Kept for the
/// commands that run beside the server.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn start(data: &Path, now: Option<Timestamp>) -> std::io::Result<Clock> {
    let Some(now) = now else {
        return match fs::remove_file(file(data)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
            _ => Ok(Clock::system()),
        };
    };
    let shift = now.as_micros() - Clock::system().now().as_micros();
    fs::create_dir_all(data)?;
    fs::write(file(data), format!("{shift}\n"))?;
    Ok(Clock::starting_at(now))
}

/// The clock of the store in `data` as its last server kept it.
pub(crate) fn kept(data: &Path) -> Clock {
    let shift = fs::read_to_string(file(data)).ok().and_then(|text| text.trim().parse::<i64>().ok());
    match shift {
        Some(shift) => Clock::starting_at(Timestamp::from_micros(Clock::system().now().as_micros() + shift)),
        None => Clock::system(),
    }
}

/// Holds the difference to the machine's clock in microseconds.
fn file(data: &Path) -> PathBuf {
    data.join("clock")
}
