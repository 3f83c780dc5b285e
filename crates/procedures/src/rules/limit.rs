//! Rule N5 with J2: which limit a dossier gets, and what is missing where there is none.

use calendar::{Limit, LimitUnit};
use kernel::Date;

use super::setting::{Standing, fit};
use crate::model::{Certainty, Channel, LimitSetting, Offer, Tenths, TimeUnit, Version};

kernel::named_enum! {
    /// Where a limit was found, in the order of rule N5.
    pub enum LimitSource {
        /// A setting of the competent unit or of one above it.
        Unit = "unit",
        /// A setting for all units (part l of the rules, or the department's).
        Setting = "setting",
        /// The channel's own time in the catalogue.
        Channel = "channel",
        /// The procedure's time in the catalogue.
        Procedure = "procedure",
        /// Named by the clerk at intake, with its basis, because of a gap.
        Clerk = "clerk",
    }
}

kernel::named_enum! {
    /// What the catalogue lacks.
    pub enum LimitGap {
        /// A number without a unit.
        NoUnit = "no_unit",
        /// No time at all.
        NoTime = "no_time",
        /// The source writes 0.
        Zero = "zero",
    }
}

/// A limit and why it holds.
#[derive(Clone, PartialEq, Debug)]
pub struct FoundLimit {
    pub limit: Limit,
    pub source: LimitSource,
    /// The decision or text it rests on, as data.
    pub basis: String,
    /// Settings only.
    pub certainty: Option<Certainty>,
    /// The addition for hard areas is inside (J2).
    pub hard_area: bool,
    /// Other times that the source gives for the same channel without ranking them.
    pub others: Vec<Limit>,
}

/// The limit of a version for one channel at one standing on a date: the nearest unit's setting, a setting
/// for all, the channel's time, the procedure's time (N5).
///
/// # Errors
/// The gap to be filled by the unit, or by the clerk for one dossier.
pub fn choose(
    version: &Version,
    offers: &[Offer],
    settings: &[LimitSetting],
    standing: &Standing,
    channel: Channel,
    date: Date,
) -> Result<FoundLimit, LimitGap> {
    if let Some(found) = from_settings(&version.code, settings, standing, channel, date) {
        return Ok(found);
    }
    let own: Vec<(Option<Tenths>, TimeUnit)> = offers
        .iter()
        .filter(|offer| offer.channel == channel)
        .map(|offer| (offer.time_amount, offer.time_unit))
        .collect();
    from_channel(version, &own).unwrap_or_else(|| from_procedure(version))
}

fn from_settings(
    code: &str,
    settings: &[LimitSetting],
    standing: &Standing,
    channel: Channel,
    date: Date,
) -> Option<FoundLimit> {
    let best = settings
        .iter()
        .filter(|s| s.code == code && s.valid_from <= date && s.channel.is_none_or(|own| own == channel))
        .filter_map(|s| {
            let key = fit(standing, s.unit, [s.channel.is_some(), false], (s.valid_from, s.set_at))?;
            Some((key, s))
        })
        .min_by(|a, b| a.0.cmp(&b.0))?
        .1;
    let hard_area = standing.hard_area && best.hard_area_add.0 > 0;
    let amount = if hard_area { Tenths(best.amount.0 + best.hard_area_add.0) } else { best.amount };
    Some(FoundLimit {
        limit: limit_of(Some(amount), best.time_unit).ok()?,
        source: if best.unit.is_some() { LimitSource::Unit } else { LimitSource::Setting },
        basis: best.source.clone(),
        certainty: Some(best.certainty),
        hard_area,
        others: Vec::new(),
    })
}

/// Where a channel has several times, the procedure's own one counts if it is among them, else the first;
/// the rest are told as others.
fn from_channel(version: &Version, times: &[(Option<Tenths>, TimeUnit)]) -> Option<Result<FoundLimit, LimitGap>> {
    let limits: Vec<Limit> = times.iter().filter_map(|(amount, unit)| limit_of(*amount, *unit).ok()).collect();
    let procedure = limit_of(version.time_amount, version.time_unit).ok();
    let limit = *procedure.as_ref().filter(|own| limits.contains(own)).or_else(|| limits.first())?;
    let mut others: Vec<Limit> = Vec::new();
    for other in limits {
        if other != limit && !others.contains(&other) {
            others.push(other);
        }
    }
    Some(Ok(catalogue(version, LimitSource::Channel, limit, others)))
}

fn from_procedure(version: &Version) -> Result<FoundLimit, LimitGap> {
    let limit = limit_of(version.time_amount, version.time_unit)?;
    Ok(catalogue(version, LimitSource::Procedure, limit, Vec::new()))
}

fn catalogue(version: &Version, source: LimitSource, limit: Limit, others: Vec<Limit>) -> FoundLimit {
    FoundLimit { limit, source, basis: version.decision.clone(), certainty: None, hard_area: false, others }
}

/// A catalogue time as a limit. Part of a working day becomes hours (8 a day, E1); part of an hour becomes
/// the whole hour, the smallest that a limit knows.
///
/// # Errors
/// The gap, where the source has no time, no unit or 0.
pub fn limit_of(amount: Option<Tenths>, unit: TimeUnit) -> Result<Limit, LimitGap> {
    let unit = match unit {
        TimeUnit::SameDay => return Ok(Limit::SAME_DAY),
        TimeUnit::None => return Err(LimitGap::NoTime),
        TimeUnit::Unspecified => return Err(without_unit(amount)),
        TimeUnit::WorkingDay => LimitUnit::WorkingDay,
        TimeUnit::Day => LimitUnit::Day,
        TimeUnit::Hour => LimitUnit::Hour,
        TimeUnit::Month => LimitUnit::Month,
    };
    let tenths = u32::try_from(amount.ok_or(LimitGap::NoTime)?.0).map_err(|_| LimitGap::Zero)?;
    match (tenths, unit) {
        (0, _) => Err(LimitGap::Zero),
        (tenths, LimitUnit::WorkingDay) if tenths % 10 != 0 => Ok(Limit::hours((tenths * 8).div_ceil(10))),
        (tenths, unit) => Ok(Limit { amount: tenths.div_ceil(10), unit }),
    }
}

const fn without_unit(amount: Option<Tenths>) -> LimitGap {
    match amount {
        None => LimitGap::NoTime,
        Some(Tenths(..=0)) => LimitGap::Zero,
        Some(_) => LimitGap::NoUnit,
    }
}
