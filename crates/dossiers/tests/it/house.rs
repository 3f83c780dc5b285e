//! A small house: two communes of a province with their people, and a few procedures whose limits the rules name.

use std::cell::Cell;

use dossiers::commands::{PartInput, Receive};
use dossiers::model::{Applicant, Channel, Sex};
use dossiers::{Action, Done, Dossier, Dossiers, Target};
use identity::{Actor, Ctx};
use kernel::{Date, Id, Reason, Refusal, Timestamp, Vnd};
use store::Conn;
use testkit::TestStore;

pub const SETS: &[store::Migrations] =
    &[identity::MIGRATIONS, organization::MIGRATIONS, procedures::MIGRATIONS, dossiers::MIGRATIONS];

/// Birth registration: one working day, so one step at the competent unit (N4, N5).
pub const BIRTH: &str = "1.001193";
/// First land certificate: 17 working days, six steps (J2).
pub const LAND: &str = "1.013978";
/// Certified copies: the same day, one act, a fee by the page (A60, G2).
pub const COPY: &str = "2.000815";
/// A limit without a unit in the source: a gap (N5).
pub const GAP: &str = "1.009999";
/// Listed for non-boundary intake (A12).
pub const LISTED: &str = "1.004859";
/// A fee of 50,000 and three working days.
pub const PAID: &str = "1.008888";

/// A working Monday before the Culture Day of 2026.
pub const MONDAY: &str = "2026-11-23T08:00:00";

