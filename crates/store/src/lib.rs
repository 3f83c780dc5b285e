//! One store on SQLite or PostgreSQL: connections, the writer, jobs and the audit chain.
//!
//! ```ignore
//! let store = Store::open(&StoreConfig::parse("sqlite:office.db")?)?;
//! store.migrate(&[identity::MIGRATIONS, dossiers::MIGRATIONS])?;
//! let code = store.write(move |conn| dossiers::commands::accept(conn, &ctx, cmd.clone())).await?;
//! ```
//!
//! # Writing queries that run on both databases
//! - A closure for [`Store::write`] may run more than once: clone what it consumes, and touch rows only.
//!   It already stands in a transaction of its own: do not open another.
//! - Every `Insertable` carries `#[diesel(treat_none_as_default_value = false)]`, else the statement is
//!   prepared anew each time. `Selectable` carries no `check_for_backend`.
//! - `UPDATE`, `DELETE` and `sql_query` are prepared anew each time: on hot paths wrap them in [`kept()`].
//!   `eq_any` too, and that must stay so.
//! - There is no `ON CONFLICT` and no `FOR UPDATE`: update, and insert when nothing was updated. To lock a
//!   row on PostgreSQL, update it.
//! - An insert takes one row; for many there is [`insert_all!`].
//! - What is kept in memory and asked for in many places of an act is asked for with [`once()`].
//! - `RETURNING` takes columns (`.returning(part::all_columns)`), not `as_returning()`.
//! - An `Id` column is `Binary`, `Timestamp` and `Vnd` are `BigInt`, `Date` is `Integer`, enums and JSON are
//!   `Text`, `bool` is `Bool`.

mod columns;
mod config;
mod conn;
mod error;
mod figures;
mod kept;
mod migrations;
mod once;
mod pool;
mod postgres;
mod private;
pub mod schema;
mod sqlite;
mod store;
mod wait;
mod writer;

pub mod audit;
pub mod backup;
pub mod idempotency;
pub mod jobs;
pub mod raw;

#[doc(hidden)]
pub use diesel;
#[doc(hidden)]
pub use diesel_migrations;

pub use config::StoreConfig;
pub use conn::{Conn, Kind, MultiBackend};
pub use error::{Error, Result};
pub use figures::Figures;
pub use kept::{Kept, kept};
pub use migrations::Migrations;
pub use once::{changed, once};
pub use store::{Claim, Store};

/// The store's own tables; [`Store::migrate`] always includes them.
pub const MIGRATIONS: Migrations = crate::migrations!();
