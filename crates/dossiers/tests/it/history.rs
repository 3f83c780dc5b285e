//! Events: each is seen once by each projection, in order, and a projection rebuilt from the history comes out equal.

use std::sync::{Arc, Mutex};

use dossiers::{Action, Event, Happened, Projection, State, queries, rebuild};
use kernel::{Date, Id};
use store::Conn;

use crate::house::{House, LAND, PAID, both};

type Seen = Arc<Mutex<Vec<(String, i32, &'static str)>>>;

struct Witness(Seen);

impl Projection for Witness {
    fn name(&self) -> &'static str {
        "test.witness"
    }

    fn apply(&self, _: &mut Conn, happened: &Happened<'_>) -> store::Result<()> {
        self.0.lock().unwrap().push((happened.code.to_owned(), happened.seq, happened.event.kind()));
        Ok(())
    }

    fn clear(&self, _: &mut Conn) -> store::Result<()> {
        self.0.lock().unwrap().clear();
        Ok(())
    }
}

#[test]
fn each_event_once_in_order_and_the_same_from_the_history() {
    both(|house| {
        let seen = Seen::default();
        let house = House { dossiers: house.dossiers.clone().listen(Arc::new(Witness(seen.clone()))), ..house.again() };
        let code = house.accepted(LAND).code;
        house.bring_to(&code, dossiers::Step::Return);
        house.plain("quynhluu.returner", &code, Action::HandOver).unwrap();
        let live = seen.lock().unwrap().clone();
        let numbers: Vec<i32> = live.iter().map(|(_, seq, _)| *seq).collect();
        assert_eq!(numbers, (1..=i32::try_from(live.len()).unwrap()).collect::<Vec<_>>());
        assert_eq!((live[0].2, live.last().unwrap().2), ("filed", "handed_over"));
        let witness = Arc::new(Witness(seen.clone()));
        let told = house.store.write_blocking(move |conn| rebuild(conn, witness.as_ref())).unwrap();
        assert_eq!(told, live.len() as u64);
        assert_eq!(*seen.lock().unwrap(), live);
    });
}

#[test]
fn the_tally_counts_by_the_date_of_the_finish_and_rebuilds_equal() {
    both(|house| {
        let early = house.accepted(LAND).code;
        house.bring_to(&early, dossiers::Step::Return);
        let late = house.accepted(PAID).code;
        house.at("2026-11-30T08:00:00");
        house.bring_to(&late, dossiers::Step::Return);
        house.accepted(LAND);
        let body = house.unit_of("quynhluu").id;
        let counts = || count_of(house, body);
        let live = counts();
        assert_eq!((live.early, live.on_time, live.late), (1, 0, 1));
        assert_eq!((live.open_in_time, live.open_late, live.open_paused), (1, 0, 0), "what is ready is done (E10)");
        house.store.write_blocking(|conn| rebuild(conn, &queries::Tally)).unwrap();
        assert_eq!(counts(), live);
    });
}

fn count_of(house: &House<'_>, body: Id) -> queries::BodyCount {
    let (from, to) = (Date::new(2026, 1, 1).unwrap(), Date::new(2026, 12, 31).unwrap());
    let all = house.read(|conn| queries::timeliness_counts(conn, from, to, house.now()));
    all.into_iter().find(|(own, _)| *own == body).map(|(_, count)| count).unwrap_or_default()
}

#[test]
fn a_listener_that_fails_undoes_the_act() {
    struct Broken;
    impl Projection for Broken {
        fn name(&self) -> &'static str {
            "test.broken"
        }
        fn apply(&self, _: &mut Conn, happened: &Happened<'_>) -> store::Result<()> {
            match happened.event {
                Event::Forwarded { .. } => Err(store::Error::Stored("broken".to_owned())),
                _ => Ok(()),
            }
        }
        fn clear(&self, _: &mut Conn) -> store::Result<()> {
            Ok(())
        }
    }
    both(|house| {
        let house = House { dossiers: house.dossiers.clone().listen(Arc::new(Broken)), ..house.again() };
        let code = house.accepted(LAND).code;
        assert!(house.plain("quynhluu.receiver", &code, Action::Forward).is_err());
        let dossier = house.dossier(&code);
        assert_eq!((dossier.state, dossier.seq), (State::Accepted, 2));
        house.chain_is_whole();
    });
}
