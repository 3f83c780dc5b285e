use kernel::Date;
use serde::Serialize;
use utoipa::ToSchema;
use web::Texts;

use crate::model::{Channel, Offer, Part, Tenths, Version, list_of};
use crate::rules::{Fee, FeeAsk, FoundLimit, LimitGap};
use crate::{Catalogue, Standing};

/// One procedure in a list.
#[derive(Serialize, ToSchema, Debug)]
pub(super) struct ProcedureItem {
    #[schema(example = "1.001193")]
    code: String,
    /// Official name, in Vietnamese.
    name: String,
    field: String,
    /// `commune`, `province`, `ministry`, `other`.
    levels: Vec<&'static str>,
    /// Number of the decision that announced it.
    decision: String,
    /// On a commune's public board.
    on_board: bool,
    /// `direct`, `online`, `post`.
    channels: Vec<&'static str>,
    /// Number of the version, from 1.
    version: i32,
    /// First day in force.
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
}

impl ProcedureItem {
    pub(super) fn of(version: &Version) -> Self {
        Self {
            code: version.code.clone(),
            name: version.name.clone(),
            field: version.field.clone(),
            levels: version.levels().map(|level| level.as_str()).collect(),
            decision: version.decision.clone(),
            on_board: version.on_commune_board(),
            channels: version.channels().map(|channel| channel.as_str()).collect(),
            version: version.number,
            valid_from: version.valid_from,
        }
    }
}

/// One procedure.
#[derive(Serialize, ToSchema, Debug)]
pub(super) struct ProcedureAnswer {
    #[serde(flatten)]
    item: ProcedureItem,
    /// Last day in force, where another version follows.
    #[schema(value_type = Option<String>, format = Date)]
    valid_to: Option<Date>,
    /// The ministry that announced it.
    issuer: String,
    /// Who carries it out, as the source words it.
    agency: String,
    /// Who decides, as the source words it.
    authority: String,
    /// Who may apply.
    subjects: Vec<String>,
    /// Numbers of legal texts.
    legal_basis: Vec<String>,
    /// What the applicant gets.
    result: String,
    /// The system that handles it: `provincial`, or the body that owns a central one.
    processing_system: String,
    /// Whether it may be handed in at any centre of the province.
    non_boundary: bool,
    /// Month of the collection the facts are from.
    as_of: String,
    /// The limit for dossiers handed in directly.
    limit: LimitAnswer,
    /// The fee for a plain dossier handed in directly.
    fee: FeeAnswer,
    channels_offered: Vec<ChannelAnswer>,
    parts: Vec<PartAnswer>,
    versions: Vec<VersionAnswer>,
}

impl ProcedureAnswer {
    pub(super) fn of(
        catalogue: &Catalogue,
        version: &Version,
        parts: Vec<Part>,
        standing: &Standing,
        date: Date,
        t: &Texts,
    ) -> Self {
        let limit = |channel| LimitAnswer::of(&catalogue.limit(version, standing, channel, date), t);
        let fee = |channel| FeeAnswer::of(&catalogue.fee(version, standing, &FeeAsk::plain(channel, date)), t);
        let offered = version.channels().map(|channel| ChannelAnswer {
            channel: channel.as_str(),
            limit: limit(channel),
            fee: fee(channel),
            offers: catalogue.offers(version.id).iter().filter(|o| o.channel == channel).map(OfferAnswer::of).collect(),
        });
        Self {
            item: ProcedureItem::of(version),
            valid_to: version.valid_to,
            issuer: version.issuer.clone(),
            agency: version.agency.clone(),
            authority: version.authority.clone(),
            subjects: list_of(&version.subjects).map(str::to_owned).collect(),
            legal_basis: list_of(&version.legal_basis).map(str::to_owned).collect(),
            result: version.result.clone(),
            processing_system: version.processing_system.clone(),
            non_boundary: catalogue.non_boundary(&version.code, date).is_some(),
            as_of: version.as_of.clone(),
            limit: limit(Channel::Direct),
            fee: fee(Channel::Direct),
            channels_offered: offered.collect(),
            parts: parts.into_iter().map(PartAnswer::of).collect(),
            versions: catalogue.versions(&version.code).iter().map(|own| VersionAnswer::of(own)).collect(),
        }
    }
}

/// A limit and why it holds, or what is missing.
#[derive(Serialize, ToSchema, Debug)]
struct LimitAnswer {
    #[schema(example = 1)]
    amount: Option<u32>,
    /// `working_day`, `hour` (working hours), `day`, `month`, `same_day`.
    #[schema(example = "working_day")]
    unit: Option<&'static str>,
    /// The limit in words, or what is missing, in the asked language.
    text: String,
    /// `unit`, `setting`, `channel` or `procedure`.
    source: Option<&'static str>,
    /// The text it rests on.
    basis: Option<String>,
    /// Settings only: `V`, `R`, `M` or `D`.
    certainty: Option<&'static str>,
    /// The addition for hard areas is inside.
    hard_area: bool,
    /// Where there is no limit: `no_unit`, `no_time` or `zero`.
    gap: Option<&'static str>,
}

