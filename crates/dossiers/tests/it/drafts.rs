//! Drafts survive, belong to one clerk, and can be taken over at the same centre.

use dossiers::commands::{Receive, SaveDraft};
use kernel::Refusal;

use crate::house::{BIRTH, both, forbidden, refusal};

#[test]
fn a_draft_lives_until_the_intake_it_grew_into() {
    both(|house| {
        let unit = house.unit(&house.centre("quynhluu"));
        let save = SaveDraft { id: None, unit, title: "Hoa".to_owned(), body: r#"{"applicant":"#.to_owned() };
        let first = save.clone();
        let draft = house.act("quynhluu.receiver", move |d, conn, ctx| d.save_draft(conn, ctx, &first)).unwrap();
        let again = SaveDraft { id: Some(draft.id), body: "{}".to_owned(), ..save.clone() };
        house.act("quynhluu.receiver", move |d, conn, ctx| d.save_draft(conn, ctx, &again)).unwrap();
        let mine = house.act("quynhluu.receiver", |d, conn, ctx| d.drafts(conn, ctx)).unwrap();
        assert_eq!((mine.len(), mine[0].body.as_str()), (1, "{}"));

        let id = draft.id;
        house.act("quynhluu.director", move |d, conn, ctx| d.take_over_draft(conn, ctx, id)).unwrap();
        let stolen = SaveDraft { id: Some(id), ..save };
        let lost = house.act("quynhluu.receiver", move |d, conn, ctx| d.save_draft(conn, ctx, &stolen));
        assert!(matches!(refusal(lost), Refusal::NotFound(_)));
        let other = house.act("hoangmai.receiver", move |d, conn, ctx| d.draft(conn, ctx, id));
        assert_eq!(forbidden(other), "dossier-policy-place");

        let cmd = Receive { draft: Some(id), ..house.filing(BIRTH) };
        house.act("quynhluu.director", move |d, conn, ctx| d.receive(conn, ctx, &cmd)).unwrap();
        assert!(house.act("quynhluu.director", |d, conn, ctx| d.drafts(conn, ctx)).unwrap().is_empty());
    });
}

#[test]
fn who_does_not_receive_has_no_drafts() {
    both(|house| {
        let unit = house.unit(&house.centre("quynhluu"));
        let save = SaveDraft { id: None, unit, title: String::new(), body: "{}".to_owned() };
        let cmd = save.clone();
        let refused = house.act("quynhluu.signer", move |d, conn, ctx| d.save_draft(conn, ctx, &cmd));
        assert_eq!(forbidden(refused), "dossier-policy-role");
        let draft = house.act("quynhluu.receiver", move |d, conn, ctx| d.save_draft(conn, ctx, &save)).unwrap();
        let id = draft.id;
        house.act("quynhluu.receiver", move |d, conn, ctx| d.delete_draft(conn, ctx, id)).unwrap();
        let gone = house.act("quynhluu.receiver", move |d, conn, ctx| d.delete_draft(conn, ctx, id));
        assert!(matches!(refusal(gone), Refusal::NotFound(_)));
    });
}

#[test]
fn what_nobody_goes_on_with_is_thrown_away_after_a_month() {
    both(|house| {
        let unit = house.unit(&house.centre("quynhluu"));
        let save = SaveDraft { id: None, unit, title: "Hoa".to_owned(), body: "{}".to_owned() };
        for day in ["2026-11-23T08:00:00", "2026-12-01T08:00:00"] {
            let save = save.clone();
            house.at(day).act("quynhluu.receiver", move |d, conn, ctx| d.save_draft(conn, ctx, &save)).unwrap();
        }
        let end = |now: &str| house.at(now).act("tinh.operator", |d, conn, ctx| d.end_old_drafts(conn, ctx)).unwrap();
        assert_eq!((end("2026-12-23T08:00:00"), end("2026-12-23T08:01:00")), (0, 1), "thirty days to the minute");
        assert_eq!(house.act("quynhluu.receiver", |d, conn, ctx| d.drafts(conn, ctx)).unwrap().len(), 1);
        house.chain_is_whole();
    });
}
