//! Units and people, written straight into the tables: a test that imports a province takes seconds.

use diesel::prelude::*;
use identity::Role;
use kernel::{Date, Id, Timestamp};
use organization::UnitKind;
use store::Conn;

/// Departments: number, name, login.
const DEPARTMENTS: [(&str, &str, &str); 4] = [
    ("201", "Sở Nội vụ", "noivu"),
    ("203", "Sở Tài chính", "taichinh"),
    ("205", "Sở Nông nghiệp và Môi trường", "nongnghiep"),
    ("206", "Sở Xây dựng", "xaydung"),
];
/// Communes: number, name, login.
const COMMUNES: [(&str, &str, &str); 3] =
    [("117", "Xã Quỳnh Lưu", "quynhluu"), ("042", "Phường Hoàng Mai", "hoangmai"), ("118", "Xã Quỳnh Văn", "quynhvan")];
/// A department that was merged away at the end of 2025.
pub const GONE: &str = "H41.299";

/// Builds the province with its office, departments and communes.
pub fn build(conn: &mut Conn) -> store::Result<()> {
    let province = unit(conn, "H41", UnitKind::Province, None, "Nghệ An", None)?;
    let office = unit(conn, "H41.200", UnitKind::Department, Some(province), "Văn phòng UBND tỉnh", None)?;
    let centre = unit(conn, "H41.200.01", UnitKind::Centre, Some(office), "Trung tâm tỉnh", None)?;
    people(conn, "tinh", &[Role::Leader, Role::Operator, Role::PoliceAdmin], province)?;
    people(conn, "tinh", &[Role::ProvincialOffice], office)?;
    people(conn, "trungtam", &[Role::ProvincialCentre], centre)?;
    for (number, name, login) in DEPARTMENTS {
        let body = unit(conn, &format!("H41.{number}"), UnitKind::Department, Some(province), name, None)?;
        let desk = unit(conn, &format!("H41.{number}.02"), UnitKind::Division, Some(body), name, None)?;
        people(conn, login, &[Role::Head, Role::Specialist, Role::Consulted], desk)?;
        people(conn, login, &[Role::Signer, Role::Issuer, Role::DepartmentAdmin], body)?;
    }
    let gone = Date::new(2025, 12, 31);
    unit(conn, GONE, UnitKind::Department, Some(province), "Sở Giao thông vận tải", gone)?;
    for (number, name, login) in COMMUNES {
        let body = unit(conn, &format!("H41.{number}"), UnitKind::Commune, Some(province), name, None)?;
        let centre = unit(conn, &format!("H41.{number}.01"), UnitKind::Centre, Some(body), name, None)?;
        let division = unit(conn, &format!("H41.{number}.03"), UnitKind::Division, Some(body), name, None)?;
        people(conn, login, &[Role::Director, Role::Receiver], centre)?;
        people(conn, login, &[Role::Head, Role::Specialist], division)?;
        people(conn, login, &[Role::CommuneAdmin, Role::Leader, Role::Signer], body)?;
    }
    docket::commands::seed_field_leads(conn, Timestamp::default())?;
    // A revision of its own, because pictures in memory go by it.
    use organization::schema::organization_revision;
    diesel::update(organization_revision::table).set(organization_revision::revision.eq(Id::new())).execute(conn)?;
    Ok(())
}

fn start() -> Date {
    Date::new(2025, 7, 1).unwrap()
}

fn unit(
    conn: &mut Conn,
    code: &str,
    kind: UnitKind,
    parent: Option<Id>,
    name: &str,
    valid_to: Option<Date>,
) -> store::Result<Id> {
    use organization::schema::unit::dsl as u;
    let id = Id::new();
    let row = (u::id.eq(id), u::code.eq(code), u::kind.eq(kind), u::parent.eq(parent), u::name.eq(name));
    let plan = match (kind, code.strip_prefix("H41.")) {
        (UnitKind::Department, Some(number)) => format!("department/{number}"),
        _ => code.to_owned(),
    };
    let rest = (u::formal_name.eq(name), u::official_code.eq(None::<String>), u::plan.eq(plan), u::seed.eq(true));
    let dates = (u::valid_from.eq(start()), u::valid_to.eq(valid_to), u::stand_in.eq(true));
    diesel::insert_into(u::unit).values((row, rest, dates, u::resolution.eq(None::<String>))).execute(conn)?;
    Ok(id)
}

/// One person per role at the unit.
fn people(conn: &mut Conn, place: &str, roles: &[Role], unit: Id) -> store::Result<()> {
    use identity::schema::account::dsl as a;
    use identity::schema::account_grant::dsl as g;
    for role in roles {
        let id = Id::new();
        let names = (a::id.eq(id), a::login.eq(format!("{place}.{role}")), a::name.eq(format!("Trần {place} {role}")));
        let doors = (a::unit.eq(unit), a::password.eq("-"), a::must_change.eq(false), a::disabled.eq(false));
        let tries = (a::failures.eq(0), a::locked_until.eq(0_i64));
        let times = (a::made_at.eq(Timestamp::default()), a::password_at.eq(Timestamp::default()));
        diesel::insert_into(a::account).values((names, doors, tries, times)).execute(conn)?;
        let grant = (g::id.eq(Id::new()), g::account.eq(id), g::role.eq(*role), g::unit.eq(unit));
        let days = (g::valid_from.eq(start()), g::valid_to.eq(None::<Date>));
        diesel::insert_into(g::account_grant).values((grant, days)).execute(conn)?;
    }
    Ok(())
}