impl LimitAnswer {
    fn of(found: &Result<FoundLimit, LimitGap>, t: &Texts) -> Self {
        match found {
            Ok(found) => Self {
                amount: Some(found.limit.amount),
                unit: Some(found.limit.unit.as_str()),
                text: t.reason(&found.limit.words()),
                source: Some(found.source.as_str()),
                basis: Some(found.basis.clone()),
                certainty: found.certainty.map(|certainty| certainty.as_str()),
                hard_area: found.hard_area,
                gap: None,
            },
            Err(gap) => Self {
                amount: None,
                unit: None,
                text: t.say(crate::words::limit_gap(*gap)),
                source: None,
                basis: None,
                certainty: None,
                hard_area: false,
                gap: Some(gap.as_str()),
            },
        }
    }
}

/// A fee with its lines, or what is missing.
#[derive(Serialize, ToSchema, Debug)]
struct FeeAnswer {
    /// In dong; 0 where `gap` says what is missing.
    amount: i64,
    /// The fee in words, in the asked language.
    text: String,
    lines: Vec<FeeLineAnswer>,
    /// `setting`, `channel`, `procedure` or `nowhere`.
    source: &'static str,
    basis: String,
    /// `council`, `several`, `unspecified`, `unreadable` or `foreign`.
    gap: Option<&'static str>,
    /// Amounts the source gives, to choose from.
    choices: Vec<i64>,
}

/// One line of a fee.
#[derive(Serialize, ToSchema, Debug)]
struct FeeLineAnswer {
    text: String,
    quantity: i64,
    price: i64,
    amount: i64,
}

impl FeeAnswer {
    fn of(fee: &Fee, t: &Texts) -> Self {
        let line = |line: &crate::FeeLine| FeeLineAnswer {
            text: t.say(&line.code),
            quantity: line.quantity,
            price: line.price.0,
            amount: line.amount.0,
        };
        Self {
            amount: fee.amount.0,
            text: crate::words::fee(t, fee),
            lines: fee.lines.iter().map(line).collect(),
            source: fee.source.as_str(),
            basis: fee.basis.clone(),
            gap: fee.gap.map(|gap| gap.as_str()),
            choices: fee.choices.iter().map(|choice| choice.0).collect(),
        }
    }
}

/// One channel with its limit and fee.
#[derive(Serialize, ToSchema, Debug)]
struct ChannelAnswer {
    /// `direct`, `online` or `post`.
    channel: &'static str,
    limit: LimitAnswer,
    fee: FeeAnswer,
    /// What the national catalogue says, unranked.
    offers: Vec<OfferAnswer>,
}

/// A row of the national catalogue.
#[derive(Serialize, ToSchema, Debug)]
struct OfferAnswer {
    time_amount: Option<f64>,
    /// As `limit.unit`, or `unspecified`, `none`.
    time_unit: &'static str,
    fee_kind: &'static str,
    fee_amount: Option<i64>,
    fee_currency: String,
    fee_note: String,
}

impl OfferAnswer {
    fn of(offer: &Offer) -> Self {
        Self {
            time_amount: offer.time_amount.map(decimal),
            time_unit: offer.time_unit.as_str(),
            fee_kind: offer.fee_kind.as_str(),
            fee_amount: offer.fee_amount.map(|amount| amount.0),
            fee_currency: offer.fee_currency.clone(),
            fee_note: offer.fee_note.clone(),
        }
    }
}

fn decimal(tenths: Tenths) -> f64 {
    f64::from(tenths.0) / 10.0
}

/// One part.
#[derive(Serialize, ToSchema, Debug)]
struct PartAnswer {
    seq: i32,
    /// `submit`, `present` or `item`.
    kind: &'static str,
    /// The case in which it is asked for; empty where it always is.
    case: String,
    title: String,
    /// What a screen shows first.
    short_title: String,
    form_file: String,
    originals: i32,
    copies: i32,
    /// The title was cut at 300 characters when the data were collected.
    truncated: bool,
}

impl PartAnswer {
    fn of(part: Part) -> Self {
        let short_title = part.short();
        let row = part.row;
        Self {
            seq: row.seq,
            kind: row.kind.as_str(),
            case: row.case_name,
            title: row.title,
            short_title,
            form_file: row.form_file,
            originals: row.originals,
            copies: row.copies,
            truncated: row.truncated,
        }
    }
}

/// One version of a procedure.
#[derive(Serialize, ToSchema, Debug)]
struct VersionAnswer {
    number: i32,
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
    /// Before `valid_from` where another version took over from the first day.
    #[schema(value_type = Option<String>, format = Date)]
    valid_to: Option<Date>,
    decision: String,
    /// `import` or `correction`.
    origin: &'static str,
    reason: String,
}

impl VersionAnswer {
    fn of(version: &Version) -> Self {
        Self {
            number: version.number,
            valid_from: version.valid_from,
            valid_to: version.valid_to,
            decision: version.decision.clone(),
            origin: version.origin.as_str(),
            reason: version.reason.clone(),
        }
    }
}
