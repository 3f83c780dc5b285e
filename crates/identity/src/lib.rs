//! Accounts, sign-in, sessions, API tokens, roles and the Actor.
