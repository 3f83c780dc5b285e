//! The briefing sheet: figures through the port, and what the commune still waits for.

use std::sync::Arc;

use docket::{BriefingFigures, Docket, Figures};
use kernel::{Date, Id, Timestamp};
use store::Conn;

use crate::h14_conclusions::planned;
use crate::house::{both, day, forbidden, one};

/// Knows one commune.
struct Known(Id);

impl BriefingFigures for Known {
    fn figures(&self, _: &mut Conn, commune: Id, from: Date, to: Date, _: Timestamp) -> store::Result<Figures> {
        assert_eq!((commune, from, to), (self.0, day("2026-01-01"), day("2026-11-23")));
        Ok(Figures { received: 7, ..Figures::default() })
    }
}

#[test]
fn a_commune_reads_its_own_sheet() {
    both(|house| {
        let session = planned(house);
        house.sent("quynhluu", "Đang chờ", None);
        house.draft("quynhluu", "Chưa gửi");
        let commune = house.unit("H41.117");
        let docket = Docket::new().with_briefing(Arc::new(Known(commune)));
        let sheet = |login: &str| house.see(login, |_, conn, ctx| docket.briefing(conn, ctx, &session, commune));
        let read = sheet("quynhluu.leader").unwrap();
        assert_eq!(read.figures.unwrap().received, 7);
        assert_eq!(read.open_recommendations.len(), 1, "no draft is on it");
        assert_eq!(sheet("tinh.leader").unwrap().open_recommendations.len(), 1);
        assert_eq!(forbidden(sheet("hoangmai.leader")), "docket-policy-place");
        assert_eq!(forbidden(sheet("taichinh.head")), "docket-policy-place");
    });
}

#[test]
fn a_session_briefs_about_its_own_communes_alone() {
    both(|house| {
        let session = planned(house);
        let other = house.unit("H41.042");
        let sheet = house.see("tinh.leader", |docket, conn, ctx| docket.briefing(conn, ctx, &session, other));
        assert!(matches!(sheet, Err(store::Error::Refused(kernel::Refusal::NotFound(_)))), "{sheet:?}");
    });
}

#[test]
fn the_sheet_is_the_same_whoever_reads_it_and_leaves_nothing_out() {
    one(|house| {
        let session = planned(house);
        for at in 0..55 {
            house.sent("quynhluu", &format!("Kiến nghị {at}"), None);
        }
        let commune = house.unit("H41.117");
        let read = |login: &str| house.see(login, |docket, conn, ctx| docket.briefing(conn, ctx, &session, commune));
        let member = read("noivu.specialist").unwrap();
        assert_eq!(member.open_recommendations.len(), 55);
        assert_eq!(member, read("tinh.leader").unwrap());
        assert_eq!(member, read("quynhluu.leader").unwrap());
    });
}
