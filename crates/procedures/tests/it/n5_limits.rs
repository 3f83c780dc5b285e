//! N5: unit's setting, setting for all, channel, procedure, gap; J2: the addition of hard areas.

use calendar::Limit;
use kernel::{Id, Vnd};
use procedures::model::{LimitSetting, TimeUnit};
use procedures::rules::limit::{choose, limit_of};
use procedures::{Certainty, Channel, FeeKind, LimitGap, LimitSource, Offer, Standing, Tenths, Version};

use crate::fixture::{as_console, at, day, directory_of, now, province, read, today, version, with_some};

fn setting(unit: Option<Id>, amount: i32, from: &str) -> LimitSetting {
    LimitSetting {
        id: Id::new(),
        code: "1.013978".to_owned(),
        unit,
        channel: None,
        amount: Tenths::whole(amount),
        time_unit: TimeUnit::WorkingDay,
        hard_area_add: Tenths::whole(10),
        valid_from: day(from),
        source: "J2".to_owned(),
        certainty: Certainty::Read,
        set_at: now(),
        set_by: None,
    }
}

fn offer(channel: Channel, amount: i32, unit: TimeUnit) -> Offer {
    Offer {
        version_id: Id::new(),
        seq: 1,
        channel,
        time_amount: Some(Tenths::whole(amount)),
        time_unit: unit,
        fee_kind: FeeKind::Free,
        fee_amount: Some(Vnd(0)),
        fee_currency: String::new(),
        fee_note: String::new(),
        ambiguous: false,
    }
}

fn land() -> Version {
    version("1.013978")
}

#[test]
fn the_nearest_setting_comes_first_then_the_channel_then_the_procedure() {
    let units = province();
    let here = Standing::of(&units, at::LOWLAND_ECONOMY);
    let offers = [offer(Channel::Direct, 27, TimeUnit::WorkingDay), offer(Channel::Online, 20, TimeUnit::Day)];
    let find = |set: &[LimitSetting], channel| choose(&land(), &offers, set, &here, channel, today()).unwrap();

    let set = [setting(None, 17, "2025-07-01"), setting(Some(at::LOWLAND), 11, "2026-01-01")];
    let found = find(&set, Channel::Direct);
    assert_eq!((found.limit, found.source), (Limit::working_days(11), LimitSource::Unit));

    let found = find(&set[..1], Channel::Direct);
    assert_eq!((found.limit, found.source), (Limit::working_days(17), LimitSource::Setting));
    assert_eq!(found.basis, "J2");

    let found = find(&[], Channel::Online);
    assert_eq!((found.limit, found.source), (Limit::days(20), LimitSource::Channel));

    let found = find(&[], Channel::Post);
    assert_eq!((found.limit, found.source), (Limit::working_days(5), LimitSource::Procedure));
    assert_eq!(found.basis, "1/QĐ-BTP");
}

#[test]
fn a_setting_counts_from_its_day_and_for_its_unit_and_channel_only() {
    let units = province();
    let find = |set: &LimitSetting, unit, date: &str| {
        let set = [setting(None, 17, "2025-07-01"), set.clone()];
        let standing = Standing::of(&units, unit);
        choose(&land(), &[], &set, &standing, Channel::Direct, day(date)).unwrap().limit.amount
    };
    let later = setting(None, 12, "2026-12-01");
    assert_eq!(find(&later, at::LOWLAND, "2026-11-30"), 17);
    assert_eq!(find(&later, at::LOWLAND, "2026-12-01"), 12);
    let elsewhere = setting(Some(at::LOWLAND), 12, "2026-01-01");
    assert_eq!(find(&elsewhere, at::JUSTICE, "2026-11-23"), 17);
    let by_channel = LimitSetting { channel: Some(Channel::Online), ..setting(None, 3, "2026-01-01") };
    assert_eq!(find(&by_channel, at::LOWLAND, "2026-11-23"), 17);
    let direct = LimitSetting { channel: Some(Channel::Direct), ..setting(None, 3, "2025-01-01") };
    assert_eq!(find(&direct, at::LOWLAND, "2026-11-23"), 3, "made for the channel comes before newer for all");
}

#[test]
fn j2_hard_areas_get_the_addition() {
    let units = province();
    let find = |unit| {
        let standing = Standing::of(&units, unit);
        choose(&land(), &[], &[setting(None, 17, "2025-07-01")], &standing, Channel::Direct, today()).unwrap()
    };
    let hard = find(at::MOUNTAIN);
    assert_eq!((hard.limit, hard.hard_area), (Limit::working_days(27), true));
    let plain = find(at::LOWLAND_ECONOMY);
    assert_eq!((plain.limit, plain.hard_area), (Limit::working_days(17), false));
}

