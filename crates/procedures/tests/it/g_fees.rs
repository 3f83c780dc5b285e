//! G1 to G5: fees with their lines.

use kernel::{Id, Vnd};
use organization::UnitKind;
use procedures::commands::{SetFee, set_fee};
use procedures::model::FeeSetting;
use procedures::rules::fee::choose;
use procedures::{Channel, Fee, FeeAsk, FeeGap, FeeKind, FeeMeasure, FeeSource, Offer, Standing, TimeUnit, Version};
use rstest::rstest;

use crate::fixture::{as_console, at, day, directory_of, now, province, read, today, version, with_some};

/// G2 as part l has it.
fn certified_copy() -> FeeSetting {
    FeeSetting {
        measure: FeeMeasure::Page,
        first_pages: 2,
        then_amount: Vnd(1_000),
        cap: Some(Vnd(200_000)),
        ..plain(2_000)
    }
}

fn plain(amount: i64) -> FeeSetting {
    FeeSetting {
        id: Id::new(),
        code: "2.000815".to_owned(),
        unit: None,
        channel: None,
        case_name: String::new(),
        exemption: String::new(),
        measure: FeeMeasure::Case,
        amount: Vnd(amount),
        first_pages: 0,
        then_amount: Vnd(0),
        cap: None,
        reduction_percent: 0,
        reduction_cap: None,
        valid_from: day("2025-07-01"),
        valid_to: None,
        source: "226/2016/TT-BTC".to_owned(),
        certainty: procedures::Certainty::Read,
        set_at: now(),
        set_by: None,
    }
}

fn fee(set: &[FeeSetting], ask: &FeeAsk) -> Fee {
    choose(&version("2.000815"), &[], set, &Standing::of(&province(), at::LOWLAND), ask)
}

fn ask() -> FeeAsk {
    FeeAsk::plain(Channel::Direct, today())
}

#[rstest]
#[case(1, 2_000)]
#[case(2, 4_000)]
#[case(3, 5_000)]
#[case(198, 200_000)]
#[case(300, 200_000)]
#[case(0, 2_000)]
fn g2_pages_of_a_certified_copy(#[case] pages: u32, #[case] dong: i64) {
    let found = fee(&[certified_copy()], &FeeAsk { pages, ..ask() });
    assert_eq!(found.amount, Vnd(dong));
    assert_eq!(found.lines.iter().map(|line| line.amount).sum::<Vnd>(), found.amount);
}

#[test]
fn g2_the_cap_is_per_copy_and_a_line_of_its_own() {
    let found = fee(&[certified_copy()], &FeeAsk { pages: 300, copies: 2, ..ask() });
    assert_eq!(found.amount, Vnd(400_000));
    let lines: Vec<(&str, i64)> = found.lines.iter().map(|line| (line.code.as_str(), line.amount.0)).collect();
    assert_eq!(
        lines,
        [
            ("procedure-fee-line-pages", 8_000),
            ("procedure-fee-line-further", 596_000),
            ("procedure-fee-line-cap", -204_000)
        ]
    );
}

#[test]
fn g1_nearest_unit_then_channel_then_case() {
    let set = [
        plain(10_000),
        FeeSetting { channel: Some(Channel::Online), ..plain(5_000) },
        FeeSetting { case_name: "late".to_owned(), ..plain(8_000) },
        FeeSetting { unit: Some(at::LOWLAND), ..plain(7_000) },
        FeeSetting { valid_to: Some(day("2026-01-01")), unit: Some(at::LOWLAND), ..plain(1) },
    ];
    let at_commune = |ask: &FeeAsk| fee(&set, ask).amount;
    let elsewhere =
        |ask: &FeeAsk| choose(&version("2.000815"), &[], &set, &Standing::of(&province(), at::MOUNTAIN), ask).amount;
    assert_eq!(at_commune(&ask()), Vnd(7_000));
    assert_eq!(elsewhere(&ask()), Vnd(10_000));
    assert_eq!(elsewhere(&FeeAsk { channel: Channel::Online, ..ask() }), Vnd(5_000));
    assert_eq!(elsewhere(&FeeAsk { case_name: "late".to_owned(), ..ask() }), Vnd(8_000));
}

