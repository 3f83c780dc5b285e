//! An administrator corrects by adding a version from a day on (0.10).

use calendar::Limit;
use identity::Role;
use kernel::Vnd;
use organization::UnitKind;
use procedures::commands::{Correction, PartDraft, correct};
use procedures::{Channel, FeeAsk, FeeKind, PartKind, Tenths, TimeUnit, in_force, parts};

use crate::fixture::{act_as, actor, as_console, codes, day, directory_of, read, today, unit, with_some};

#[test]
fn the_past_stays_and_the_new_time_and_fee_hold_for_every_channel() {
    with_some(|store| {
        let before = read(store, |conn| in_force(conn, "2.000720", today()));
        let mut cmd = Correction::of(&before, day("2026-12-01"));
        cmd.reason = "Quyết định mới".to_owned();
        cmd.decision = "9/QĐ-BTC".to_owned();
        (cmd.time_amount, cmd.time_unit) = (Some(Tenths::whole(3)), TimeUnit::WorkingDay);
        (cmd.fee_kind, cmd.fee) = (FeeKind::Fixed, Some(Vnd(30_000)));
        let made = as_console(store, move |conn, ctx| correct(conn, ctx, &cmd));
        assert_eq!((made.number, made.valid_from, made.decision.as_str()), (2, day("2026-12-01"), "9/QĐ-BTC"));
        assert_eq!(read(store, |conn| in_force(conn, "2.000720", day("2026-11-30"))).id, before.id);

        let units = directory_of(store);
        let commune = units.of_kind(UnitKind::Commune).next().unwrap().id;
        for channel in [Channel::Direct, Channel::Online, Channel::Post] {
            let limit =
                read(store, |conn| procedures::limit_for(conn, &units, &made, commune, channel, day("2026-12-01")));
            assert_eq!(limit.unwrap().limit, Limit::working_days(3));
            let ask = FeeAsk::plain(channel, day("2026-12-01"));
            let fee = read(store, |conn| procedures::fee_for(conn, &units, &made, commune, &ask));
            assert_eq!((fee.amount, fee.gap), (Vnd(30_000), None));
        }
        let count = |version| read(store, |conn| parts(conn, version)).len();
        assert_eq!(count(&made), count(&before));
    });
}

#[test]
fn parts_can_be_written_anew() {
    with_some(|store| {
        let before = read(store, |conn| in_force(conn, "1.000894", today()));
        let mut cmd = Correction::of(&before, today());
        cmd.reason = "Cắt giảm giấy tờ".to_owned();
        cmd.parts = Some(vec![PartDraft {
            kind: PartKind::Submit,
            case_name: String::new(),
            title: "Tờ khai đăng ký kết hôn".to_owned(),
            form_file: String::new(),
            originals: 1,
            copies: 0,
        }]);
        let made = as_console(store, move |conn, ctx| correct(conn, ctx, &cmd));
        assert_eq!(read(store, |conn| parts(conn, &made)).len(), 1);
        assert_eq!(read(store, |conn| in_force(conn, "1.000894", today())).id, made.id);
    });
}

#[test]
fn all_faults_come_at_once() {
    with_some(|store| {
        let before = read(store, |conn| in_force(conn, "1.001193", today()));
        let mut cmd = Correction::of(&before, day("2026-11-22"));
        cmd.name = String::new();
        cmd.levels.clear();
        cmd.time_unit = TimeUnit::WorkingDay;
        cmd.time_amount = None;
        let result = act_as(store, &identity::Actor::console(), move |conn, ctx| correct(conn, ctx, &cmd));
        assert_eq!(
            codes(result),
            [
                "procedure-from-past",
                "procedure-text-missing",
                "procedure-text-missing",
                "procedure-levels-missing",
                "procedure-time-missing"
            ]
        );
    });
}

#[test]
fn a_department_corrects_its_own_fields_only() {
    with_some(|store| {
        let units = directory_of(store);
        let justice = actor(&[(Role::DepartmentAdmin, unit(&units, "H41.202"))]);
        let attempt = |code: &'static str| {
            let before = read(store, |conn| in_force(conn, code, today()));
            let mut cmd = Correction::of(&before, day("2027-01-01"));
            cmd.reason = "Thử quyền".to_owned();
            act_as(store, &justice, move |conn, ctx| correct(conn, ctx, &cmd))
        };
        assert!(attempt("1.001193").is_ok());
        assert_eq!(codes(attempt("1.013978")), ["procedure-forbidden-correct"]);
    });
}
