//! What became of each matter of the visit, so that every state is seen.

use std::collections::BTreeMap;

use diesel::prelude::*;
use kernel::Date;
use serde::Deserialize;

use super::player::{Player, read, word};
use super::visit::{LEADER, OFFICE, at, body_of};
use crate::StoredFile;
use crate::commands::{
    Appeal, Ask, AskExtension, Assign, Check, Decide, GiveOpinion, Receive, ReportProgress, ReturnForLack, SaveDraft,
    Send, SendBack, SignAnswer, Submit, Take, TaskOrder,
};
use crate::model::{Action, AnswerClass, Field, Lack, Power};
use crate::schema::docket_task;

const DAY: i64 = 86_400;
/// Keys of what is raised after the visit.
const LATER: &str = "later";
const VISIT: &str = include_str!("../../data/visit.csv");

#[derive(Deserialize)]
struct Row {
    key: String,
    commune: String,
    field: Field,
    title: String,
    content: String,
    legal_basis: String,
    options: String,
    /// Key of the recommendation whose matter it joins.
    joins: String,
}

/// The titles of what communes raise.
pub(super) fn titles() -> Vec<String> {
    read::<Row>(VISIT).into_iter().map(|row| row.title).collect()
}

/// Codes of what was raised, by the keys of the shipped file; communes beside.
pub(super) struct Raised(BTreeMap<String, (String, String)>);

impl Raised {
    /// The recommendation's code.
    pub fn code(&self, key: &str) -> String {
        self.0.get(key).map(|(code, _)| code.clone()).unwrap_or_default()
    }

    /// Somebody of the commune that raised it.
    fn voice(&self, key: &str) -> String {
        self.0.get(key).map(|(_, commune)| format!("{commune}.head")).unwrap_or_default()
    }
}

/// Every commune says what it has to say.
pub(super) fn raised(player: &Player<'_>, session: &str) -> store::Result<Raised> {
    let mut raised = Raised(BTreeMap::new());
    let mut matters: BTreeMap<String, String> = BTreeMap::new();
    for row in read::<Row>(VISIT).into_iter().filter(|row| !row.key.starts_with(LATER)) {
        let login = format!("{}.head", row.commune);
        let code = drafted(player, &row, Some(session))?;
        let send = Send { join: matters.get(&row.joins).cloned() };
        let sent = player.on(&login, &code, move |docket, conn, ctx, at| docket.send(conn, ctx, at, &send))?;
        matters.insert(row.key.clone(), sent.matter.map(|matter| matter.code).unwrap_or_default());
        raised.0.insert(row.key, (code, row.commune));
    }
    Ok(raised)
}

fn drafted(player: &Player<'_>, row: &Row, session: Option<&str>) -> store::Result<String> {
    let draft = SaveDraft {
        session: session.map(str::to_owned),
        field: Some(row.field),
        title: row.title.clone(),
        content: row.content.clone(),
        legal_basis: Some(row.legal_basis.clone()),
        options: Some(row.options.clone()),
        power: Some(Power::Department),
        ..SaveDraft::default()
    };
    let login = format!("{}.head", row.commune);
    let made = player.act(&login, move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &draft))?;
    Ok(made.recommendation.code)
}

/// The departments act, each on its day; the veterinary matter is left lying, so that two clocks run out.
pub(super) fn answered(player: &mut Player<'_>, raised: &Raised, day: Date, paper: &StoredFile) -> store::Result<()> {
    if !player.until(at(day, 9, 0).plus_seconds(DAY))? {
        return Ok(());
    }
    take_in(player, raised)?;
    let lacks = [word("lack"), word("lack2")].map(|what| Lack { what });
    let back = ReturnForLack { items: lacks.to_vec() };
    player.on("noivu.head", &raised.code("regimes"), move |docket, conn, ctx, at| {
        docket.return_for_lack(conn, ctx, at, &back)
    })?;
    let said = GiveOpinion { agrees: Some(true), answer: word("opinion") };
    let land = raised.code("land");
    player.on("taichinh.consulted", &land, move |docket, conn, ctx, at| docket.give_opinion(conn, ctx, at, &said))?;
    let beyond = signed(player, AnswerClass::BeyondAuthority, "answer_forest", paper);
    player.on("nongnghiep.signer", &raised.code("forest"), move |docket, conn, ctx, at| {
        docket.answer(conn, ctx, at, &beyond)
    })?;
    if !player.until(at(day, 10, 0).plus_seconds(3 * DAY))? {
        return Ok(());
    }
    let resolved = signed(player, AnswerClass::Resolved, "answer", paper);
    player.on("nongnghiep.signer", &land, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &resolved))?;
    let guidance = signed(player, AnswerClass::Guidance, "answer_system", paper);
    let system = raised.code("system");
    player.on("nongnghiep.signer", &system, move |docket, conn, ctx, at| docket.answer(conn, ctx, at, &guidance))?;
    let appeal = Appeal { reason: word("appeal") };
    player.on(&raised.voice("system"), &system, move |docket, conn, ctx, at| docket.appeal(conn, ctx, at, &appeal))?;
    Ok(())
}

