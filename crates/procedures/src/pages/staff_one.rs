use std::collections::HashMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::State as Held;
use axum::response::Response;
use calendar::{Span, WorkingTime};
use kernel::{Date, Id};
use organization::Directory;
use web::{Page, PageError, Path, Staff, Texts};

use super::board::levels_of;
use super::one::channels_of;
use super::typed::{Opened, home_of, open, unit_name, who_can_set};
use crate::model::{CompetenceSetting, FeeSetting, LimitSetting, PartGroup, ProcessStep, Version, group_by_case};
use crate::rules::process::{default_plan, fitted_plan, working_time};
use crate::{Channel, FeeAsk, FeeMeasure, ProcessPlace, Standing, State, StepPlan, WORDS, policy, queries, words};

#[derive(Template)]
#[template(path = "procedure.html")]
struct One {
    page: Page,
    t: Texts,
    version: Arc<Version>,
    levels: String,
    time: String,
    channels: Vec<ChannelRow>,
    any_gap: bool,
    who: String,
    versions: Vec<Arc<Version>>,
    authors: HashMap<Id, String>,
    limits: Vec<LimitSetting>,
    fees: Vec<FeeSetting>,
    competence: Vec<CompetenceSetting>,
    non_boundary: String,
    steps: Vec<StepRow>,
    /// Key of the note above the steps.
    steps_note: &'static str,
    groups: Vec<PartGroup>,
    directory: Arc<Directory>,
    may_correct: bool,
    may_set: bool,
    /// Where the poster for the person's own board is printed.
    poster: String,
    today: Date,
}

struct ChannelRow {
    name: String,
    limit: String,
    missing: bool,
    source: String,
    others: String,
    fee: String,
    fee_missing: bool,
}

struct StepRow {
    kind: String,
    role: String,
    unit: String,
    budget: String,
}

impl One {
    fn unit(&self, unit: &Option<Id>) -> String {
        unit_name(&self.directory, &self.t, *unit)
    }

    fn body(&self, set: &CompetenceSetting) -> String {
        unit_name(&self.directory, &self.t, Some(set.body))
    }

    fn limit(&self, set: &LimitSetting) -> String {
        words::time(&self.t, Some(set.amount), set.time_unit)
    }

    fn fee(&self, set: &FeeSetting) -> String {
        if set.measure == FeeMeasure::Council {
            return self.t.say("procedure-measure-council");
        }
        if set.exemption.is_empty() {
            return format!(
                "{} / {}",
                self.t.money(set.amount),
                self.t.say(&format!("procedure-measure-{}", set.measure))
            );
        }
        self.t
            .fill("procedure-fee-reduced", (("percent", set.reduction_percent), ("exemption", set.exemption.as_str())))
    }

    fn channel(&self, channel: &Option<Channel>) -> String {
        channel.map_or_else(
            || self.t.say("procedure-every-channel"),
            |channel| self.t.say(&format!("procedure-channel-{channel}")),
        )
    }

    fn certainty(&self, certainty: &crate::Certainty) -> String {
        self.t.say(&format!("procedure-certainty-{}", certainty.as_str().to_lowercase()))
    }

    fn author(&self, version: &Version) -> String {
        let author = version.created_by.and_then(|author| self.authors.get(&author)).cloned();
        author.unwrap_or_else(|| self.t.say("procedure-author-import"))
    }

    fn in_force(&self, version: &Version) -> bool {
        version.in_force_on(self.today)
    }

    fn never(&self, version: &Version) -> bool {
        version.valid_to.is_some_and(|last| last < version.valid_from)
    }
}

/// `GET /staff/procedures/{code}`: one procedure with its versions, settings and gaps.
pub(super) async fn page(
    Held(state): Held<State>,
    staff: Staff,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let opened = open(&state.kit, &staff, &code).await?;
    let t = staff.texts(&WORDS);
    let home = home_of(&staff.actor, &opened.directory);
    let standing = home.map(|unit| Standing::of(&opened.directory, unit)).unwrap_or_default();
    let (own, today, near) = (opened.version.clone(), opened.today, standing.clone());
    let versions = opened.catalogue.versions(&code).to_vec();
    let makers: Vec<Id> = versions.iter().filter_map(|version| version.created_by).collect();
    let read = move |conn: &mut store::Conn| {
        let mut authors = HashMap::new();
        for maker in makers {
            authors.insert(maker, identity::queries::account(conn, maker)?.name);
        }
        let steps = queries::process_setting(conn, &own.code, &near, today)?.map(|(_, steps)| steps);
        Ok(Rows {
            parts: queries::parts(conn, &own)?,
            limits: queries::limit_settings(conn, &own.code)?,
            fees: queries::fee_settings(conn, &own.code)?,
            competence: queries::competence_settings(conn, &own.code)?,
            steps: steps.unwrap_or_default(),
            authors,
        })
    };
    let rows = state.kit.store.read(read).await?;
    web::render(&one(&staff, t, opened, rows, versions, &standing, home))
}

struct Rows {
    parts: Vec<crate::Part>,
    limits: Vec<LimitSetting>,
    fees: Vec<FeeSetting>,
    competence: Vec<CompetenceSetting>,
    steps: Vec<ProcessStep>,
    authors: HashMap<Id, String>,
}

