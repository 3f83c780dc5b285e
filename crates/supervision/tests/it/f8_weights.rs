//! Weights of the index are dated rows: read by all who see an index, entered by the Office, never changed (F8).

use identity::Ctx;
use kernel::{FieldFault, Lang, Refusal};
use organization::settings::Certainty;
use supervision::WORDS;
use supervision::commands::{SetWeights, set_weights};
use supervision::index::{Part, latest, versions, weights};
use web::Texts;

use crate::house::House;
use crate::place::{both, day};

const OFFICE: &str = "tinh.provincial_office";

fn new(house: &House<'_>) -> SetWeights {
    let rows = house.read(latest);
    SetWeights {
        valid_from: day("2027-01-01"),
        source: "Quyết định minh họa số 3".to_owned(),
        certainty: Certainty::Read,
        rows: rows.iter().map(|row| (row.part, row.points, row.full_at)).collect(),
    }
}

fn set(house: &House<'_>, login: &str, cmd: &SetWeights) -> store::Result<()> {
    let (actor, now, cmd) = (house.actor(login), house.now(), cmd.clone());
    house.store.write_blocking(move |conn| set_weights(conn, &Ctx::new(&actor, now), &cmd))
}

fn put(cmd: &mut SetWeights, part: Part, points: i64) {
    cmd.rows.iter_mut().find(|row| row.0 == part).unwrap().1 = points;
}

fn faults(done: store::Result<()>) -> Vec<(String, &'static str)> {
    let Err(store::Error::Refused(Refusal::Invalid(faults))) = done else { panic!("{done:?}") };
    faults.into_iter().map(|FieldFault { field, reason }| (field, reason.code)).collect()
}

#[test]
fn a_new_version_holds_from_its_day_and_leaves_the_past_alone() {
    both(|house| {
        let before = house.read(|conn| weights(conn, day("2026-12-31")));
        let mut cmd = new(house);
        put(&mut cmd, Part::Announced, 500);
        put(&mut cmd, Part::Complete, 500);
        set(house, OFFICE, &cmd).unwrap();
        set(house, OFFICE, &cmd).unwrap();
        assert_eq!(house.read(versions).len(), 2 * Part::ALL.len(), "sent twice it is one version");
        assert_eq!(house.read(|conn| weights(conn, day("2026-12-31"))), before);
        let after = house.read(|conn| weights(conn, day("2027-01-01")));
        let own = after.iter().find(|row| row.part == Part::Announced).unwrap();
        assert_eq!((own.points, own.source.as_str(), own.certainty), (500, cmd.source.as_str(), Certainty::Read));
        house.chain_is_whole();
    });
}

#[test]
fn what_does_not_add_up_is_refused_at_its_place() {
    both(|house| {
        let mut cmd = new(house);
        put(&mut cmd, Part::Announced, 599);
        cmd.source.clear();
        cmd.valid_from = day("2026-01-01");
        let found = faults(set(house, OFFICE, &cmd));
        let wanted = [
            ("source".to_owned(), "supervision-weights-source-missing"),
            ("group-publicity".to_owned(), "supervision-weights-sum"),
            ("valid_from".to_owned(), "supervision-weights-past"),
        ];
        assert_eq!(found, wanted);
        let mut old = new(house);
        old.valid_from = day("2022-06-23");
        put(&mut old, Part::OnTime, -1);
        old.rows.retain(|row| row.0 != Part::Content);
        let found: Vec<&str> = faults(set(house, OFFICE, &old)).into_iter().map(|own| own.1).collect();
        assert_eq!(found.iter().filter(|code| **code == "supervision-weights-points").count(), 2);
        assert!(found.contains(&"supervision-weights-after"));
        let mut mixed = new(house);
        put(&mut mixed, Part::Announced, 550);
        let words = |done| match done {
            Err(store::Error::Refused(Refusal::Invalid(faults))) => {
                [Lang::Vi, Lang::En].map(|lang| Texts::new(lang, &WORDS).reason(&faults[0].reason))
            }
            other => panic!("{other:?}"),
        };
        let [vi, en] = words(set(house, OFFICE, &mixed));
        assert!(vi.contains("được 17,5 điểm, phải là 18."), "{vi}");
        assert!(en.contains("up to 17.5 points and must be 18."), "{en}");
        mixed.valid_from = day("2022-06-23");
        put(&mut mixed, Part::Announced, 600);
        let [vi, _] = words(set(house, OFFICE, &mixed));
        assert!(vi.contains("hiệu lực từ 23/06/2022."), "{vi}");
        let mut wide = new(house);
        wide.rows[0].2 = 1_001;
        assert_eq!(faults(set(house, OFFICE, &wide))[0].1, "supervision-weights-full");
        assert_eq!(house.read(versions).len(), Part::ALL.len(), "nothing was written");
    });
}

#[test]
fn nobody_but_the_office_enters_weights() {
    both(|house| {
        let cmd = new(house);
        for login in ["quynhluu.director", "quynhluu.receiver"] {
            let refused = set(house, login, &cmd);
            assert!(matches!(refused, Err(store::Error::Refused(Refusal::Forbidden(_)))), "{refused:?}");
        }
    });
}