fn take_in(player: &Player<'_>, raised: &Raised) -> store::Result<()> {
    let finance = body_of(player, "taichinh.head")?;
    let plain = ["system", "forest", "map", "ntp"];
    for key in plain {
        player.on("nongnghiep.head", &raised.code(key), |docket, conn, ctx, at| {
            docket.receive(conn, ctx, at, &Receive::default())
        })?;
    }
    let asking = Receive {
        cooperating: vec![Ask { unit: finance, question: word("question") }],
        person: Some("nongnghiep.specialist".to_owned()),
        ..Receive::default()
    };
    player.on("nongnghiep.head", &raised.code("land"), move |docket, conn, ctx, at| {
        docket.receive(conn, ctx, at, &asking)
    })?;
    player.on("noivu.head", &raised.code("staff"), |docket, conn, ctx, at| {
        docket.receive(conn, ctx, at, &Receive::default())
    })?;
    let who = Assign { person: "nongnghiep.specialist".to_owned() };
    player
        .on("nongnghiep.head", &raised.code("map"), move |docket, conn, ctx, at| docket.assign(conn, ctx, at, &who))?;
    Ok(())
}

fn signed(player: &Player<'_>, class: AnswerClass, content: &str, paper: &StoredFile) -> SignAnswer {
    SignAnswer {
        class: Some(class),
        content: word(content),
        opinion: Some(word("own_opinion")),
        options: Some(word("own_options")),
        number: word("answer_number"),
        signed_on: Some(player.now.date()),
        signer: word("answer_signer"),
        file: Some(paper.clone()),
        attachments: Vec::new(),
    }
}

/// After the notice: the leader decides about the rangers, tasks are reported, taken, extended or late.
pub(super) fn worked(player: &mut Player<'_>, day: Date, raised: &Raised) -> store::Result<()> {
    decided(player, raised)?;
    if !player.until(at(day, 10, 0).plus_seconds(8 * DAY))? {
        return Ok(());
    }
    let done = ReportProgress { said: word("done"), finished: true, ..ReportProgress::default() };
    let board = task_of(player, 2)?;
    player.on("quynhluu.head", &board, move |docket, conn, ctx, at| docket.report(conn, ctx, at, &done))?;
    player.on(OFFICE, &board, |docket, conn, ctx, at| docket.take(conn, ctx, at, &Take::default()))?;
    let half = ReportProgress { progress: 60, said: word("progress"), ..ReportProgress::default() };
    let staff = task_of(player, 3)?;
    player.on("noivu.specialist", &staff, move |docket, conn, ctx, at| docket.report(conn, ctx, at, &half))?;
    let more = AskExtension { reason: word("extension"), until: Some(at(day, 12, 0).plus_seconds(60 * DAY).date()) };
    player.on("noivu.head", &staff, move |docket, conn, ctx, at| docket.ask_extension(conn, ctx, at, &more))?;
    Ok(())
}

fn decided(player: &Player<'_>, raised: &Raised) -> store::Result<()> {
    let forest = raised.code("forest");
    if may(player, raised, "forest", Action::Check)? {
        player.on(OFFICE, &forest, |docket, conn, ctx, at| docket.check(conn, ctx, at, &Check::default()))?;
        let submit = Submit { proposal: word("proposal") };
        player.on(OFFICE, &forest, move |docket, conn, ctx, at| docket.submit(conn, ctx, at, &submit))?;
    }
    let decide = Decide {
        decision: word("decision_forest"),
        task: Some(TaskOrder {
            content: word("task_forest"),
            lead: body_of(player, "nongnghiep.head")?,
            cooperating: vec![body_of(player, "noivu.head")?],
            product: word("product_forest"),
            due_on: Some(player.now.plus_seconds(10 * DAY).date()),
        }),
    };
    player.on(LEADER, &forest, move |docket, conn, ctx, at| docket.decide(conn, ctx, at, &decide))?;
    Ok(())
}

/// The task of a paragraph of the notice.
fn task_of(player: &Player<'_>, paragraph: i32) -> store::Result<String> {
    player.store.read_blocking(|conn| {
        Ok(docket_task::table
            .filter(docket_task::paragraph.eq(Some(paragraph)))
            .order(docket_task::given_at)
            .select(docket_task::code)
            .first(conn)?)
    })
}

/// The last days: the Office sends back what came up late, checks the rest, and two communes raise something new, one of
/// them still a draft.
pub(super) fn followed(player: &mut Player<'_>, day: Date, raised: &Raised) -> store::Result<()> {
    if !player.until(at(day, 8, 0).plus_seconds(12 * DAY))? {
        return Ok(());
    }
    for key in ["staff", "map"] {
        let back = SendBack { reason: word("send_back") };
        if may(player, raised, key, Action::SendBack)? {
            player
                .on(OFFICE, &raised.code(key), move |docket, conn, ctx, at| docket.send_back(conn, ctx, at, &back))?;
        }
    }
    if may(player, raised, "ntp", Action::Check)? {
        player
            .on(OFFICE, &raised.code("ntp"), |docket, conn, ctx, at| docket.check(conn, ctx, at, &Check::default()))?;
    }
    player.until(player.end.plus_seconds(-DAY))?;
    let later: Vec<Row> = read::<Row>(VISIT).into_iter().filter(|row| row.key.starts_with(LATER)).collect();
    for (at, row) in later.iter().enumerate() {
        let code = drafted(player, row, None)?;
        if at == 0 {
            let login = format!("{}.head", row.commune);
            player.on(&login, &code, |docket, conn, ctx, at| docket.send(conn, ctx, at, &Send::default()))?;
        }
    }
    Ok(())
}

/// Whether the Office may do this now: by the calendar of those weeks a clock may have been faster.
fn may(player: &Player<'_>, raised: &Raised, key: &str, action: Action) -> store::Result<bool> {
    let code = raised.code(key);
    player.act(OFFICE, move |docket, conn, ctx| Ok(docket.recommendation(conn, ctx, &code)?.actions.contains(&action)))
}
