//! The work queue: nearest clock first, filters, cursors, counts, search.

use std::sync::Arc;

use dossiers::commands::Receive;
use dossiers::events::{Hint, HintTone, Hints};
use dossiers::queries::{QueueFilter, QueueRow, own_count, queue_counts, ready_count};
use dossiers::{Action, State};
use kernel::{Reason, Timestamp};
use store::Conn;

use crate::house::{BIRTH, House, LAND, both, forbidden};

fn codes(house: &House<'_>, login: &str, filter: QueueFilter) -> Vec<String> {
    let page = house.act(login, move |d, conn, ctx| d.queue(conn, ctx, &filter, 100, None)).unwrap();
    page.rows.into_iter().map(|row| row.code).collect()
}

#[test]
fn pages_follow_one_another_nearest_clock_first() {
    both(|house| {
        for _ in 0..3 {
            house.accepted(LAND);
            house.later(1);
            house.accepted(BIRTH);
        }
        let unit = Some(house.unit(&house.centre("quynhluu")));
        let filter = QueueFilter { unit, ..QueueFilter::default() };
        let mut rows: Vec<QueueRow> = Vec::new();
        let mut after = None;
        loop {
            let filter = filter.clone();
            let page =
                house.act("quynhluu.receiver", move |d, conn, ctx| d.queue(conn, ctx, &filter, 2, after)).unwrap();
            assert!(page.rows.len() <= 2);
            rows.extend(page.rows);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(rows.len(), 6);
        assert!(rows.windows(2).all(|pair| (pair[0].next_clock_at, pair[0].id) < (pair[1].next_clock_at, pair[1].id)));
    });
}

#[test]
fn filters_and_counts_agree() {
    both(|house| {
        let waiting = house.accepted(LAND).code;
        house.plain("quynhluu.receiver", &waiting, Action::RequestSupplement).unwrap();
        let mine = house.accepted(BIRTH);
        let unit = house.unit(&house.centre("quynhluu"));
        let state = Some(State::AwaitingSupplement);
        assert_eq!(codes(house, "quynhluu.receiver", QueueFilter { state, ..Default::default() }), [waiting.as_str()]);
        let due_before = Timestamp::parse("2026-11-26T00:00");
        assert_eq!(
            codes(house, "quynhluu.receiver", QueueFilter { due_before, ..Default::default() }),
            [mine.code.as_str()]
        );
        let holder = mine.holder_person;
        assert_eq!(codes(house, "quynhluu.receiver", QueueFilter { holder, ..Default::default() }).len(), 2);
        let person = house.actor("quynhluu.receiver").account;
        let counts = house.read(|conn| queue_counts(conn, unit, house.now()));
        assert_eq!((counts.all(), counts.rung), (2, 0));
        assert_eq!(house.read(|conn| own_count(conn, person)), 2);
        assert_eq!(house.read(|conn| ready_count(conn, unit)), 0);
        assert_eq!((counts.of(State::AwaitingSupplement), counts.of(State::Accepted)), (1, 1));
    });
}

#[test]
fn search_minds_neither_marks_nor_case_and_knows_codes_and_numbers() {
    both(|house| {
        let mut filing = house.filing(LAND);
        filing.applicant.name = "Đặng Thị Ngọc Ánh".to_owned();
        filing.applicant.personal_number = Some("040190009999".to_owned());
        let code = house.receive(filing).unwrap().dossier.code;
        house.accepted(BIRTH);
        let search =
            |q: &str| codes(house, "quynhluu.receiver", QueueFilter { q: Some(q.to_owned()), ..Default::default() });
        assert_eq!(search("dang anh"), [code.as_str()]);
        assert_eq!(search("ĐẶNG"), [code.as_str()]);
        assert_eq!(search("040.190.009.999"), [code.as_str()]);
        assert_eq!(search(&code.replace('-', " ")), [code.as_str()]);
        assert!(search("xy%").is_empty());
        assert!(search("dang xx").is_empty());
        // The sister commune finds none of it.
        let there = QueueFilter { q: Some(code), ..Default::default() };
        assert!(codes(house, "hoangmai.receiver", there).is_empty());
    });
}

#[test]
fn the_dossiers_of_one_person_are_paged_and_filtered_as_any_others() {
    both(|house| {
        let stopped = house.accepted(LAND).code;
        house.plain("quynhluu.receiver", &stopped, Action::Stop).unwrap();
        for _ in 0..2 {
            house.later(1);
            house.accepted(BIRTH);
        }
        let q = Some("040190001234".to_owned());
        let page = |filter: QueueFilter, after| {
            house.act("quynhluu.receiver", move |d, conn, ctx| d.queue(conn, ctx, &filter, 2, after)).unwrap()
        };
        let of_person = QueueFilter { q: q.clone(), ..Default::default() };
        let first = page(of_person.clone(), None);
        assert_eq!((first.rows.len(), first.next.is_some()), (2, true));
        let rest = page(of_person, first.next);
        assert_eq!((rest.rows.len(), rest.rows[0].code.as_str(), rest.next), (1, stopped.as_str(), None));
        let state = Some(State::Stopped);
        assert_eq!(
            codes(house, "quynhluu.receiver", QueueFilter { q: q.clone(), state, ..Default::default() }),
            [stopped]
        );
        let procedure = Some(BIRTH.to_owned());
        assert_eq!(codes(house, "quynhluu.receiver", QueueFilter { q, procedure, ..Default::default() }).len(), 2);
    });
}

#[test]
fn finished_states_are_listed_newest_first() {
    both(|house| {
        let stopped: Vec<String> = (0..3)
            .map(|_| {
                house.later(1);
                let code = house.accepted(LAND).code;
                house.plain("quynhluu.receiver", &code, Action::Stop).unwrap();
                code
            })
            .collect();
        let state = Some(State::Stopped);
        let listed = codes(house, "quynhluu.leader", QueueFilter { state, ..Default::default() });
        assert_eq!(listed, stopped.into_iter().rev().collect::<Vec<_>>());
        assert!(codes(house, "quynhluu.leader", QueueFilter::default()).is_empty());
        // A name finds them all, open or not, when every state is asked for.
        let open = house.later(1).accepted(BIRTH).code;
        let every = QueueFilter { every: true, q: Some("nguyen hoa".to_owned()), ..Default::default() };
        let all = codes(house, "quynhluu.leader", every);
        assert_eq!((all.len(), &all[0]), (4, &open));
    });
}

#[test]
fn who_may_list_nothing_is_told_so() {
    both(|house| {
        let refused = house.act("tinh.operator", |d, conn, ctx| d.queue(conn, ctx, &QueueFilter::default(), 20, None));
        assert_eq!(forbidden(refused), "dossier-policy-role");
    });
}

#[test]
fn hints_of_other_wings_stand_beside_their_rows() {
    struct Late;
    impl Hints for Late {
        fn hints(&self, _: &mut Conn, _: Timestamp, rows: &[QueueRow]) -> store::Result<Vec<Vec<Hint>>> {
            let hint = || Hint { tone: HintTone::Warn, reason: Reason::new("test-likely-late") };
            Ok(rows.iter().map(|row| if row.procedure_code == LAND { vec![hint()] } else { Vec::new() }).collect())
        }
    }
    both(|house| {
        let house = House { dossiers: house.dossiers.clone().hint(Arc::new(Late)), ..house.again() };
        house.accepted(LAND);
        house.receive(Receive { ..house.filing(BIRTH) }).unwrap();
        let page = house.act("quynhluu.receiver", |d, conn, ctx| d.queue(conn, ctx, &QueueFilter::default(), 20, None));
        let page = page.unwrap();
        for (row, hints) in page.rows.iter().zip(&page.hints) {
            assert_eq!(hints.len(), usize::from(row.procedure_code == LAND));
        }
    });
}
