//! Rows of accounts and what others see of them.

use diesel::prelude::*;
use kernel::{Date, Id, Timestamp};
use serde::Serialize;

use crate::schema::{account, account_grant, account_token};
use crate::{Grant, Role};

/// An account as the pages of administrators show it. Never holds the hash.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable, Selectable)]
#[diesel(table_name = account)]
pub struct Account {
    pub id: Id,
    pub login: String,
    pub name: String,
    /// Where the person works.
    pub unit: Id,
    /// The person must choose a password of their own before anything else.
    pub must_change: bool,
    pub disabled: bool,
    pub made_at: Timestamp,
    /// When the password was set last; equal to `made_at` while it is the first one.
    pub password_at: Timestamp,
}

impl Account {
    /// Whether the password is still the one the account was made with.
    #[must_use]
    pub fn has_first_password(&self) -> bool {
        self.made_at == self.password_at
    }
}

/// A role of an account with its days.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable, Selectable)]
#[diesel(table_name = account_grant)]
pub struct GrantRow {
    pub id: Id,
    pub account: Id,
    pub role: Role,
    pub unit: Id,
    pub valid_from: Date,
    /// Last day; `None` while it stands.
    pub valid_to: Option<Date>,
}

impl GrantRow {
    /// Whether the grant counts on this day.
    #[must_use]
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Role and unit alone.
    #[must_use]
    pub const fn grant(&self) -> Grant {
        Grant { role: self.role, unit: self.unit }
    }
}

/// A token as its owner sees it; the token itself is shown once, when it is made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Queryable, Selectable)]
#[diesel(table_name = account_token)]
pub struct TokenRow {
    pub id: Id,
    pub account: Id,
    pub label: String,
    pub made_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked: bool,
    /// Last use to the hour; the epoch when never used.
    pub used_at: Timestamp,
}