#[test]
fn g5_the_best_exemption_counts_on_its_days() {
    let exempt = |percent, cap| FeeSetting {
        exemption: format!("e{percent}"),
        reduction_percent: percent,
        reduction_cap: cap,
        valid_from: day("2026-08-15"),
        valid_to: Some(day("2027-02-28")),
        source: "66.22/2026/NQ-CP".to_owned(),
        ..plain(0)
    };
    let set =
        [FeeSetting { measure: FeeMeasure::Copy, ..plain(8_000) }, exempt(10, None), exempt(100, Some(Vnd(5_000)))];
    let with = |names: &[&str], date: &str| {
        let exemptions = names.iter().map(ToString::to_string).collect();
        fee(&set, &FeeAsk { copies: 2, exemptions, date: day(date), ..ask() })
    };
    assert_eq!(with(&[], "2026-11-23").amount, Vnd(16_000));
    assert_eq!(with(&["e10"], "2026-11-23").amount, Vnd(14_400));
    let best = with(&["e10", "e100"], "2026-11-23");
    assert_eq!(best.amount, Vnd(11_000), "100 %, at most 5,000");
    assert_eq!(best.lines.last().unwrap().code, "procedure-fee-line-exemption");
    assert!(best.basis.contains("66.22/2026/NQ-CP"));
    assert_eq!(with(&["e10"], "2026-08-14").amount, Vnd(16_000));
    assert_eq!(with(&["e10"], "2027-03-01").amount, Vnd(16_000));
}

#[test]
fn a_gap_never_blocks_and_says_what_is_missing() {
    let offer = |amount: i64, note: &str| Offer {
        version_id: Id::new(),
        seq: 1,
        channel: Channel::Direct,
        time_amount: None,
        time_unit: TimeUnit::None,
        fee_kind: if amount == 0 { FeeKind::Free } else { FeeKind::Fixed },
        fee_amount: Some(Vnd(amount)),
        fee_currency: if amount == 0 { String::new() } else { "VND".to_owned() },
        fee_note: note.to_owned(),
        ambiguous: false,
    };
    let find = |version: &Version, offers: &[Offer]| choose(version, offers, &[], &Standing::default(), &ask());
    let free = version("1.000001");
    assert_eq!((find(&free, &[]).gap, find(&free, &[]).source), (None, FeeSource::Procedure));
    assert_eq!(find(&free, &[offer(0, "")]).source, FeeSource::Channel);
    assert_eq!(find(&free, &[offer(0, "set_by_provincial_council")]).gap, Some(FeeGap::Council));
    let several = find(&free, &[offer(20_000, ""), offer(10_000, "")]);
    assert_eq!((several.gap, several.amount), (Some(FeeGap::Several), Vnd(0)));
    assert_eq!(several.choices, [Vnd(10_000), Vnd(20_000)]);
    let dollars = Offer { fee_currency: "USD".to_owned(), ..offer(10, "") };
    assert_eq!(find(&free, &[dollars]).gap, Some(FeeGap::Foreign));
    let suspect = Version { fee_kind: FeeKind::Suspect, ..version("1.000002") };
    assert_eq!(find(&suspect, &[]).gap, Some(FeeGap::Unreadable));
}

#[test]
fn part_l_gives_the_fees_of_the_most_used() {
    with_some(|store| {
        let units = directory_of(store);
        let commune = units.of_kind(UnitKind::Commune).next().unwrap().id;
        let fee = |code: &str, ask: &FeeAsk| {
            read(store, |conn| {
                let version = procedures::in_force(conn, code, today())?;
                procedures::fee_for(conn, &units, &version, commune, ask)
            })
        };
        let online = FeeAsk::plain(Channel::Online, today());
        assert_eq!(fee("2.000815", &FeeAsk { pages: 3, ..ask() }).amount, Vnd(5_000));
        assert_eq!(fee("2.000884", &ask()).amount, Vnd(10_000), "G3");
        assert_eq!(fee("2.000635", &FeeAsk { copies: 3, ..ask() }).amount, Vnd(24_000), "G3");
        assert_eq!(fee("1.004222", &ask()).amount, Vnd(20_000), "G4");
        assert_eq!(fee("1.004222", &online).amount, Vnd(10_000), "G4");
        let exempt = FeeAsk { exemptions: vec!["vneid2-5-papers".to_owned()], ..ask() };
        assert_eq!(fee("2.000635", &exempt).amount, Vnd(0), "G5");
        let birth = fee("1.001193", &ask());
        assert_eq!((birth.amount, birth.gap), (Vnd(0), None));
        for council in ["1.004859", "1.013978", "1.013225", "2.000720"] {
            assert_eq!(fee(council, &ask()).gap, Some(FeeGap::Council), "G1: {council}");
        }
        as_console(store, |conn, ctx| {
            set_fee(conn, ctx, &SetFee::plain("1.004859", Vnd(15_000), today(), "1/NQ-HĐND"))
        });
        let set = fee("1.004859", &ask());
        assert_eq!((set.amount, set.basis.as_str()), (Vnd(15_000), "1/NQ-HĐND"));
    });
}
