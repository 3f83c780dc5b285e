//! One module per rule or act; every test that touches the store runs on both databases.

// The small house of the wing of dossiers: two communes with their people, and procedures whose limits the rules name.
#[path = "../../../dossiers/tests/it/catalogue.rs"]
mod catalogue;
#[expect(dead_code, reason = "the wing of dossiers uses more of it")]
#[path = "../../../dossiers/tests/it/house.rs"]
mod house;
#[path = "../../../dossiers/tests/it/town.rs"]
mod town;

mod a52_satisfaction;
mod clocks;
mod h1_form;
mod h2_classes;
mod h4_published;
mod pages;
mod place;
mod policy;
mod schema;
mod street;
mod tablet;
mod words;
