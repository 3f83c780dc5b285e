//! The house as a whole.

mod cli;
mod crash;
mod floors;
mod policy;
mod served;
mod support;
mod tables;
mod words;
