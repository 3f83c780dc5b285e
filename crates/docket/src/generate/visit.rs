//! The seed's visit: Working Group No. 3 with ten communes and wards. An illustration, and marked so.

use diesel::prelude::*;
use kernel::{Date, Timestamp};
use organization::UnitKind;
use store::Store;

use super::player::{Player, read, word};
use super::script;
use crate::commands::{
    AttendeeInput, DraftConclusion, FindingInput, Hold, IssueConclusion, ItemInput, MemberInput, PlanVisits,
    RecordLine, SaveInspection, SaveTemplate, SetUpGroup, Visit,
};
use crate::model::{RecordKind, Verdict};
use crate::schema::docket_group;
use crate::{Docket, StoredFile};

/// A PDF that says that it is none: what the demo's signed papers hold.
pub const ILLUSTRATION: &[u8] = include_bytes!("../../data/illustration.pdf");

pub(super) const OFFICE: &str = "tinh.provincial_office";
pub(super) const LEADER: &str = "tinh.leader";
/// Logins of the ten communes and wards of the seed.
const COMMUNES: [&str; 10] = [
    "quynhluu",
    "quynhvan",
    "quynhanh",
    "quynhtam",
    "quynhphu",
    "quynhson",
    "quynhthang",
    "hoangmai",
    "tanmai",
    "quynhmai",
];
/// Departments whose heads are members.
const DEPARTMENTS: [&str; 5] = ["nongnghiep", "noivu", "taichinh", "xaydung", "khoahoc"];
/// Days before today on which the visit took place.
const AGO: i64 = 16;
const DAY: i64 = 86_400;

/// Plays the visit up to `now`, unless it is there already. `paper` is the stored [`ILLUSTRATION`], which stands for
/// every signed paper. Gives whether it was played.
///
/// # Errors
/// Those of the store; an account of the demo that is not there.
pub fn play(store: &Store, docket: &Docket, now: Timestamp, paper: &StoredFile) -> store::Result<bool> {
    let there: i64 = store
        .read_blocking(|conn| Ok(docket_group::table.filter(docket_group::illustration).count().get_result(conn)?))?;
    if there > 0 {
        return Ok(false);
    }
    let day = visit_day(store, now)?;
    let start = at(day, 8, 0).plus_seconds(-3 * DAY);
    let mut player = Player { store, docket: docket.clone(), now: start, end: now };
    let session = planned(&player, day, now)?;
    player.until(at(day, 8, 30))?;
    inspected(&player, &session)?;
    let raised = script::raised(&player, &session)?;
    player.until(at(day, 11, 30))?;
    held(&player, &session, &raised)?;
    script::answered(&mut player, &raised, day, paper)?;
    if player.until(at(day, 9, 0).plus_seconds(4 * DAY))? {
        concluded(&player, &session, day, paper)?;
        script::worked(&mut player, day, &raised)?;
        script::followed(&mut player, day, &raised)?;
    }
    player.until(now)?;
    Ok(true)
}

/// A working day some weeks ago.
fn visit_day(store: &Store, now: Timestamp) -> store::Result<Date> {
    let ago = now.plus_seconds(-AGO * DAY).date();
    store.read_blocking(|conn| {
        let picture = organization::snapshot(conn)?;
        let days = picture.days();
        Ok(if days.is_working_day(ago) { ago } else { days.next_working_day(ago) })
    })
}

/// A time of a day.
pub(super) fn at(day: Date, hour: i8, minute: i8) -> Timestamp {
    Timestamp::from_local(day.civil().at(hour, minute, 0, 0))
}

/// The code of the unit where a demo account's body is.
pub(super) fn body_of(player: &Player<'_>, login: &str) -> store::Result<String> {
    player.act(login, |_, conn, ctx| {
        let directory = organization::directory(conn)?;
        let home = ctx.actor.home_unit().unwrap_or_default();
        Ok(directory.unit(directory.body_of(home)).map(|unit| unit.code.clone()).unwrap_or_default())
    })
}

fn planned(player: &Player<'_>, day: Date, now: Timestamp) -> store::Result<String> {
    let mut communes = Vec::new();
    for place in COMMUNES {
        communes.push(body_of(player, &format!("{place}.leader"))?);
    }
    let mut members = Vec::new();
    for department in DEPARTMENTS {
        let login = format!("{department}.head");
        let unit = body_of(player, &login)?;
        let name = organization::demo::person_name(&login);
        members.push(MemberInput { unit, name, title: word("member_title"), login: Some(login) });
    }
    let group = SetUpGroup {
        number: "3".to_owned(),
        title: word("group"),
        head_name: word("head"),
        head_title: word("head_title"),
        decision: word("decision"),
        members,
        communes: communes.clone(),
        illustration: true,
    };
    let group = player.act(OFFICE, move |docket, conn, ctx| docket.set_up_group(conn, ctx, &group))?;
    let visit = |title: &str, from: Timestamp, communes: &[String]| Visit {
        title: word(title),
        place: word("place"),
        from: Some(from),
        to: Some(from.plus_seconds(3 * 3_600)),
        agenda: word("agenda"),
        communes: communes.to_vec(),
    };
    let next = at(now.plus_seconds(5 * DAY).date(), 8, 0);
    let visits = vec![visit("session", at(day, 8, 0), &communes), visit("later", next, &communes[..3])];
    let plan = PlanVisits { group: group.id.to_string(), visits };
    let sessions = player.act(OFFICE, move |docket, conn, ctx| docket.plan(conn, ctx, &plan))?;
    Ok(sessions.into_iter().next().map(|session| session.code).unwrap_or_default())
}

