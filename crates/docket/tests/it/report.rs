//! The report of a working group: nothing that came of the session is missing, and that it was taken stands in the chain.

use diesel::prelude::*;
use docket::commands::{RecordLine, SaveDraft, Send};
use docket::model::{AnswerClass, RecordKind};
use docket::papers::session_report;

use crate::h14_conclusions::{drafted, held, issue, paragraph};
use crate::house::{House, both, draft, forbidden};

const OFFICE: &str = "tinh.provincial_office";

/// A recommendation of Quynh Luu, raised at the session and taken in.
fn raised(house: &House<'_>, session: &str) -> String {
    let cmd = SaveDraft { session: Some(session.to_owned()), ..draft("Cấp giấy chứng nhận") };
    let made = house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd)).unwrap();
    let code = made.recommendation.code;
    house.on("quynhluu.head", &code, |docket, conn, ctx, at| docket.send(conn, ctx, at, &Send::default())).unwrap();
    house
        .on("nongnghiep.head", &code, |docket, conn, ctx, at| docket.receive(conn, ctx, at, &Default::default()))
        .unwrap();
    code
}

fn taken(house: &House<'_>) -> i64 {
    use store::schema::audit_entry as entry;
    house.read(|conn| Ok(entry::table.filter(entry::act.eq("docket.export")).count().get_result(conn)?))
}

#[test]
fn it_tells_every_matter_and_every_task() {
    both(|house| {
        let session = held(house);
        let code = raised(house, &session);
        for (kind, said) in [(RecordKind::Finding, "Bảng niêm yết cũ"), (RecordKind::Report, "Xã báo cáo")] {
            let unit = Some("H41.117".to_owned());
            let line = RecordLine { kind: Some(kind), said: said.to_owned(), unit, ..RecordLine::default() };
            house.on(OFFICE, &session, move |docket, conn, ctx, at| docket.record(conn, ctx, at, &line)).unwrap();
        }
        let mut first = paragraph("Sở cấp giấy.", "H41.205", None);
        first.matter = Some(code.clone());
        let mut second = paragraph("Sở báo cáo.", "H41.201", None);
        second.matter = Some(code.clone());
        drafted(house, &session, vec![first, second, paragraph("Xã niêm yết lại.", "H41.117", None)]).unwrap();
        let tasks = issue(house, &session).unwrap().tasks;
        house.answer(&code, AnswerClass::Resolved).unwrap();

        let actor = house.actor(OFFICE);
        let (docket, now, wanted) = (house.docket.clone(), house.now(), session.clone());
        let report = house
            .store
            .write_blocking(move |conn| session_report(conn, &docket, &identity::Ctx::new(&actor, now), &wanted))
            .unwrap();
        let [matter, alone] = &report.matters[..] else { panic!("{:?}", report.matters) };
        assert_eq!((matter.code.as_str(), alone.code.as_str()), (code.as_str(), tasks[2].code.as_str()));
        let told = matter.task.clone().unwrap();
        assert!(told.contains(&tasks[0].code) && told.contains(&tasks[1].code), "{told}");
        assert!(matter.answer.is_some());
        let visited = &report.sessions[0];
        assert_eq!((visited.findings, visited.recommendations), (1, 1), "what a commune reports is no finding");
        assert_eq!(taken(house), 1, "that it was taken stands in the chain");

        let commune = house.act("quynhluu.leader", move |docket, conn, ctx| docket.export_session(conn, ctx, &session));
        assert_eq!(forbidden(commune), "docket-policy-place", "it tells what the others said as well");
    });
}
