//! `motcua generate`: synthetic dossiers, over the years and in realistic states.

use crate::call::Call;
use crate::cli::Generate;
use crate::failure::Failure;
use crate::{demo, logging};

/// Adds dossiers to a store; one that is not there is made with the demo's units, catalogue and people.
///
/// # Errors
/// The store cannot be used.
pub(crate) fn run(call: &Call, args: &Generate) -> Result<(), Failure> {
    logging::start(&call.settings)?;
    let data = &call.settings.data;
    std::fs::create_dir_all(data).map_err(|error| Failure::file(data, &error))?;
    let store = call.new_store()?;
    let clock = call.clock();
    demo::lay(&store, &clock)?;
    let added = demo::add_dossiers(&store, &clock, args.dossiers, args.seed)?;
    call.console.say("motcua-generated", &[("count", &added.to_string())]);
    if args.recommendations > 0 || args.tasks > 0 {
        let docket = docket::generate::fill(&store, args.recommendations, args.tasks, args.seed, clock.now())?;
        let counts = [("recommendations", docket.recommendations), ("tasks", docket.tasks)];
        let counts = counts.map(|(name, count)| (name, count.to_string()));
        call.console.say("motcua-generated-docket", &[(counts[0].0, &counts[0].1), (counts[1].0, &counts[1].1)]);
    }
    Ok(())
}