#[derive(serde::Deserialize)]
struct Question {
    question: String,
    question_en: String,
    weight: i32,
    photo: bool,
}

/// The checklist of one-stop centres, and what was found at two of them.
fn inspected(player: &Player<'_>, session: &str) -> store::Result<()> {
    let items = read::<Question>(include_str!("../../data/checklist.csv")).into_iter().map(|row| ItemInput {
        question: row.question,
        question_en: Some(row.question_en),
        weight: Some(row.weight),
        photo: row.photo,
    });
    let template = SaveTemplate {
        key: "one-stop".to_owned(),
        title: word("checklist"),
        title_en: Some(word("checklist_en")),
        valid_from: None,
        items: items.collect(),
    };
    let template = player.act(OFFICE, move |docket, conn, ctx| docket.save_template(conn, ctx, &template))?;
    let found = [("quynhluu", [1, 0, 0, 0, 0, 0, 1]), ("hoangmai", [0, 1, 0, 0, 0, 0, 0])];
    for (place, verdicts) in found {
        let finding = |(no, verdict): (usize, &usize)| FindingInput {
            item: i32::try_from(no).unwrap_or(0) + 1,
            verdict: Some([Verdict::Good, Verdict::Partly][*verdict]),
            note: (*verdict > 0).then(|| word("note")),
        };
        let inspection = SaveInspection {
            id: kernel::Id::new().to_string(),
            template: template.id.to_string(),
            session: Some(session.to_owned()),
            commune: body_of(player, &format!("{place}.leader"))?,
            began_at: None,
            findings: verdicts.iter().enumerate().map(finding).collect(),
            submit: true,
        };
        player.act("noivu.head", move |docket, conn, ctx| docket.save_inspection(conn, ctx, &inspection))?;
    }
    Ok(())
}

fn held(player: &Player<'_>, session: &str, raised: &script::Raised) -> store::Result<()> {
    let directory = player.store.read_blocking(organization::directory)?;
    let mut attendees: Vec<AttendeeInput> = vec![AttendeeInput {
        unit: directory.province().map(|province| province.code.clone()),
        name: word("head"),
        post: word("head_title"),
    }];
    for commune in directory.of_kind(UnitKind::Commune).filter(|unit| unit.seed) {
        attendees.push(AttendeeInput {
            unit: Some(commune.code.clone()),
            name: organization::demo::person_name(&commune.code),
            post: word("member_title"),
        });
    }
    let hold = Hold { held_at: None, attendees };
    player.on(OFFICE, session, move |docket, conn, ctx, at| docket.hold(conn, ctx, at, &hold))?;
    for line in lines(player, raised)? {
        player.on(OFFICE, session, move |docket, conn, ctx, at| docket.record(conn, ctx, at, &line))?;
    }
    Ok(())
}

/// The session's record: reports, findings, and the head's directions.
fn lines(player: &Player<'_>, raised: &script::Raised) -> store::Result<Vec<RecordLine>> {
    let said = |kind, key: &str| RecordLine { kind: Some(kind), said: word(key), ..RecordLine::default() };
    let mut lines = vec![
        said(RecordKind::Report, "report"),
        said(RecordKind::Finding, "finding"),
        said(RecordKind::Finding, "finding2"),
    ];
    let day = player.now.date();
    let directions = [
        ("direction_land", "nongnghiep.head", "product", Some(12), Some("land")),
        ("direction_board", "quynhluu.leader", "product_board", Some(9), None),
        ("direction_staff", "noivu.head", "product", Some(45), Some("staff")),
        ("direction_system", "khoahoc.head", "product", Some(16), Some("system")),
        ("direction_follow", "taichinh.head", "product", None, Some("ntp")),
    ];
    for (key, lead, product, days, matter) in directions {
        let due = days.map(|days| at(day, 12, 0).plus_seconds(days * DAY).date());
        lines.push(RecordLine {
            lead: Some(body_of(player, lead)?),
            product: Some(word(product)),
            due_on: due,
            matter: matter.map(|matter| raised.code(matter)),
            ..said(RecordKind::Direction, key)
        });
    }
    Ok(lines)
}

fn concluded(player: &Player<'_>, session: &str, day: Date, paper: &StoredFile) -> store::Result<()> {
    let draft = DraftConclusion {
        opening: Some(word("opening")),
        recipients: Some(word("recipients")),
        ..DraftConclusion::default()
    };
    player.on(OFFICE, session, move |docket, conn, ctx, at| docket.draft_conclusion(conn, ctx, at, &draft))?;
    let issue = IssueConclusion {
        number: word("number"),
        signed_on: Some(player.now.date().max(day)),
        signer: word("signer"),
        signer_title: word("signer_title"),
        file: Some(paper.clone()),
    };
    player.on(LEADER, session, move |docket, conn, ctx, at| docket.issue_conclusion(conn, ctx, at, &issue))?;
    Ok(())
}
