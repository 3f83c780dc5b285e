//! What the papers, codes and sheets of this crate promise.

mod fields;
mod hostile;
mod letters;
mod long_lists;
mod marked;
mod qr;
mod same_bytes;
mod samples;
mod sheets;
mod standard;
mod tools;
