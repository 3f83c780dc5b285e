use diesel::prelude::*;
use identity::Ctx;
use kernel::{Id, Reason, Refusal};
use organization::{Directory, UnitKind};
use serde::{Deserialize, Serialize};
use store::Conn;

use crate::commands::codes::year_of;
use crate::commands::rows;
use crate::commands::service::Docket;
use crate::commands::tell::{self, About};
use crate::events::Event;
use crate::model::{Action, Group, Member, Thing};
use crate::policy::{self, Standing};
use crate::rules::Checks;
use crate::schema::{docket_group, docket_group_commune, docket_group_member};

/// A member to be.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct MemberInput {
    /// Code of the department.
    pub unit: String,
    pub name: String,
    pub title: String,
    /// Login of who may write down and inspect; none for a member without an account.
    pub login: Option<String>,
}

/// Setting up a working group.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct SetUpGroup {
    pub number: String,
    pub title: String,
    pub head_name: String,
    pub head_title: String,
    /// Number of the decision that sets it up.
    pub decision: String,
    pub members: Vec<MemberInput>,
    /// Codes of the communes in its charge.
    pub communes: Vec<String>,
    /// Made up, for a demo.
    #[serde(skip)]
    pub illustration: bool,
}

/// Members or communes of one group.
const MOST: usize = 200;

impl Docket {
    /// Sets up a group of this year.
    ///
    /// # Errors
    /// Forbidden; faults of the fields; a number that this year has already.
    pub fn set_up_group(&self, conn: &mut Conn, ctx: &Ctx<'_>, cmd: &SetUpGroup) -> store::Result<Group> {
        let directory = organization::directory(conn)?;
        let unit = policy::may(ctx.actor, Action::SetUpGroup, &Standing::new(&directory))?;
        let mut checks = Checks::new();
        let number = checks.line("number", &cmd.number, 20);
        let title = checks.line("title", &cmd.title, 300);
        let head_name = checks.line("head_name", &cmd.head_name, 200);
        let head_title = checks.line("head_title", &cmd.head_title, 200);
        let decision = checks.line("decision", &cmd.decision, 200);
        for (field, rows) in [("members", cmd.members.len()), ("communes", cmd.communes.len())] {
            checks.require((1..=MOST).contains(&rows), field, || Reason::new("docket-too-many").with("max", MOST));
        }
        let communes = communes(&mut checks, &directory, &cmd.communes, ctx);
        let year = year_of(ctx.now.date());
        let group = Group {
            id: Id::new(),
            number,
            year,
            title,
            head_name,
            head_title,
            decision,
            unit: directory.province().map_or(unit, |province| province.id),
            illustration: cmd.illustration,
            made_at: ctx.now,
            made_by: ctx.actor.account,
        };
        let members = members(conn, &mut checks, &directory, &cmd.members, &group)?;
        checks.require(!taken(conn, year, &group.number)?, "number", || Reason::new("docket-group-number"));
        checks.done()?;
        write(conn, &group, &members, &communes)?;
        let event = Event::GroupSetUp {
            number: group.number.clone(),
            members: rows::count(members.len()),
            communes: rows::count(communes.len()),
        };
        let code = format!("{}-{}", group.number, group.year);
        let about = About { thing: Thing::Group, id: group.id, code: &code, seq: 0 };
        tell::record(conn, ctx, unit, Action::SetUpGroup.as_str(), about, &[event])?;
        Ok(group)
    }
}

fn write(conn: &mut Conn, group: &Group, members: &[Member], communes: &[Id]) -> store::Result<()> {
    diesel::insert_into(docket_group::table).values(group).execute(conn)?;
    for member in members {
        diesel::insert_into(docket_group_member::table).values(member).execute(conn)?;
    }
    for commune in communes {
        diesel::insert_into(docket_group_commune::table)
            .values((docket_group_commune::docket_group.eq(group.id), docket_group_commune::commune.eq(*commune)))
            .execute(conn)?;
    }
    Ok(())
}

fn taken(conn: &mut Conn, year: i32, number: &str) -> store::Result<bool> {
    let found = docket_group::table
        .filter(docket_group::year.eq(year))
        .filter(docket_group::number.eq(number))
        .select(docket_group::id)
        .first::<Id>(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Communes by their codes, each once.
pub(super) fn communes(checks: &mut Checks, directory: &Directory, codes: &[String], ctx: &Ctx<'_>) -> Vec<Id> {
    let mut found: Vec<Id> = Vec::with_capacity(codes.len());
    for (at, code) in codes.iter().take(MOST).enumerate() {
        let field = format!("communes[{at}]");
        let unit = checks.unit(&field, code, directory, &[UnitKind::Commune], ctx.now.date());
        found.extend(unit.map(|unit| unit.id).filter(|id| !found.contains(id)));
    }
    found
}

fn members(
    conn: &mut Conn,
    checks: &mut Checks,
    directory: &Directory,
    given: &[MemberInput],
    group: &Group,
) -> store::Result<Vec<Member>> {
    const KINDS: &[UnitKind] = &[UnitKind::Department, UnitKind::Province];
    let mut members = Vec::with_capacity(given.len());
    for (at, member) in given.iter().take(MOST).enumerate() {
        let field = |name: &str| format!("members[{at}].{name}");
        let unit = checks.unit(&field("unit"), &member.unit, directory, KINDS, group.made_at.date());
        let account = match member.login.as_deref().filter(|login| !login.trim().is_empty()) {
            Some(login) => {
                let account = identity::queries::find_by_login(conn, login.trim())?;
                checks.require(account.is_some(), &field("login"), || Reason::new("docket-person-unknown"));
                account
            }
            None => None,
        };
        let name = checks.line(&field("name"), &member.name, 200);
        let title = checks.line(&field("title"), &member.title, 200);
        let Some(unit) = unit.map(|unit| unit.id) else { continue };
        let no = rows::count(at) + 1;
        members.push(Member { docket_group: group.id, no, unit, name, title, account });
    }
    Ok(members)
}

/// The group of an id as people send it.
pub(super) fn by_id(conn: &mut Conn, typed: &str) -> store::Result<Group> {
    let fault = || Refusal::field("group", Reason::new("docket-group-unknown"));
    let id = Id::parse(typed.trim()).ok_or_else(fault)?;
    let found = docket_group::table.find(id).select(Group::as_select()).first(conn).optional()?;
    Ok(found.ok_or_else(fault)?)
}
