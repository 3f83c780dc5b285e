//! A26, A27, A30: the terms are settings, and a procedure may have its own with basis and approver.

use dossiers::commands::SetTerm;
use dossiers::rules::Term;
use dossiers::{Action, Step};

use crate::house::{LAND, both, conflict, faults, forbidden};

#[test]
fn a_procedures_own_term_goes_before_the_province_s() {
    both(|house| {
        let set = SetTerm {
            procedure: LAND.to_owned(),
            term: Term::SupplementMost,
            value: 2,
            basis: "QĐ 95/2025".to_owned(),
            approver: "Giám đốc Sở".to_owned(),
            valid_from: house.now().date(),
        };
        let bare = SetTerm { basis: String::new(), ..set.clone() };
        let by = "tinh.provincial_office";
        let wrong = house.act(by, move |d, conn, ctx| d.set_term(conn, ctx, &bare));
        assert_eq!(faults(wrong), [("basis".to_owned(), "dossier-field-required")]);
        let cmd = set.clone();
        let refused = house.act("quynhluu.head", move |d, conn, ctx| d.set_term(conn, ctx, &cmd));
        assert_eq!(forbidden(refused), "dossier-policy-role");
        house.act(by, move |d, conn, ctx| d.set_term(conn, ctx, &set)).unwrap();

        let code = house.accepted(LAND).code;
        house.bring_to(&code, Step::Process);
        for _ in 0..2 {
            house.plain("quynhluu.specialist", &code, Action::RequestSupplement).unwrap();
            house.plain("quynhluu.receiver", &code, Action::Supplement).unwrap();
        }
        let (reason, _) = conflict(house.plain("quynhluu.specialist", &code, Action::RequestSupplement));
        assert_eq!(reason.code, "dossier-supplement-once");
    });
}
