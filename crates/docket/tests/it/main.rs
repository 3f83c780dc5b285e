//! The docket, one module per rule or act.

mod bad_input;
mod briefing;
mod checklist;
mod clocks;
mod generated;
mod h10_states;
mod h11_h12_answers;
mod h13_n11_climbing;
mod h14_conclusions;
mod h15_h16_tasks;
mod house;
mod n10_fields;
mod pages;
mod policy;
mod public;
mod recount;
mod report;
mod schema;
mod similar;
mod story;
mod town;
mod uploads;
mod visitor;
mod words;
