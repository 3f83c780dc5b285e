//! The door: one binary that assembles the wings and serves them.
fn main() {}
