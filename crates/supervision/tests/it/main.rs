//! One module per rule or act; every test that touches the store runs on both databases.

// The small house of the wing of dossiers: two communes with their people, and procedures whose limits the rules name.
#[path = "../../../dossiers/tests/it/catalogue.rs"]
mod catalogue;
#[expect(dead_code, reason = "the wing of dossiers uses more of it")]
#[path = "../../../dossiers/tests/it/house.rs"]
mod house;
#[path = "../../../dossiers/tests/it/town.rs"]
mod town;

mod a30_warning;
mod ahead_pages;
mod api;
mod claim_files;
mod claim_pages;
mod claims;
mod digest_mail;
mod e10_claims;
mod f10_rates;
mod f1_index;
mod f3_columns;
mod f8_weights;
mod forecast_model;
mod life;
mod lists;
mod migrations;
mod n1_late;
mod nights;
mod not_theirs;
mod office;
mod open_data;
mod pages;
mod past_nights;
mod periods;
mod place;
mod recount;
mod street;
mod walk;
mod words;
