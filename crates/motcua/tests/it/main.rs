//! The house as a whole.

mod crash;
mod floors;
mod policy;
mod support;
mod tables;
