//! Units and people, written straight into the tables: a test that imports a province takes seconds.

use diesel::prelude::*;
use identity::Role;
use kernel::{Date, Id, Timestamp};
use organization::UnitKind;
use store::Conn;

/// Builds the province with its office, one department and two communes.
pub fn build(conn: &mut Conn) -> store::Result<()> {
    let province = unit(conn, "H41", UnitKind::Province, None, "Nghệ An")?;
    let office = unit(conn, "H41.200", UnitKind::Department, Some(province), "Văn phòng UBND tỉnh")?;
    let centre = unit(conn, "H41.200.01", UnitKind::Centre, Some(office), "Trung tâm tỉnh")?;
    let department = unit(conn, "H41.201", UnitKind::Department, Some(province), "Sở Tư pháp")?;
    let desk = unit(conn, "H41.201.02", UnitKind::Division, Some(department), "Phòng chuyên môn")?;
    people(conn, "tinh", &[Role::Leader, Role::PoliceAdmin, Role::Operator], &[province])?;
    people(conn, "tinh", &[Role::ProvincialOffice], &[office])?;
    people(conn, "trungtam", &[Role::Receiver, Role::ProvincialCentre], &[centre])?;
    people(conn, "tuphap", &[Role::Head, Role::Specialist, Role::Consulted], &[desk])?;
    people(conn, "tuphap", &[Role::Signer, Role::Issuer, Role::DepartmentAdmin], &[department])?;
    commune(conn, province, "H41.117", "Xã Quỳnh Lưu", "quynhluu")?;
    commune(conn, province, "H41.042", "Phường Hoàng Mai", "hoangmai")?;
    // A revision of its own, because pictures in memory go by it.
    use organization::schema::organization_revision;
    diesel::update(organization_revision::table).set(organization_revision::revision.eq(Id::new())).execute(conn)?;
    Ok(())
}

fn commune(conn: &mut Conn, province: Id, code: &str, name: &str, login: &str) -> store::Result<()> {
    const COUNTER: &[Role] = &[Role::Receiver, Role::Returner, Role::Cashier, Role::Digitiser, Role::Director];
    let body = unit(conn, code, UnitKind::Commune, Some(province), name)?;
    let centre = unit(conn, &format!("{code}.01"), UnitKind::Centre, Some(body), &format!("Trung tâm {name}"))?;
    let mut divisions = Vec::new();
    for (number, title) in [("02", "Văn phòng"), ("03", "Phòng Kinh tế"), ("04", "Phòng Văn hóa - Xã hội")] {
        let code = format!("{code}.{number}");
        divisions.push(unit(conn, &code, UnitKind::Division, Some(body), &format!("{title} {name}"))?);
    }
    people(conn, login, COUNTER, &[centre])?;
    people(conn, login, &[Role::Head, Role::Specialist], &divisions)?;
    people(conn, login, &[Role::Consulted], &divisions[2..])?;
    people(conn, login, &[Role::Signer, Role::Issuer, Role::CommuneAdmin, Role::Leader], &[body])
}

fn start() -> Date {
    Date::new(2025, 7, 1).unwrap()
}

fn unit(conn: &mut Conn, code: &str, kind: UnitKind, parent: Option<Id>, name: &str) -> store::Result<Id> {
    use organization::schema::unit::dsl as u;
    let id = Id::new();
    diesel::insert_into(u::unit)
        .values((
            u::id.eq(id),
            u::code.eq(code),
            u::kind.eq(kind),
            u::parent.eq(parent),
            u::name.eq(name),
            u::formal_name.eq(format!("Ủy ban nhân dân {name}")),
            u::official_code.eq(None::<String>),
            u::plan.eq(code),
            u::valid_from.eq(start()),
            u::valid_to.eq(None::<Date>),
            u::seed.eq(kind == UnitKind::Commune),
            u::stand_in.eq(true),
            u::resolution.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(id)
}

/// One person per role, with the role at each of the units.
fn people(conn: &mut Conn, place: &str, roles: &[Role], units: &[Id]) -> store::Result<()> {
    use identity::schema::account::dsl as a;
    for role in roles {
        let id = Id::new();
        diesel::insert_into(a::account)
            .values((
                a::id.eq(id),
                a::login.eq(format!("{place}.{role}")),
                a::name.eq(format!("Trần {place} {role}")),
                a::unit.eq(units[0]),
                a::password.eq("-"),
                a::must_change.eq(false),
                a::disabled.eq(false),
                a::failures.eq(0),
                a::locked_until.eq(0_i64),
                a::made_at.eq(Timestamp::default()),
                a::password_at.eq(Timestamp::default()),
            ))
            .execute(conn)?;
        for unit in units {
            grant(conn, id, *role, *unit)?;
        }
    }
    Ok(())
}

/// One more role at a unit.
pub fn grant(conn: &mut Conn, account: Id, role: Role, unit: Id) -> store::Result<()> {
    use identity::schema::account_grant::dsl as g;
    diesel::insert_into(g::account_grant)
        .values((
            g::id.eq(Id::new()),
            g::account.eq(account),
            g::role.eq(role),
            g::unit.eq(unit),
            g::valid_from.eq(start()),
            g::valid_to.eq(None::<Date>),
        ))
        .execute(conn)?;
    Ok(())
}
