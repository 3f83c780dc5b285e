//! The real binary on real databases, as a stranger would start it.

mod cluster;
mod http;
mod place;
mod program;
mod server;

pub use cluster::OwnCluster;
pub use http::{Answer, Client};
pub use place::{Database, Place};
pub use program::{motcua, motcua_ok};
pub use server::Server;
