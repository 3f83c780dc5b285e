//! The store on both databases.

mod columns;
