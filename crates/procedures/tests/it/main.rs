//! The catalogue: one module per rule or act; what touches rows runs on both databases.

mod a12_non_boundary;
mod a25_process;
mod api;
mod catalogue_whole;
mod corrections;
mod fixture;
mod g_fees;
mod house;
mod imports;
mod migrations;
mod n4_default_process;
mod n5_limits;
mod n8_competence;
mod pages;
mod policy;
mod policy_over_http;
mod search;
mod settings;
mod versions;
mod words;
