//! `motcua bench`: the measured work W1 to W10, over HTTP but for the last, with the raw limit of the database in the same run.
//!
//! The server is this same program as a child process, so its processor time and memory can be told apart from
//! those of the load, which runs here. Figures of two runs compare only as ratios: machines are noisy.

mod client;
mod raw;
mod recount;
mod report;
mod server;
mod stage;
mod works;

use crate::call::Call;
use crate::cli::Bench;
use crate::failure::Failure;
use report::Report;
use server::Server;
use stage::Stage;
use works::Made;

/// Clients at once, as the aims name them.
const CLIENTS: [usize; 3] = [1, 8, 32];

/// Prepares a store of its own, serves it and measures.
///
/// # Errors
/// The database cannot be used, or the server does not start.
pub(crate) fn run(call: &Call, args: &Bench) -> Result<(), Failure> {
    let stage = Stage::set(call, args)?;
    let server = Server::start(&stage)?;
    let mut report = Report::new(&stage, args.dossiers, server.ready_in());
    let session = client::sign_in(&server.address, &stage.clerk.0, &stage.clerk.1)?;
    let office = client::sign_in(&server.address, &stage.office.0, &stage.office.1)?;
    let made = Made::default();
    for clients in CLIENTS {
        for work in works::all(&stage, &session, &office) {
            report.add(works::measure(&server, &made, &work, clients)?);
        }
    }
    report.memory(server.most_memory());
    drop(server);
    report.recount(recount::run(&stage)?);
    report.raw(raw::limits(&stage)?);
    stage.strike()?;
    if args.json {
        call.console.json(&report);
    } else {
        report.print(call.console);
    }
    Ok(())
}
