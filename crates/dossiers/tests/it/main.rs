//! One module per rule or act; every test that touches the store runs on both databases.

mod catalogue;
mod house;
mod town;
mod visitor;

mod accept;
mod certified_copy;
mod close;
mod codes;
mod conflict;
mod drafts;
mod extension;
mod filing;
mod forms;
mod generate;
mod gone;
mod history;
mod non_boundary;
mod notices;
mod opinion;
mod pages;
mod payment;
mod policy;
mod queue;
mod recompute;
mod schema;
mod states;
mod steps;
mod stop;
mod supplement;
mod terms;
mod track;
mod uploads;
mod validation;
mod walk;
mod words;
