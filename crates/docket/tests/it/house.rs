//! A small province whose clock the test holds, with its people and what they do most.

use std::cell::Cell;

use docket::commands::{Receive, ReportProgress, SaveDraft, Send, SignAnswer, StoredFile};
use docket::model::{AnswerClass, Field, Matter, Task};
use docket::queries::RecommendationView;
use docket::{Docket, Done, Target, jobs};
use identity::{Actor, Ctx};
use kernel::{Date, Id, Refusal, Timestamp};
use store::jobs::Worker;
use store::{Conn, Store};
use testkit::TestStore;

pub const SETS: &[store::Migrations] = &[identity::MIGRATIONS, organization::MIGRATIONS, docket::MIGRATIONS];

/// A working Monday before the Culture Day of 2026, which is the Tuesday.
pub const MONDAY: &str = "2026-11-23T08:00:00";

pub struct House<'a> {
    pub store: &'a TestStore,
    pub docket: Docket,
    pub now: Cell<Timestamp>,
}

/// Runs a test in a fresh house on both databases.
pub fn both(test: impl Fn(&House<'_>)) {
    testkit::both(SETS, |store| test(&House::new(store)));
}

/// Runs a test in a fresh house on SQLite alone: for rules that no database changes.
pub fn one(test: impl Fn(&House<'_>)) {
    let store = testkit::sqlite(SETS);
    test(&House::new(&store));
}

impl<'a> House<'a> {
    pub fn new(store: &'a TestStore) -> Self {
        store.write_blocking(crate::town::build).unwrap();
        Self { store, docket: Docket::new(), now: Cell::new(moment(MONDAY)) }
    }

    pub fn now(&self) -> Timestamp {
        self.now.get()
    }

    /// Moves the clock to a local time, without letting the jobs run.
    pub fn at(&self, text: &str) -> &Self {
        self.now.set(moment(text));
        self
    }

    /// Lets the days go by until a local time, with everything that the house does by itself on the way.
    pub fn until(&self, text: &str) -> &Self {
        let end = moment(text);
        while self.now() < end {
            let next = self.now().plus_seconds(6 * 3_600);
            self.now.set(next.min(end));
            self.run_jobs();
        }
        self
    }

    /// Lets the worker do what is due now.
    pub fn run_jobs(&self) {
        let store: Store = (**self.store).clone();
        let now = self.now();
        let worker = jobs::CLOCKS.into_iter().fold(Worker::new(store.clone()), |worker, kind| {
            let (store, docket) = (store.clone(), self.docket.clone());
            worker.on(kind, move |job| jobs::ring(&store, &docket, job, now))
        });
        worker.run_due(now).unwrap();
    }

    /// Whether somebody has this login.
    pub fn has(&self, login: &str) -> bool {
        self.read(|conn| Ok(identity::queries::find_by_login(conn, login)?.is_some()))
    }

    pub fn actor(&self, login: &str) -> Actor {
        let (login, now) = (login.to_owned(), self.now());
        let found = self.store.read_blocking(|conn| identity::actor_by_login(conn, &login, "192.0.2.1", now));
        found.unwrap().unwrap_or_else(|| panic!("no account {login}"))
    }

    /// Does something as somebody.
    pub fn act<T: std::marker::Send + 'static>(
        &self,
        login: &str,
        mut act: impl FnMut(&Docket, &mut Conn, &Ctx<'_>) -> store::Result<T> + std::marker::Send + 'static,
    ) -> store::Result<T> {
        let (actor, now, docket) = (self.actor(login), self.now(), self.docket.clone());
        self.store.write_blocking(move |conn| act(&docket, conn, &Ctx::new(&actor, now)))
    }

    /// Reads something as somebody.
    pub fn see<T>(
        &self,
        login: &str,
        query: impl FnOnce(&Docket, &mut Conn, &Ctx<'_>) -> store::Result<T>,
    ) -> store::Result<T> {
        let (actor, now) = (self.actor(login), self.now());
        self.store.read_blocking(|conn| query(&self.docket, conn, &Ctx::new(&actor, now)))
    }

    pub fn read<T>(&self, query: impl FnOnce(&mut Conn) -> store::Result<T>) -> T {
        self.store.read_blocking(query).unwrap()
    }

    pub fn unit(&self, code: &str) -> Id {
        self.read(|conn| Ok(organization::directory(conn)?.by_code(code).unwrap().id))
    }

    /// A draft of a commune.
    pub fn draft(&self, place: &str, title: &str) -> String {
        let cmd = draft(title);
        let done =
            self.act(&format!("{place}.specialist"), move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd));
        done.unwrap().recommendation.code
    }

    /// A recommendation that a commune sent, as a matter of its own or under another.
    pub fn sent(&self, place: &str, title: &str, join: Option<&str>) -> Done {
        let target = Target::new(self.draft(place, title));
        let cmd = Send { join: join.map(str::to_owned) };
        self.act(&format!("{place}.head"), move |docket, conn, ctx| docket.send(conn, ctx, &target, &cmd)).unwrap()
    }

    /// A recommendation that the department of agriculture has taken in.
    pub fn received(&self, place: &str, title: &str) -> Done {
        let code = self.sent(place, title, None).recommendation.code;
        self.on("nongnghiep.head", &code, |docket, conn, ctx, target| {
            docket.receive(conn, ctx, target, &Receive::default())
        })
        .unwrap()
    }

    /// An act on something by its code.
    pub fn on<T: std::marker::Send + 'static>(
        &self,
        login: &str,
        code: &str,
        act: impl Fn(&Docket, &mut Conn, &Ctx<'_>, &Target) -> store::Result<T> + std::marker::Send + 'static,
    ) -> store::Result<T> {
        let target = Target::new(code);
        self.act(login, move |docket, conn, ctx| act(docket, conn, ctx, &target))
    }

    /// The written answer of the department of agriculture.
    pub fn answer(&self, code: &str, class: AnswerClass) -> store::Result<Done> {
        let cmd = self.signed(class);
        self.on("nongnghiep.signer", code, move |docket, conn, ctx, target| docket.answer(conn, ctx, target, &cmd))
    }

    /// A written answer that lacks nothing.
    pub fn signed(&self, class: AnswerClass) -> SignAnswer {
        SignAnswer {
            class: Some(class),
            content: "Sở hướng dẫn như sau.".to_owned(),
            opinion: Some("Sở đề nghị chấp thuận.".to_owned()),
            options: Some("Phương án 1; phương án 2.".to_owned()),
            number: "1234/SNNMT-QLĐĐ".to_owned(),
            signed_on: Some(self.now().date()),
            signer: "Nguyễn Văn A".to_owned(),
            file: Some(pdf()),
            attachments: Vec::new(),
        }
    }

    pub fn view(&self, login: &str, code: &str) -> RecommendationView {
        self.see(login, |docket, conn, ctx| docket.recommendation(conn, ctx, code)).unwrap()
    }

    /// The matter of a recommendation.
    pub fn matter(&self, code: &str) -> Matter {
        self.view("tinh.leader", code).matter.unwrap()
    }

    pub fn task(&self, code: &str) -> Task {
        self.see("tinh.leader", |docket, conn, ctx| docket.task(conn, ctx, code)).unwrap().task
    }

    /// The lead reports a task of the department of agriculture as finished.
    pub fn finish(&self, code: &str) -> Task {
        let cmd = ReportProgress { said: "Đã xong.".to_owned(), finished: true, ..ReportProgress::default() };
        let done = self
            .on("nongnghiep.specialist", code, move |docket, conn, ctx, target| docket.report(conn, ctx, target, &cmd));
        done.unwrap().task
    }

    /// No clock of anything open was forgotten, and the roll-ups are those of a count.
    pub fn is_sound(&self) {
        let differences = self.store.write_blocking(docket::queries::recount).unwrap();
        assert!(differences.is_empty(), "{differences:#?}");
        let verdict = self.read(|conn| store::audit::verify(conn, None));
        assert!(matches!(verdict, store::audit::Verdict::Whole(_)), "{verdict:?}");
    }
}

pub fn moment(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A recommendation about land, for the department of agriculture and environment.
pub fn draft(title: &str) -> SaveDraft {
    SaveDraft {
        field: Some(Field::Land),
        title: title.to_owned(),
        content: "Sau dồn điền đổi thửa, hộ dân chưa được cấp giấy chứng nhận.".to_owned(),
        legal_basis: Some("Luật Đất đai".to_owned()),
        ..SaveDraft::default()
    }
}

fn stored(kind: &str, name: &str) -> StoredFile {
    StoredFile { hash: "a".repeat(64), name: name.to_owned(), kind: kind.to_owned(), size: 1_000 }
}

/// A signed paper, stored.
pub fn pdf() -> StoredFile {
    stored("application/pdf", "tra-loi.pdf")
}

/// A photo, stored.
pub fn photo() -> StoredFile {
    stored("image/jpeg", "bang-niem-yet.jpg")
}

/// The fields and codes of what was refused.
pub fn faults<T: std::fmt::Debug>(result: store::Result<T>) -> Vec<(String, &'static str)> {
    match result {
        Err(store::Error::Refused(Refusal::Invalid(faults))) => {
            faults.into_iter().map(|fault| (fault.field, fault.reason.code)).collect()
        }
        other => panic!("not refused for its fields: {other:?}"),
    }
}

/// The code of a conflict, and what is open instead.
pub fn conflict<T: std::fmt::Debug>(result: store::Result<T>) -> (&'static str, Vec<&'static str>) {
    match result {
        Err(store::Error::Refused(Refusal::Conflict { reason, allowed })) => (reason.code, allowed),
        other => panic!("no conflict: {other:?}"),
    }
}

/// The code of what is forbidden.
pub fn forbidden<T: std::fmt::Debug>(result: store::Result<T>) -> &'static str {
    match result {
        Err(store::Error::Refused(Refusal::Forbidden(reason))) => reason.code,
        other => panic!("not forbidden: {other:?}"),
    }
}
