//! The house as a whole.

mod cli;
mod crash;
mod docket_policy;
mod floors;
mod inserts;
mod medium;
mod outside;
mod policy;
mod recount;
mod served;
mod settings;
mod support;
mod tables;
mod words;
