//! How a PostgreSQL session is opened and a transaction tried again.

use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::{Connection, PgConnection};

use crate::{Conn, Result};

/// An acknowledged act is on disk, also where the server is told to answer sooner by default. A lock that is
/// waited for too long, a statement that never ends and a session that forgot its
/// transaction each end in an error the caller can be told about.
const SESSION: &str = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'; \
                       SET application_name = 'motcua'; SET timezone = 'UTC'; SET lock_timeout = '10s'; \
                       SET statement_timeout = '60s'; SET idle_in_transaction_session_timeout = '120s'";

/// How often a command is run when others overtake it.
pub(crate) const TRIES: u32 = 10;

pub(crate) fn open(url: &str) -> Result<Conn> {
    let mut conn = PgConnection::establish(&with_limits(url))?;
    conn.batch_execute(SESSION)?;
    Ok(Conn::Postgres(conn))
}

/// Begins a transaction that sees one state, for as long as it takes.
pub(crate) fn begin_snapshot(conn: &mut PgConnection) -> Result<()> {
    conn.batch_execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0")?;
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    Ok(AnsiTransactionManager::begin_transaction_sql(conn, begin)?)
}

/// libpq waits for ever for a host that does not answer, unless the address says otherwise.
fn with_limits(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in [("connect_timeout", "5"), ("tcp_user_timeout", "15000")] {
        if !url.contains(name) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(name);
            url.push('=');
            url.push_str(value);
        }
    }
    url
}

/// A short wait of uneven length, so that two commands that collided do not collide again.
pub(crate) fn pause(tried: u32) {
    let mut byte = [0_u8; 1];
    // Without randomness the wait is even, which is only slower.
    let _ = getrandom::fill(&mut byte);
    let most = 1_u64 << tried.min(6);
    std::thread::sleep(std::time::Duration::from_millis(1 + u64::from(byte[0]) % most));
}