#[test]
fn what_the_source_leaves_out_is_a_named_gap() {
    let gap = |amount: Option<i32>, unit| limit_of(amount.map(Tenths), unit).unwrap_err();
    assert_eq!(gap(Some(10), TimeUnit::Unspecified), LimitGap::NoUnit);
    assert_eq!(gap(None, TimeUnit::None), LimitGap::NoTime);
    assert_eq!(gap(Some(0), TimeUnit::Hour), LimitGap::Zero);
    assert_eq!(gap(Some(0), TimeUnit::Unspecified), LimitGap::Zero);
    assert_eq!(gap(None, TimeUnit::Unspecified), LimitGap::NoTime);
    let units = province();
    let here = Standing::of(&units, at::LOWLAND);
    let without = Version { time_unit: TimeUnit::Unspecified, ..land() };
    let offers = [offer(Channel::Direct, 3, TimeUnit::Unspecified)];
    assert_eq!(choose(&without, &offers, &[], &here, Channel::Direct, today()), Err(LimitGap::NoUnit));
}

#[test]
fn parts_of_days_and_hours_become_whole_hours() {
    let limit = |tenths, unit| limit_of(Some(Tenths(tenths)), unit).unwrap();
    assert_eq!(limit(15, TimeUnit::WorkingDay), Limit::hours(12));
    assert_eq!(limit(5, TimeUnit::WorkingDay), Limit::hours(4));
    assert_eq!(limit(5, TimeUnit::Hour), Limit::hours(1));
    assert_eq!(limit(10, TimeUnit::Month), Limit::months(1));
    assert_eq!(limit_of(None, TimeUnit::SameDay), Ok(Limit::SAME_DAY));
}

#[test]
fn several_times_of_one_channel_are_told() {
    let units = province();
    let here = Standing::of(&units, at::LOWLAND);
    let times = [1, 5, 3].map(|amount| offer(Channel::Online, amount, TimeUnit::WorkingDay));
    let found = choose(&land(), &times, &[], &here, Channel::Online, today()).unwrap();
    assert_eq!(found.limit, Limit::working_days(5), "the procedure's own one");
    assert_eq!(found.others, [Limit::working_days(1), Limit::working_days(3)]);
    let found = choose(&land(), &times[..1], &[], &here, Channel::Online, today()).unwrap();
    assert_eq!((found.limit, found.others.len()), (Limit::working_days(1), 0));
}

#[test]
fn part_l_gives_the_limits_of_the_most_used() {
    with_some(|store| {
        let units = directory_of(store);
        let commune = units.of_kind(organization::UnitKind::Commune).find(|unit| !unit.hard_area).unwrap().id;
        let limit = |code: &str, channel| {
            read(store, |conn| {
                let version = procedures::in_force(conn, code, today())?;
                procedures::limit_or_gap(conn, &units, &version, commune, channel, today())
            })
            .map(|found| found.limit)
        };
        assert_eq!(limit("1.001193", Channel::Direct), Ok(Limit::working_days(1)));
        assert_eq!(limit("1.000656", Channel::Online), Ok(Limit::working_days(1)));
        assert_eq!(limit("2.000815", Channel::Direct), Ok(Limit::SAME_DAY));
        assert_eq!(limit("1.013978", Channel::Online), Ok(Limit::working_days(17)), "J2 before the channel's 17 or 27");
        assert_eq!(limit("1.012812", Channel::Post), Ok(Limit::days(30)));
        assert_eq!(limit("1.013225", Channel::Direct), Ok(Limit::days(15)), "the channel's own");
        assert_eq!(limit("1.013225", Channel::Online), Ok(Limit::days(20)));
        assert_eq!(limit("2.000720", Channel::Direct), Err(LimitGap::NoUnit));
        as_console(store, |conn, ctx| {
            let set = procedures::commands::SetLimit {
                code: "2.000720".to_owned(),
                unit: None,
                channel: None,
                amount: Tenths::whole(3),
                time_unit: TimeUnit::WorkingDay,
                hard_area_add: Tenths(0),
                valid_from: today(),
                source: "1/QĐ-UBND".to_owned(),
                certainty: Certainty::Read,
            };
            procedures::commands::set_limit(conn, ctx, &set)
        });
        assert_eq!(limit("2.000720", Channel::Direct), Ok(Limit::working_days(3)), "the gap is filled");
    });
}
