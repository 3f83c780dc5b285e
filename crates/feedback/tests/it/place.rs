//! The house with people who say how it went, and petitions.

use std::sync::Arc;

use dossiers::{Action, Dossier, Step};
use feedback::commands::{self as c, File, Say, Source, Target};
use feedback::model::{Class, Level, Petition, Spoken};
use feedback::rules::Given;
use identity::{Actor, Ctx};
use kernel::{Id, Reason, Refusal};
use store::{Conn, Migrations};

use crate::house::{BIRTH, House};

pub const SETS: &[Migrations] = &[
    identity::MIGRATIONS,
    organization::MIGRATIONS,
    procedures::MIGRATIONS,
    dossiers::MIGRATIONS,
    feedback::MIGRATIONS,
];

/// Runs a test in a fresh house on both databases.
pub fn both(test: impl Fn(&House<'_>)) {
    testkit::both(SETS, |store| test(&heard(store)));
}

/// A house in which hand-overs are noted.
pub fn heard(store: &testkit::TestStore) -> House<'_> {
    let house = House::new(store);
    House { dossiers: house.dossiers.clone().listen(Arc::new(feedback::Handed)), ..house.again() }
}

/// Code and four digits of a dossier whose result was handed over.
pub fn returned(house: &House<'_>) -> (Dossier, String) {
    let code = house.accepted(BIRTH).code;
    house.bring_to(&code, Step::Return);
    house.later(5);
    let dossier = house.plain("quynhluu.returner", &code, Action::HandOver).unwrap();
    (dossier, digits(house, &code))
}

/// The digits that look a dossier up.
pub fn digits(house: &House<'_>, code: &str) -> String {
    let dossier = house.dossier(code);
    let detail = house.read(|conn| dossiers::queries::detail(conn, dossier.id));
    let number = detail.phone.or(detail.personal_number).unwrap();
    number[number.len() - 4..].to_owned()
}

pub fn level(level: Level) -> Say {
    Say { level: Some(level), ..Say::default() }
}

/// Says how it went, with the code and digits of the slip.
pub fn say(house: &House<'_>, code: &str, digits: &str, cmd: &Say) -> store::Result<Spoken> {
    let (now, dossiers, code, digits, cmd) =
        (house.now(), house.dossiers.clone(), code.to_owned(), digits.to_owned(), cmd.clone());
    house.store.write_blocking(move |conn| c::say(conn, &dossiers, (&code, &digits), (now, "192.0.2.9"), &cmd))
}

/// A petition about the commune of Quynh Luu, which lacks nothing.
pub fn given() -> Given {
    Given {
        name: "Nguyễn Thị Hoa".to_owned(),
        address: "Thôn 3".to_owned(),
        phone: "0912 224 567".to_owned(),
        title: "Chờ lâu".to_owned(),
        content: "Chờ một giờ ở quầy.".to_owned(),
        dossier: String::new(),
    }
}

pub fn form(house: &House<'_>, given: Given) -> File {
    File { submission: Id::new(), given, about: house.unit_of("quynhluu").code, drawn: "0042".to_owned() }
}

/// Files a petition by the portal.
pub fn file(house: &House<'_>, cmd: &File) -> store::Result<Petition> {
    let (now, cmd) = (house.now(), cmd.clone());
    house.store.write_blocking(move |conn| c::file(conn, &Source { now, origin: "192.0.2.9" }, &cmd))
}

/// Does something as somebody.
pub fn act<T: Send + 'static>(
    house: &House<'_>,
    login: &str,
    act: impl Fn(&mut Conn, &Ctx<'_>) -> store::Result<T> + Send + 'static,
) -> store::Result<T> {
    let (actor, now): (Actor, _) = (house.actor(login), house.now());
    house.store.write_blocking(move |conn| act(conn, &Ctx::new(&actor, now)))
}

/// A petition that the commune's director took in.
pub fn received(house: &House<'_>) -> Petition {
    let petition = file(house, &form(house, given())).unwrap();
    let at = Target::new(petition.code);
    act(house, "quynhluu.director", move |conn, ctx| c::receive(conn, ctx, &at)).unwrap()
}

/// The same, classified by the director.
pub fn classified(house: &House<'_>, class: Class) -> store::Result<Petition> {
    let at = Target::new(received(house).code);
    let cmd = c::Classify { class: Some(class), guidance: "Gửi đơn đến Chủ tịch UBND xã.".to_owned() };
    act(house, "quynhluu.director", move |conn, ctx| c::classify(conn, ctx, &at, &cmd))
}

/// The same, answered.
pub fn answered(house: &House<'_>) -> Petition {
    let at = Target::new(classified(house, Class::Conduct).unwrap().code);
    let cmd =
        c::Answer {
            answer: "Đã bố trí thêm người.".to_owned(), signer: "Trần Văn A".to_owned(), ..Default::default()
        };
    act(house, "quynhluu.director", move |conn, ctx| c::answer(conn, ctx, &at, &cmd)).unwrap()
}

pub fn petition(house: &House<'_>, code: &str) -> Petition {
    let code = code.to_owned();
    act(house, "quynhluu.director", move |conn, ctx| c::peek(conn, ctx, &code)).unwrap()
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

/// The code of any other refusal.
pub fn refused<T: std::fmt::Debug>(result: store::Result<T>) -> &'static str {
    match result {
        Err(store::Error::Refused(
            Refusal::Forbidden(Reason { code, .. })
            | Refusal::NotFound(Reason { code, .. })
            | Refusal::Conflict { reason: Reason { code, .. }, .. },
        )) => code,
        other => panic!("not refused: {other:?}"),
    }
}
