use calendar::{Calendar, Derivation};
use identity::{Ctx, Role};
use kernel::{Id, Timestamp};
use organization::{Directory, UnitKind};
use procedures::model::FeeSetting;
use procedures::{Competent, Fee, FeeAsk, Level, ProcessAsk, Standing, Version};
use store::Conn;
use web::{Faults, Texts};

use super::form::Form;
use crate::model::Channel;
use crate::pages::deadline::{self, Line};
use crate::pages::names::Names;
use crate::pages::typed::Typed;

/// The appointment slip as it would be printed now.
#[derive(Default)]
pub struct Slip {
    /// `08:14 Wednesday 25/11/2026`, in two lines.
    pub due: Option<(String, String)>,
    pub steps: Vec<Line>,
    pub limit: Option<String>,
    /// The catalogue has a gap that the clerk must fill (N5).
    pub limit_gap: bool,
    pub competent: String,
    /// Bodies to choose from, by code; the first stands for "by the rule".
    pub bodies: Vec<(String, String)>,
    /// Undecidable without the clerk (N8).
    pub choose: bool,
    /// Why it cannot be taken in here, and where to go (A12).
    pub guidance: Option<String>,
    pub non_boundary: bool,
    pub fee: Option<String>,
    pub fee_lines: Vec<(String, String)>,
    pub fee_basis: String,
    /// Exemptions that the applicant may have a right to, with how much they take off (G5).
    pub exemptions: Vec<(String, String)>,
    /// The catalogue has a gap; the clerk may name the fee (G1).
    pub fee_gap: bool,
    pub fee_choices: Vec<String>,
    /// Accepted, done and returned in one act (N4).
    pub one_act: bool,
    pub has_fee: bool,
    pub signers: Vec<(String, String)>,
    pub by_page: bool,
}

/// What the slip is computed from.
pub struct Basis<'a> {
    pub version: &'a Version,
    pub centre: Id,
    pub form: &'a Form,
}

/// The slip as the form stands at this moment; a part that cannot be told yet is left out.
///
/// # Errors
/// Those of the database.
pub fn slip(conn: &mut Conn, ctx: &Ctx<'_>, basis: &Basis<'_>, names: &Names, t: &Texts) -> store::Result<Slip> {
    let directory = &*names.directory;
    let mut slip = Slip { bodies: bodies(directory, basis), ..Slip::default() };
    let chosen = directory.by_code(basis.form.typed.get("competent_unit")).map(|unit| unit.id);
    let today = ctx.now.date();
    let found = procedures::competent_body(conn, directory, basis.version, basis.centre, chosen, today);
    let competent = match found {
        Ok(Competent::Known(unit)) => unit,
        Ok(Competent::Choose) => {
            slip.choose = true;
            return Ok(slip);
        }
        Err(store::Error::Refused(kernel::Refusal::Invalid(faults))) => {
            slip.guidance = faults.first().map(|fault| t.reason(&fault.reason));
            slip.choose = true;
            return Ok(slip);
        }
        Err(error) => return Err(error),
    };
    slip.competent = names.formal(competent);
    elsewhere(conn, directory, basis, competent, ctx.now, &mut slip, t)?;
    appointment(conn, directory, basis, competent, ctx, &mut slip, t)?;
    money(conn, directory, basis, competent, ctx.now, &mut slip, t)?;
    if slip.one_act {
        let people = organization::people_with(conn, Role::Signer, directory.body_of(competent), today)?;
        slip.signers = people.into_iter().map(|own| (own.account.to_string(), own.name)).collect();
    }
    Ok(slip)
}

/// Handed in at one centre, decided elsewhere: open for listed procedures, refused with guidance for others (A12).
fn elsewhere(
    conn: &mut Conn,
    directory: &Directory,
    basis: &Basis<'_>,
    competent: Id,
    now: Timestamp,
    slip: &mut Slip,
    t: &Texts,
) -> store::Result<()> {
    let own = directory.centre_of(competent);
    let at_home = own.is_some_and(|own| own.id == basis.centre)
        || directory.body_of(basis.centre) == directory.body_of(competent);
    if at_home {
        return Ok(());
    }
    slip.non_boundary = true;
    if !procedures::non_boundary_listed(conn, &basis.version.code, now.date())? {
        let name = |unit: Option<&organization::Unit>| unit.map(|unit| unit.name.clone()).unwrap_or_default();
        let body = name(directory.unit(directory.body_of(competent)));
        slip.guidance = Some(t.fill("dossier-not-non-boundary", [("body", body), ("centre", name(own))]));
    }
    Ok(())
}

