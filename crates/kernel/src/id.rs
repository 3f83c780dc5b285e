use std::fmt;

use serde::{Deserialize, Serialize};

/// A UUIDv7 inside the house, kept as 16 bytes: ids made later sort later. Outside the house dossiers and
/// units go by their codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "columns", derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "columns", diesel(sql_type = diesel::sql_types::Binary))]
#[serde(from = "uuid::Uuid", into = "uuid::Uuid")]
pub struct Id([u8; 16]);

impl Id {
    /// A fresh id. The time inside is only for sorting; nothing legal is read from it.
    #[must_use]
    pub fn new() -> Self {
        Self(*uuid::Uuid::now_v7().as_bytes())
    }

    /// An id that is always the same: for rows that are seeded and for tests.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 bytes as they are stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Reads the hyphenated form; `None` if it is not an id.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        uuid::Uuid::parse_str(text).ok().map(Self::from)
    }
}

impl Default for Id {
    fn default() -> Self {
        Self::new()
    }
}

impl From<uuid::Uuid> for Id {
    fn from(value: uuid::Uuid) -> Self {
        Self(*value.as_bytes())
    }
}

impl From<Id> for uuid::Uuid {
    fn from(value: Id) -> Self {
        Self::from_bytes(value.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        uuid::Uuid::from(*self).fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

#[cfg(feature = "columns")]
mod column {
    use diesel::backend::Backend;
    use diesel::deserialize::{self, FromSql};
    use diesel::serialize::{self, Output, ToSql};
    use diesel::sql_types::Binary;

    impl<DB: Backend> ToSql<Binary, DB> for super::Id
    where
        [u8]: ToSql<Binary, DB>,
    {
        fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
            self.0.as_slice().to_sql(out)
        }
    }

    impl<DB: Backend> FromSql<Binary, DB> for super::Id
    where
        Vec<u8>: FromSql<Binary, DB>,
    {
        fn from_sql(bytes: DB::RawValue<'_>) -> deserialize::Result<Self> {
            let bytes = Vec::<u8>::from_sql(bytes)?;
            Ok(Self(bytes.as_slice().try_into()?))
        }
    }
}