pub struct House<'a> {
    pub store: &'a TestStore,
    pub dossiers: Dossiers,
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
        let now = Timestamp::parse(MONDAY).unwrap();
        store
            .write_blocking(|conn| {
                crate::town::build(conn)?;
                crate::catalogue::build(conn)
            })
            .unwrap();
        Self { store, dossiers: Dossiers::new(), now: Cell::new(now) }
    }

    /// A house that stands already.
    pub fn again_in(store: &'a TestStore) -> Self {
        Self { store, dossiers: Dossiers::new(), now: Cell::new(Timestamp::parse(MONDAY).unwrap()) }
    }

    /// The same house seen anew, to change a part of it.
    pub fn again(&self) -> Self {
        Self { store: self.store, dossiers: self.dossiers.clone(), now: Cell::new(self.now()) }
    }

    pub fn now(&self) -> Timestamp {
        self.now.get()
    }

    /// Moves the clock to a local time.
    pub fn at(&self, text: &str) -> &Self {
        self.now.set(Timestamp::parse(text).unwrap());
        self
    }

    /// Moves the clock by minutes.
    pub fn later(&self, minutes: i64) -> &Self {
        self.now.set(self.now.get().plus_seconds(minutes * 60));
        self
    }

    pub fn actor(&self, login: &str) -> Actor {
        let (login, now) = (login.to_owned(), self.now());
        self.store
            .read_blocking(move |conn| identity::actor_by_login(conn, &login, "192.0.2.1", now))
            .unwrap()
            .unwrap_or_else(|| panic!("no such account"))
    }

    /// Does something as somebody.
    pub fn act<T: Send + 'static>(
        &self,
        login: &str,
        mut act: impl FnMut(&Dossiers, &mut Conn, &Ctx<'_>) -> store::Result<T> + Send + 'static,
    ) -> store::Result<T> {
        let (actor, now, dossiers) = (self.actor(login), self.now(), self.dossiers.clone());
        self.store.write_blocking(move |conn| act(&dossiers, conn, &Ctx::new(&actor, now)))
    }

    pub fn read<T>(&self, query: impl FnOnce(&mut Conn) -> store::Result<T>) -> T {
        self.store.read_blocking(query).unwrap()
    }

    pub fn unit(&self, code: &str) -> Id {
        self.read(|conn| Ok(organization::directory(conn)?.by_code(code).unwrap().id))
    }

    /// Code of the centre of a demo commune, named by its people's logins.
    pub fn centre(&self, place: &str) -> String {
        let actor = self.actor(&format!("{place}.receiver"));
        let unit = actor.grants[0].unit;
        self.read(|conn| Ok(organization::directory(conn)?.unit(unit).unwrap().code.clone()))
    }

    /// The People's Committee of a demo commune.
    pub fn unit_of(&self, place: &str) -> organization::Unit {
        let centre = self.unit(&self.centre(place));
        self.read(|conn| {
            let directory = organization::directory(conn)?;
            Ok(directory.unit(directory.body_of(centre)).unwrap().clone())
        })
    }

    /// A filing at the counter of Quynh Luu.
    pub fn filing(&self, procedure: &str) -> Receive {
        Receive {
            procedure: procedure.to_owned(),
            receiving_unit: self.centre("quynhluu"),
            applicant: person(),
            parts: vec![PartInput { title: "Tờ khai".to_owned(), ..PartInput::default() }],
            ..Receive::default()
        }
    }

    pub fn receive(&self, cmd: Receive) -> store::Result<Done> {
        self.act("quynhluu.receiver", move |dossiers, conn, ctx| dossiers.receive(conn, ctx, &cmd))
    }

    /// A dossier accepted at Quynh Luu.
    pub fn accepted(&self, procedure: &str) -> Dossier {
        self.receive(self.filing(procedure)).unwrap().dossier
    }

    /// An online filing at Quynh Luu.
    pub fn online(&self, procedure: &str) -> Dossier {
        self.receive(Receive { channel: Channel::Online, ..self.filing(procedure) }).unwrap().dossier
    }

    pub fn dossier(&self, code: &str) -> Dossier {
        self.read(|conn| dossiers::queries::by_code(conn, code))
    }

    /// Does one act on a dossier with the plainest input that suits it.
    pub fn plain(&self, login: &str, code: &str, action: Action) -> store::Result<Dossier> {
        let (target, now) = (Target::new(code), self.now());
        let other = self.read(|conn| Ok(organization::directory(conn)?.by_code("H41.201").unwrap().code.clone()));
        let specialist = format!("{}.specialist", login.split('.').next().unwrap());
        self.act(login, move |dossiers, conn, ctx| {
            crate::house::perform(dossiers, conn, ctx, &target, action, (&other, &specialist, now))
        })
        .map(|done| done.dossier)
    }

    /// Brings a dossier from acceptance to the step of this name, each step by who holds it.
    pub fn bring_to(&self, code: &str, step: dossiers::Step) {
        for _ in 0..8 {
            let dossier = self.dossier(code);
            if dossier.step_kind == step {
                return;
            }
            self.later(10);
            let login = format!("quynhluu.{}", dossier.step_role);
            let action = match dossier.step_kind {
                dossiers::Step::Assign => Action::Assign,
                dossiers::Step::Sign => Action::Approve,
                dossiers::Step::Issue => Action::Issue,
                _ => Action::Forward,
            };
            self.plain(&login, code, action).unwrap();
        }
        panic!("{code} did not come to {step}");
    }

    /// The chain of every unit is whole.
    pub fn chain_is_whole(&self) {
        let verdict = self.read(|conn| store::audit::verify(conn, None));
        assert!(matches!(verdict, store::audit::Verdict::Whole(_)), "{verdict:?}");
    }
}