fn appointment(
    conn: &mut Conn,
    directory: &Directory,
    basis: &Basis<'_>,
    competent: Id,
    ctx: &Ctx<'_>,
    slip: &mut Slip,
    t: &Texts,
) -> store::Result<()> {
    let channel = channel(basis.form);
    let found = procedures::limit_or_gap(conn, directory, basis.version, competent, channel, ctx.now.date())?;
    let limit = match found {
        Ok(found) => found.limit,
        Err(_) => {
            slip.limit_gap = true;
            let named = named_limit(&basis.form.typed).unwrap_or_default();
            let Ok(named) = calendar::Limit::parse(&named) else { return Ok(()) };
            named
        }
    };
    let calendar: std::sync::Arc<Calendar> = organization::calendar_for(conn, competent, ctx.now.date())?;
    let Derivation { due_at, steps } = calendar::due(&calendar, ctx.now, limit, &[]);
    slip.limit = Some(deadline::limit(&limit.to_string(), t));
    slip.due = Some((t.time(due_at), format!("{} {}", t.weekday(due_at), t.date(due_at))));
    slip.steps = deadline::lines(&steps, t);
    let ask = ProcessAsk { centre: basis.centre, competent, limit, received: ctx.now, due: due_at };
    let plan = procedures::process_for(conn, &calendar, directory, basis.version, &ask)?;
    slip.one_act = procedures::is_one_act(&plan) && !slip.non_boundary;
    Ok(())
}

fn money(
    conn: &mut Conn,
    directory: &Directory,
    basis: &Basis<'_>,
    competent: Id,
    now: Timestamp,
    slip: &mut Slip,
    t: &Texts,
) -> store::Result<()> {
    let typed = &basis.form.typed;
    let mut unread = Faults::none();
    let count = |name: &str, faults: &mut Faults| u32::try_from(typed.number(name, 1, faults)).unwrap_or(1).max(1);
    let ask = FeeAsk {
        channel: channel(basis.form),
        case_name: typed.get("case").to_owned(),
        pages: count("pages", &mut unread),
        copies: count("copies", &mut unread),
        exemptions: typed.text("exemption").into_iter().collect(),
        date: now.date(),
    };
    let (catalogue, standing) = (procedures::catalogue(conn)?, Standing::of(directory, competent));
    let fee: Fee = catalogue.fee(basis.version, &standing, &ask);
    let exemptions = catalogue.exemptions(basis.version, &standing, &ask);
    slip.exemptions = exemptions.into_iter().map(|setting| exemption(setting, t)).collect();
    slip.fee_gap = fee.gap.is_some();
    let amount = if slip.fee_gap { typed.money("fee", &mut unread).unwrap_or_default() } else { fee.amount };
    slip.has_fee = amount.0 > 0;
    slip.fee = (!slip.fee_gap || slip.has_fee).then(|| t.money(amount));
    slip.by_page = fee.lines.iter().any(|line| line.code.ends_with("-pages"));
    let worth = fee.lines.iter().filter(|line| line.amount.0 != 0);
    slip.fee_lines = worth.map(|line| fee_line(line, t)).collect();
    slip.fee_choices = fee.choices.iter().map(|choice| t.money(choice)).collect();
    slip.fee_basis = fee.basis;
    Ok(())
}

/// What an exemption is called and takes off. One that an administrator named bears that name.
fn exemption(setting: &FeeSetting, t: &Texts) -> (String, String) {
    let key = format!("dossier-exemption-{}", setting.exemption);
    let name = if t.knows(&key) { t.say(&key) } else { setting.exemption.clone() };
    let words = match setting.reduction_percent {
        100.. => t.fill("dossier-exemption-whole", [("name", &name)]),
        percent => t.fill("dossier-exemption-percent", (("name", name), ("percent", percent))),
    };
    (setting.exemption.clone(), words)
}

/// `2 pages x 2.000`.
fn fee_line(line: &procedures::FeeLine, t: &Texts) -> (String, String) {
    let key = line.code.replacen("procedure-fee-line", "dossier-fee-line", 1);
    let words = t.fill(&key, (("count", line.quantity), ("price", t.money(line.price))));
    (words, t.money(line.amount))
}

/// The limit that the clerk named, as [`calendar::Limit`] reads it: `3wd`, `same-day`.
pub fn named_limit(typed: &Typed) -> Option<String> {
    match (typed.text("limit.amount"), typed.get("limit.unit")) {
        (_, "same-day") => Some("same-day".to_owned()),
        (Some(amount), unit) => Some(format!("{}{unit}", amount.trim())),
        (None, _) => None,
    }
}

/// How it comes in.
pub fn channel(form: &Form) -> Channel {
    match Channel::parse(form.typed.get("channel")) {
        Some(Channel::Post) => Channel::Post,
        _ => Channel::Direct,
    }
}

/// Bodies that may decide this procedure; the receiving one first.
fn bodies(directory: &Directory, basis: &Basis<'_>) -> Vec<(String, String)> {
    let own = directory.body_of(basis.centre);
    let kinds: Vec<UnitKind> = [(Level::Commune, UnitKind::Commune), (Level::Province, UnitKind::Department)]
        .into_iter()
        .filter(|(level, _)| basis.version.has_level(*level))
        .map(|(_, kind)| kind)
        .collect();
    let all = |unit: &&organization::Unit| {
        kinds.contains(&unit.kind)
            || (kinds.is_empty() && matches!(unit.kind, UnitKind::Commune | UnitKind::Department))
    };
    let mut found: Vec<&organization::Unit> = directory.units().iter().filter(all).collect();
    found.sort_by_cached_key(|unit| {
        (unit.id != own, unit.kind == UnitKind::Commune, kernel::text::sort_key(&unit.name))
    });
    found.into_iter().map(|unit| (unit.code.clone(), unit.name.clone())).collect()
}
