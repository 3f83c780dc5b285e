//! The store on both databases.

mod backup;
mod chain;
mod columns;
mod idempotency;
mod jobs;
mod migrations;
mod prepared;
mod tampering;
mod tell;
mod writer;