fn one(
    staff: &Staff,
    t: Texts,
    opened: Opened,
    rows: Rows,
    versions: Vec<Arc<Version>>,
    standing: &Standing,
    home: Option<Id>,
) -> One {
    let version = opened.version.clone();
    let channels: Vec<ChannelRow> = channels_of(&version).map(|own| channel(&opened, &t, own, standing)).collect();
    let may = |unit| policy::may_set_for(&staff.actor, &opened.directory, &version.field, unit).is_ok();
    let (steps, steps_note) = steps(&opened, &t, &rows.steps, standing, home);
    let listed = opened.catalogue.non_boundary(&version.code, opened.today);
    One {
        page: Page::staff(staff, version.name.clone()),
        levels: levels_of(&t, &version),
        time: words::time(&t, version.time_amount, version.time_unit),
        any_gap: channels.iter().any(|row| row.missing || row.fee_missing),
        channels,
        who: who_can_set(&opened, &t),
        versions,
        authors: rows.authors,
        limits: rows.limits,
        fees: rows.fees,
        competence: rows.competence,
        non_boundary: listed.map(|row| row.source.clone()).unwrap_or_default(),
        steps,
        steps_note,
        groups: group_by_case(rows.parts),
        may_correct: policy::may_correct(&staff.actor, &opened.directory, &version.field).is_ok(),
        poster: poster(&opened, home),
        may_set: may(None) || home.is_some_and(|home| may(Some(home))),
        today: opened.today,
        directory: opened.directory,
        version,
        t,
    }
}

fn poster(opened: &Opened, home: Option<Id>) -> String {
    let unit = home.and_then(|unit| opened.directory.unit(unit)).map(|unit| unit.code.as_str());
    format!("/board/{}/poster.pdf?unit={}", opened.version.code, unit.unwrap_or_default())
}

fn channel(opened: &Opened, t: &Texts, channel: Channel, standing: &Standing) -> ChannelRow {
    let limit = opened.catalogue.limit(&opened.version, standing, channel, opened.today);
    let fee = opened.catalogue.fee(&opened.version, standing, &FeeAsk::plain(channel, opened.today));
    let others: Vec<String> = limit.iter().flat_map(|found| &found.others).map(|own| t.reason(&own.words())).collect();
    ChannelRow {
        name: t.say(&format!("procedure-channel-{channel}")),
        missing: limit.is_err(),
        source: limit.as_ref().map(|found| words::limit_source(t, found)).unwrap_or_default(),
        limit: limit.map_or_else(|gap| t.say(words::limit_gap(gap)), |found| t.reason(&found.limit.words())),
        others: others.join(", "),
        fee_missing: fee.gap.is_some(),
        fee: words::fee(t, &fee),
    }
}

/// The e-process as a dossier handed in directly at the person's unit would get it.
fn steps(
    opened: &Opened,
    t: &Texts,
    set: &[ProcessStep],
    standing: &Standing,
    home: Option<Id>,
) -> (Vec<StepRow>, &'static str) {
    let channel = channels_of(&opened.version).next().unwrap_or(Channel::Direct);
    let limit = opened.catalogue.limit(&opened.version, standing, channel, opened.today).ok();
    let total = limit.as_ref().and_then(|found| working_time(found.limit));
    let same_day = limit.as_ref().is_some_and(|found| found.limit == calendar::Limit::SAME_DAY);
    let Some(body) = home.or_else(|| opened.directory.province().map(|unit| unit.id)) else {
        return (Vec::new(), "procedure-steps-no-limit");
    };
    let place = ProcessPlace {
        centre: opened.directory.centre_of(body).map_or(body, |centre| centre.id),
        body,
        division: crate::rules::division::division_for(&opened.directory, body, &opened.version.field).unwrap_or(body),
    };
    let intake = opened.intake(Some(body));
    let (plan, note) = match (set.is_empty(), total) {
        (false, Some(total)) => (fitted_plan(set, total, &place), "procedure-steps-set"),
        (false, None) => {
            let sum = set.iter().map(|step| WorkingTime::minutes(i64::from(step.budget_minutes))).sum();
            (fitted_plan(set, sum, &place), "procedure-steps-set")
        }
        (true, Some(total)) => (default_plan(total, intake, same_day, &place), "procedure-steps-default"),
        (true, None) if same_day => (default_plan(WorkingTime::ZERO, intake, true, &place), "procedure-steps-default"),
        (true, None) if limit.is_some() => (Vec::new(), "procedure-steps-calendar"),
        (true, None) => (Vec::new(), "procedure-steps-no-limit"),
    };
    (plan.iter().map(|step| step_row(opened, t, step)).collect(), note)
}

fn step_row(opened: &Opened, t: &Texts, step: &StepPlan) -> StepRow {
    StepRow {
        kind: t.say(&format!("procedure-step-{}", step.kind)),
        role: t.say(&format!("procedure-role-{}", step.role.as_str().replace('_', "-"))),
        unit: unit_name(&opened.directory, t, Some(step.unit)),
        budget: if step.budget == WorkingTime::ZERO {
            String::new()
        } else {
            t.reason(&Span::from(step.budget).words())
        },
    }
}
