//! What the file store takes, what it refuses, and what it keeps.

mod durable;
mod images;
mod kinds;
mod names;
mod pdfs;
mod refusals;
mod s3;
mod samples;
mod store;
