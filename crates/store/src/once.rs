//! What one read or act has looked up already.
//!
//! An act asks for units, settings and the catalogue in many places, and each time the database would be asked whether
//! what is kept in memory is still the newest. Within one act the first answer holds: it saves the asking, and the act
//! sees one state of the house from its beginning to its end.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;

use crate::Result;

/// By type; `None` for what the act itself has changed, which is looked up anew each time.
type Seen = HashMap<TypeId, Option<Box<dyn Any>>>;

thread_local! {
    static SEEN: RefCell<Option<Seen>> = const { RefCell::new(None) };
}

/// What an outer act had seen comes back at the end, also after a panic.
struct Outer(Option<Seen>);

impl Drop for Outer {
    fn drop(&mut self) {
        SEEN.replace(self.0.take());
    }
}

/// Runs a read or an act that has seen nothing yet.
pub(crate) fn begin<T>(act: impl FnOnce() -> T) -> T {
    let _outer = Outer(SEEN.replace(Some(Seen::new())));
    act()
}

/// What was found when this read or act asked for it first. Outside of one it is looked up each time.
///
/// # Errors
/// Those of `find`; nothing is remembered then.
pub fn once<T: Clone + 'static>(find: impl FnOnce() -> Result<T>) -> Result<T> {
    let known = SEEN.with_borrow(|seen| seen.as_ref()?.get(&TypeId::of::<T>())?.as_ref()?.downcast_ref().cloned());
    if let Some(known) = known {
        return Ok(known);
    }
    let found = find()?;
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen {
            seen.entry(TypeId::of::<T>()).or_insert_with(|| Some(Box::new(found.clone())));
        }
    });
    Ok(found)
}

/// What was found is no longer so, because this act has changed it: from here to its end it is looked up each time.
pub fn changed<T: 'static>() {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen {
            seen.insert(TypeId::of::<T>(), None);
        }
    });
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{begin, changed, once};

    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    struct Number(u32);

    /// Looks a number up that grows with each look.
    fn look(looks: &Cell<u32>) -> u32 {
        let find = || {
            looks.set(looks.get() + 1);
            Ok(Number(looks.get()))
        };
        once(find).expect("finding does not fail").0
    }

    #[test]
    fn an_act_looks_once() {
        let looks = Cell::new(0);
        assert_eq!(begin(|| [look(&looks), look(&looks)]), [1, 1]);
        assert_eq!(begin(|| look(&looks)), 2, "the next act looks again");
    }

    #[test]
    fn outside_of_an_act_every_look_counts() {
        let looks = Cell::new(0);
        assert_eq!([look(&looks), look(&looks)], [1, 2]);
    }

    #[test]
    fn what_an_act_changes_is_looked_up_again() {
        let looks = Cell::new(0);
        let seen = begin(|| {
            let first = look(&looks);
            changed::<Number>();
            [first, look(&looks), look(&looks)]
        });
        assert_eq!(seen, [1, 2, 3]);
    }

    #[test]
    fn an_act_within_another_sees_for_itself() {
        let looks = Cell::new(0);
        let seen = begin(|| [look(&looks), begin(|| look(&looks)), look(&looks)]);
        assert_eq!(seen, [1, 2, 1]);
    }
}
