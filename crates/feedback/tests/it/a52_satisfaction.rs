//! A52: asked once per dossier after its return, never required, tied to who served (A51).

use dossiers::Step;
use feedback::commands::Say;
use feedback::model::{Level, Topic};
use feedback::queries::{By, Places, of_person, satisfaction, topics, total, written};
use feedback::rules::Count;
use identity::Ctx;

use crate::house::BIRTH;
use crate::place::{both, faults, level, refused, returned, say};

#[test]
fn once_and_only_after_the_hand_over() {
    both(|house| {
        let open = house.accepted(BIRTH).code;
        assert_eq!(refused(say(house, &open, "5678", &level(Level::Very))), "feedback-not-handed-over");
        let (dossier, digits) = returned(house);
        assert_eq!(say(house, &dossier.code, &digits, &level(Level::Not)).unwrap().level, Level::Not);
        assert_eq!(refused(say(house, &dossier.code, &digits, &level(Level::Very))), "feedback-answered-before");
        house.chain_is_whole();
    });
}

#[test]
fn nobody_answers_for_anothers_dossier() {
    both(|house| {
        let (dossier, digits) = returned(house);
        let other = if digits == "1111" { "2222" } else { "1111" };
        assert_eq!(refused(say(house, &dossier.code, other, &level(Level::Very))), "dossier-track-not-found");
        let nothing = faults(say(house, &dossier.code, &digits, &Say::default()));
        assert_eq!(nothing, [("level".to_owned(), "feedback-level-required")]);
        let long = Say { words: Some("a".repeat(2_001)), ..level(Level::Very) };
        assert_eq!(faults(say(house, &dossier.code, &digits, &long)), [("words".to_owned(), "dossier-text-too-long")]);
    });
}

#[test]
fn it_is_tied_to_the_people_and_steps_that_served() {
    both(|house| {
        let (dossier, digits) = returned(house);
        say(house, &dossier.code, &digits, &level(Level::Satisfied)).unwrap();
        let today = (house.now().date(), house.now().date());
        let line = |login: &str| {
            let person = house.actor(login).account;
            house.read(|conn| of_person(conn, person, today))
        };
        let returner = line("quynhluu.returner");
        assert_eq!(returner.len(), 1);
        assert_eq!((returner[0].step, returner[0].count.satisfied, returner[0].count.all()), (Step::Return, 1, 1));
        assert_eq!(line("quynhluu.receiver")[0].count.all(), 1, "who took it in served as well");
        assert!(line("hoangmai.receiver").is_empty());
    });
}

#[test]
fn counts_by_unit_and_procedure_and_what_it_was_about() {
    both(|house| {
        let commune = house.unit_of("quynhluu").id;
        let today = (house.now().date(), house.now().date());
        for (own, topic) in [(Level::Very, Topic::Attitude), (Level::Not, Topic::Time), (Level::Not, Topic::Time)] {
            let (dossier, digits) = returned(house);
            let cmd = Say { topics: vec![topic, topic], words: Some("Lời".to_owned()), ..level(own) };
            say(house, &dossier.code, &digits, &cmd).unwrap();
        }
        let read = |by, places: &Places| total(&house.read(|conn| satisfaction(conn, by, places, today)));
        let all = read(By::Body, &Places::body(commune));
        assert_eq!(all, Count { very: 1, not: 2, ..Count::default() });
        assert_eq!(all.share().unwrap().per_mille(), 333);
        let none = Places { procedures: Some(vec!["9.999999".to_owned()]), ..Places::default() };
        assert_eq!(read(By::Procedure, &none).share(), None, "nobody answered is not nobody content");
        assert_eq!(read(By::Body, &Places::body(house.unit_of("hoangmai").id)), Count::default());
        let about = house.read(|conn| topics(conn, &Places::body(commune), today));
        assert_eq!(about[&Topic::Time].not, 2, "a topic ticked twice counts once");
        // The words are the director's.
        let see = |login: &str| {
            let actor = house.actor(login);
            house.store.read_blocking(|conn| written(conn, &Ctx::new(&actor, house.now()), commune, today, 10))
        };
        assert_eq!(see("quynhluu.director").unwrap().len(), 3);
        for login in ["quynhluu.head", "quynhluu.specialist", "hoangmai.director", "tinh.provincial_office"] {
            assert!(see(login).is_err(), "{login} reads them");
        }
    });
}
