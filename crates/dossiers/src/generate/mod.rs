//! Synthetic dossiers for the demo and for measuring: people who do not exist, procedures and units that do.
//!
//! Each dossier lives through what the commands would have made of it, on the same rules and calendars, but its rows
//! are written in bulk. The same seed, store and moment give the same dossiers. The chain gets one entry per centre
//! and batch, because nobody did these acts.

mod batch;
mod days;
mod dice;
mod life;
mod made;
mod roads;
mod world;

use kernel::{Date, Timestamp};
use store::Store;

use batch::Batch;
pub use dice::Dice;
use life::Life;
use world::World;

/// What was made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Filled {
    pub dossiers: u64,
    pub open: u64,
}

/// Dossiers in one transaction.
const BATCH: usize = 500;

/// Adds `n` dossiers, filed up to `now`. Few are spread over the communes with demo people and over the last weeks,
/// so that every state is seen; many over all communes and back to the middle of 2025. `progress` is told how many
/// there are after each batch.
///
/// # Errors
/// Those of the database; a refusal when the store has no communes or no procedure with a limit.
pub fn fill(store: &Store, n: u64, seed: u64, now: Timestamp, mut progress: impl FnMut(u64)) -> store::Result<Filled> {
    let mut world = store.read_blocking(|conn| World::load(conn, n, now))?;
    let mut dice = Dice::new(seed);
    let mut batch = Batch::default();
    let mut filled = Filled::default();
    for (day, count) in days::spread(&world.calendar, n, now) {
        for life in one_day(&mut world, &mut dice, (day, count), now)? {
            filled.dossiers += 1;
            filled.open += u64::from(life.dossier.open);
            batch.add(life);
            if batch.len() >= BATCH {
                std::mem::take(&mut batch).write(store, &mut world, now)?;
                progress(filled.dossiers);
            }
        }
    }
    batch.write(store, &mut world, now)?;
    progress(filled.dossiers);
    Ok(filled)
}

/// The lives that began on a day, in the order of filing, entered in the registers of their centres.
fn one_day(world: &mut World, dice: &mut Dice, (day, count): (Date, u64), now: Timestamp) -> store::Result<Vec<Life>> {
    let lives = (0..count).map(|_| Life::live(world, dice, day, now));
    let mut lives = lives.collect::<store::Result<Vec<_>>>()?;
    lives.sort_by_key(|life| (life.dossier.filed_at, life.dossier.id));
    for life in &mut lives {
        life.detail.register_no = world.next_in_register(life.dossier.receiving_unit, day);
    }
    Ok(lives)
}
