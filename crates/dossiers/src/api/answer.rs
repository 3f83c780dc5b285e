use std::collections::HashMap;

use identity::Ctx;
use kernel::{Date, Id, Timestamp, Vnd};
use organization::Directory;
use serde::Serialize;
use store::Conn;
use utoipa::ToSchema;
use web::Texts;

use crate::commands::Done;
use crate::model::{Detail, Dossier};
use crate::queries::{self, QueueRow};

/// A dossier as the API shows it.
#[derive(Serialize, ToSchema, Debug)]
#[schema(as = Dossier)]
pub struct DossierAnswer {
    #[schema(example = "H41.042-261123-0001")]
    pub code: String,
    /// Number of the last event; send it as `expected` with an act that must not overtake another.
    pub seq: i32,
    /// `filed`, `accepted`, `processing`, `awaiting_supplement`, `awaiting_payment`, `ready`, `returned`, `refused`,
    /// `stopped` or `closed`.
    pub state: &'static str,
    /// The National Portal's status, 1 to 10.
    #[schema(minimum = 1, maximum = 10)]
    pub portal_status: u8,
    pub procedure: String,
    pub channel: &'static str,
    /// Code of the centre that received it.
    pub receiving_unit: String,
    /// Code of the body that decides.
    pub competent_unit: String,
    pub applicant_name: String,
    /// When it was taken in; the filing's time until then.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// The appointment; `null` until accepted.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
    /// The limit: `1wd`, `8h`, `30d`, `1mo` or `same-day`.
    pub limit: Option<String>,
    /// Who has it; `null` once nobody has to act any more.
    pub holder: Option<HolderAnswer>,
    /// The step of the e-process it is at.
    pub step: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub step_due_at: Option<Timestamp>,
    /// The next clock and what it is for; `null` once closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
    pub next_clock: Option<&'static str>,
    /// `early`, `on_time` or `late`, by the finish or as it stands now; `null` until accepted.
    pub timeliness: Option<&'static str>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<Timestamp>,
    pub result: Option<&'static str>,
    pub result_number: Option<String>,
    /// Dong.
    #[schema(value_type = i64)]
    pub fee: Vnd,
    /// The acts that are open to the caller now.
    pub actions: Vec<&'static str>,
    /// What should be looked at, though it stopped nothing.
    pub warnings: Vec<WarningAnswer>,
}