/// The plainest input for each act.
pub fn perform(
    dossiers: &Dossiers,
    conn: &mut Conn,
    ctx: &Ctx<'_>,
    target: &Target,
    action: Action,
    (other, specialist, now): (&str, &str, Timestamp),
) -> store::Result<Done> {
    use dossiers::commands as c;
    use dossiers::model::{FileRole, RequestItem};
    let text = || "Lý do".to_owned();
    match action {
        Action::Accept => dossiers.accept(conn, ctx, target, &c::Accept::default()),
        Action::Refuse => dossiers.refuse(conn, ctx, target, &c::Refuse { reason: text(), ..Default::default() }),
        Action::RequestSupplement => {
            let item = RequestItem { part: "Bản vẽ".to_owned(), ..RequestItem::default() };
            let cmd = c::RequestSupplement { items: vec![item], ..Default::default() };
            dossiers.request_supplement(conn, ctx, target, &cmd)
        }
        Action::Supplement => dossiers.supplement(conn, ctx, target, &c::Supplement::default()),
        Action::RequestOpinion => {
            let cmd = c::RequestOpinion { unit: other.to_owned(), question: text(), due_at: None };
            dossiers.request_opinion(conn, ctx, target, &cmd)
        }
        Action::GiveOpinion => {
            dossiers.give_opinion(conn, ctx, target, &c::GiveOpinion { agrees: None, answer: text() })
        }
        Action::RequestPayment => {
            let cmd = c::RequestPayment { amount: Vnd(1_000_000), ..Default::default() };
            dossiers.request_payment(conn, ctx, target, &cmd)
        }
        Action::RecordPayment => dossiers.record_payment(conn, ctx, target, &c::RecordPayment::default()),
        Action::Assign => {
            let cmd = c::Assign { person: specialist.to_owned(), note: None };
            dossiers.assign(conn, ctx, target, &cmd)
        }
        Action::Forward => dossiers.forward(conn, ctx, target, &c::Forward::default()),
        Action::ReturnStep => dossiers.return_step(conn, ctx, target, &c::ReturnStep { reason: text(), to: None }),
        Action::Approve => dossiers.approve(conn, ctx, target, &c::Approve::default()),
        Action::Issue => dossiers.issue(conn, ctx, target, &c::Issue::default()),
        Action::AttachResult => {
            dossiers.attach_result(conn, ctx, target, &c::AttachResult { file: None, stored: Some(file()) })
        }
        Action::Apologise => {
            let new_due = Timestamp::parse("2026-12-30T09:00:00").filter(|due| *due > now);
            dossiers.apologise(conn, ctx, target, &c::Apologise { reason: text(), new_due, unit: None })
        }
        Action::Stop => dossiers.stop(conn, ctx, target, &c::Stop::default()),
        Action::Close => dossiers.close(conn, ctx, target, &c::Close::default()),
        Action::HandOver => dossiers.hand_over(conn, ctx, target, &c::HandOverResult::default()),
        Action::AttachFile => {
            let cmd = c::AttachFile { file: file(), role: FileRole::Other, part_no: None };
            dossiers.attach_file(conn, ctx, target, &cmd)
        }
        Action::CompleteAtOnce => dossiers.complete_at_once(conn, ctx, target, &c::Finish::default()),
        other => panic!("{other} is no act on a dossier"),
    }
}

pub fn file() -> dossiers::commands::StoredFile {
    dossiers::commands::StoredFile {
        hash: "ab".repeat(32),
        name: "kết quả.pdf".to_owned(),
        kind: "application/pdf".to_owned(),
        size: 1_234,
    }
}

/// A woman born in 1990, whose number says so (C7).
pub fn person() -> Applicant {
    Applicant {
        name: "Nguyễn Thị  Hoa".to_owned(),
        personal_number: Some("040 190 001234".to_owned()),
        phone: Some("0912 345 678".to_owned()),
        email: Some("hoa@example.vn".to_owned()),
        address: Some("Xóm 3".to_owned()),
        birth_date: Date::new(1990, 5, 17),
        sex: Some(Sex::Female),
        ..Applicant::default()
    }
}

pub fn refusal<T: std::fmt::Debug>(result: store::Result<T>) -> Refusal {
    match result.unwrap_err() {
        store::Error::Refused(refusal) => refusal,
        other => panic!("not a refusal: {other:?}"),
    }
}

/// The reason of a conflict and the acts it offers.
pub fn conflict<T: std::fmt::Debug>(result: store::Result<T>) -> (Reason, Vec<&'static str>) {
    match refusal(result) {
        Refusal::Conflict { reason, allowed } => (reason, allowed),
        other => panic!("not a conflict: {other:?}"),
    }
}

/// The faults as pairs of field and code.
pub fn faults<T: std::fmt::Debug>(result: store::Result<T>) -> Vec<(String, &'static str)> {
    match refusal(result) {
        Refusal::Invalid(faults) => faults.into_iter().map(|fault| (fault.field, fault.reason.code)).collect(),
        other => panic!("not about fields: {other:?}"),
    }
}

pub fn forbidden<T: std::fmt::Debug>(result: store::Result<T>) -> &'static str {
    match refusal(result) {
        Refusal::Forbidden(reason) => reason.code,
        other => panic!("not forbidden: {other:?}"),
    }
}
