//! The house as a whole.

mod cli;
mod crash;
mod floors;
mod inserts;
mod outside;
mod policy;
mod served;
mod support;
mod tables;
mod words;