/// Who holds a dossier.
#[derive(Serialize, ToSchema, Debug)]
#[schema(as = Holder)]
pub struct HolderAnswer {
    /// Code of the unit.
    pub unit: String,
    pub unit_name: String,
    /// Name of the person, once assigned.
    pub person: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

/// A remark that stopped nothing.
#[derive(Serialize, ToSchema, Debug)]
#[schema(as = Warning)]
pub struct WarningAnswer {
    pub code: &'static str,
    pub detail: String,
}

/// Whom a dossier is about, for those who may see it.
#[derive(Serialize, ToSchema, Debug)]
#[schema(as = DossierApplicant)]
pub struct ApplicantAnswer {
    pub kind: &'static str,
    pub name: String,
    pub personal_number: Option<String>,
    pub tax_code: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub address: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub birth_date: Option<Date>,
    pub sex: Option<&'static str>,
}

impl ApplicantAnswer {
    pub(super) fn new(dossier: &Dossier, detail: Detail) -> Self {
        Self {
            kind: detail.applicant_kind.as_str(),
            name: dossier.applicant_name.clone(),
            personal_number: detail.personal_number,
            tax_code: detail.tax_code,
            phone: detail.phone,
            email: detail.email,
            address: detail.address,
            birth_date: detail.birth_date,
            sex: detail.sex.map(kernel::codes::Sex::as_str),
        }
    }
}

/// Answers `done` with what is open to the actor next.
pub(super) fn of(conn: &mut Conn, ctx: &Ctx<'_>, done: &Done, t: &Texts) -> store::Result<DossierAnswer> {
    let dossier = &done.dossier;
    let directory = organization::directory(conn)?;
    let mut names = Names::knowing(ctx);
    let holder = match (dossier.holder_unit, dossier.holder_since) {
        (Some(unit), Some(since)) if dossier.open => {
            Some(holder(conn, &directory, &mut names, unit, dossier.holder_person, since)?)
        }
        _ => None,
    };
    Ok(DossierAnswer {
        code: dossier.code.clone(),
        seq: dossier.seq,
        state: dossier.state.as_str(),
        portal_status: dossier.state.portal_status(),
        procedure: dossier.procedure_code.clone(),
        channel: dossier.channel.as_str(),
        receiving_unit: unit_code(&directory, dossier.receiving_unit),
        competent_unit: unit_code(&directory, dossier.competent_unit),
        applicant_name: dossier.applicant_name.clone(),
        received_at: dossier.accepted_at.unwrap_or(dossier.filed_at),
        due_at: dossier.due_at,
        limit: dossier.time_limit.clone(),
        holder,
        step: dossier.step_kind.to_string(),
        step_due_at: dossier.step_due,
        next_clock_at: dossier.next_clock_at,
        next_clock: dossier.next_clock.map(crate::model::NextClock::as_str),
        timeliness: dossier.timeliness(ctx.now).map(crate::model::Timeliness::as_str),
        finished_at: dossier.finished_at,
        result: dossier.result_class.map(crate::model::ResultClass::as_str),
        result_number: dossier.result_number.clone(),
        fee: dossier.fee,
        actions: queries::allowed_for(conn, ctx, dossier)?.into_iter().map(crate::model::Action::as_str).collect(),
        warnings: done.warnings.iter().map(|r| WarningAnswer { code: r.code, detail: t.reason(r) }).collect(),
    })
}

/// One row of a list.
#[derive(Serialize, ToSchema, Debug)]
#[schema(as = DossierRow)]
pub struct RowAnswer {
    pub code: String,
    pub state: &'static str,
    #[schema(minimum = 1, maximum = 10)]
    pub portal_status: u8,
    pub procedure: String,
    pub channel: &'static str,
    pub receiving_unit: String,
    pub competent_unit: String,
    pub applicant_name: String,
    #[schema(value_type = String, format = DateTime)]
    pub filed_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub due_at: Option<Timestamp>,
    pub holder: Option<HolderAnswer>,
    pub step: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_clock_at: Option<Timestamp>,
    pub next_clock: Option<&'static str>,
    pub timeliness: Option<&'static str>,
}

/// Answers the rows of a list; each person's name is read once.
pub(super) fn rows(conn: &mut Conn, ctx: &Ctx<'_>, rows: Vec<QueueRow>) -> store::Result<Vec<RowAnswer>> {
    let directory = organization::directory(conn)?;
    let mut names = Names::knowing(ctx);
    rows.into_iter().map(|row| row_of(conn, &directory, &mut names, ctx.now, row)).collect()
}

fn row_of(
    conn: &mut Conn,
    directory: &Directory,
    names: &mut Names,
    now: Timestamp,
    row: QueueRow,
) -> store::Result<RowAnswer> {
    let holder = match (row.holder_unit, row.holder_since) {
        (Some(unit), Some(since)) if row.state.is_open() => {
            Some(holder(conn, directory, names, unit, row.holder_person, since)?)
        }
        _ => None,
    };
    Ok(RowAnswer {
        state: row.state.as_str(),
        portal_status: row.state.portal_status(),
        channel: row.channel.as_str(),
        receiving_unit: unit_code(directory, row.receiving_unit),
        competent_unit: unit_code(directory, row.competent_unit),
        filed_at: row.filed_at,
        due_at: row.due_at,
        holder,
        step: row.step_kind.to_string(),
        next_clock_at: row.next_clock_at,
        next_clock: row.next_clock.map(crate::model::NextClock::as_str),
        timeliness: row.timeliness(now).map(crate::model::Timeliness::as_str),
        code: row.code,
        procedure: row.procedure_code,
        applicant_name: row.applicant_name,
    })
}

fn holder(
    conn: &mut Conn,
    directory: &Directory,
    names: &mut Names,
    unit: Id,
    person: Option<Id>,
    since: Timestamp,
) -> store::Result<HolderAnswer> {
    Ok(HolderAnswer {
        unit: unit_code(directory, unit),
        unit_name: directory.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default(),
        person: person.map(|person| names.of(conn, person)).transpose()?,
        since,
    })
}

/// The code of a unit; every unit that stands in a dossier is in the directory.
pub(super) fn unit_code(directory: &Directory, unit: Id) -> String {
    directory.unit(unit).map(|unit| unit.code.to_string()).unwrap_or_default()
}

/// Names of accounts, each read at most once.
struct Names(HashMap<Id, String>);

impl Names {
    /// The actor's own name needs no reading.
    fn knowing(ctx: &Ctx<'_>) -> Self {
        Self(HashMap::from([(ctx.actor.account, ctx.actor.name.clone())]))
    }

    fn of(&mut self, conn: &mut Conn, account: Id) -> store::Result<String> {
        if let Some(name) = self.0.get(&account) {
            return Ok(name.clone());
        }
        let name = identity::queries::account(conn, account)?.name;
        self.0.insert(account, name.clone());
        Ok(name)
    }
}
