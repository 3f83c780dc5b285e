//! A list is brought in, sorted and answered; its evidence holds without the store, and breaks when it is touched.

use dossiers::{Action, Step};
use identity::Ctx;
use kernel::{Id, Lang, Refusal};
use store::audit::heads::Signer;
use supervision::WORDS;
use supervision::claims::{Evidence, Flaw, claims, claims_of, evidence, letter, list_of, packs, read, rows_of};
use supervision::commands::{ImportClaims, import_claims};
use supervision::rules::Verdict;
use web::Texts;

use crate::house::{House, LAND, PAID};
use crate::place::{both, day};

const OFFICE: &str = "tinh.provincial_office";

/// Four dossiers of which the portal says that they are late, with the list that says so.
fn listed(house: &House<'_>) -> (String, ImportClaims) {
    let in_time = house.accepted(PAID).code;
    let due = house.dossier(&in_time).due_at.unwrap().date();
    house.bring_to(&in_time, Step::Return);
    let late = house.accepted(PAID).code;
    let paused = house.accepted(LAND).code;
    house.plain("quynhluu.receiver", &paused, Action::RequestSupplement).unwrap();
    house.at("2026-12-04T08:00:00");
    house.bring_to(&late, Step::Return);
    house.at("2026-12-10T08:00:00");
    let text = format!(
        "Mã hồ sơ;Ngày hẹn trả\n{in_time};{due}\n{late};{due}\n{paused};01/12/2026\nH41.117-200101-0001;\n{late};\n"
    );
    let rows = rows_of(&read(text.as_bytes()).unwrap()).unwrap();
    (in_time, ImportClaims { submission: Id::new(), name: "cong.csv".to_owned(), as_of: day("2026-12-09"), rows })
}

fn import(house: &House<'_>, login: &str, cmd: &ImportClaims) -> store::Result<Id> {
    let (actor, now, cmd) = (house.actor(login), house.now(), cmd.clone());
    house.store.write_blocking(move |conn| import_claims(conn, &Ctx::new(&actor, now), &cmd))
}

#[test]
fn each_row_is_sorted_by_the_houses_own_history() {
    both(|house| {
        let (_, cmd) = listed(house);
        let list = import(house, OFFICE, &cmd).unwrap();
        let verdicts: Vec<Verdict> =
            house.read(|conn| claims(conn, list, None, 0, 100)).iter().map(|claim| claim.verdict).collect();
        use Verdict::{Duplicate, FinishedBefore, Paused, TrulyLate, Unknown};
        assert_eq!(verdicts, [FinishedBefore, TrulyLate, Paused, Unknown, Duplicate]);
        assert_eq!(house.read(|conn| claims_of(conn, list)).len(), 5);
        assert_eq!(import(house, OFFICE, &cmd).unwrap(), list, "sent twice it is one list");
        house.chain_is_whole();
    });
}

#[test]
fn nothing_is_learned_of_another_body_and_a_clerk_brings_in_nothing() {
    both(|house| {
        let (_, cmd) = listed(house);
        let list = import(house, "hoangmai.director", &cmd).unwrap();
        let known = house.read(|conn| claims(conn, list, None, 0, 100));
        assert!(known.iter().all(|claim| claim.dossier.is_none()));
        let clerk = import(house, "quynhluu.receiver", &cmd);
        assert!(matches!(clerk, Err(store::Error::Refused(Refusal::Forbidden(_)))));
        let ahead = ImportClaims { as_of: day("2026-12-24"), submission: Id::new(), ..cmd };
        assert!(matches!(import(house, OFFICE, &ahead), Err(store::Error::Refused(Refusal::Invalid(_)))));
    });
}

#[test]
fn evidence_holds_without_the_store_and_breaks_when_touched() {
    both(|house| {
        let (code, cmd) = listed(house);
        let list = import(house, OFFICE, &cmd).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let signer = Signer::open(&folder.path().join("key.pem")).unwrap();
        let (dossier, now) = (house.dossier(&code), house.now());
        let made = house.read(|conn| {
            let (list, claim) = (list_of(conn, list)?, claims(conn, list, None, 0, 1)?.pop().unwrap());
            evidence(conn, &signer, (&list, &claim), &dossier, now, &Texts::new(Lang::Vi, &WORDS))
        });
        let text = serde_json::to_string_pretty(&made).unwrap();
        let opened: Evidence = serde_json::from_str(&text).unwrap();
        let key = signer.public_key();
        assert_eq!(opened.check(&key), Ok(()));
        assert_eq!(opened.times.finished_at.map(|at| at.to_string()), dossier.finished_at.map(|at| at.to_string()));
        assert_eq!(opened.times.due_at, dossier.due_at);
        let broken = |change: &dyn Fn(&mut Evidence)| {
            let mut file = opened.clone();
            change(&mut file);
            file.check(&key).unwrap_err()
        };
        assert_eq!(broken(&|file| file.kind.clear()), Flaw::Kind);
        assert_eq!(broken(&|file| file.proofs.clear()), Flaw::Empty);
        assert_eq!(broken(&|file| file.proofs[0].record.replace_range(0..2, "00")), Flaw::Entry);
        assert_eq!(broken(&|file| file.heads.truncate(1)), Flaw::Signature);
        assert_eq!(broken(&|file| file.times.finished_at = file.times.filed_at), Flaw::Times);
        assert_eq!(broken(&|file| file.claim.code = "H41.117-261123-9999".to_owned()), Flaw::Times);
        let other = Signer::open(&folder.path().join("other.pem")).unwrap();
        assert_eq!(opened.check(&other.public_key()), Err(Flaw::Signature));
    });
}

#[test]
fn the_letter_names_how_many_are_not_late() {
    both(|house| {
        let (_, cmd) = listed(house);
        let list = import(house, OFFICE, &cmd).unwrap();
        let paper = house.read(|conn| {
            let list = list_of(conn, list)?;
            letter(conn, &list, house.now().date(), &Texts::new(Lang::Vi, &WORDS))
        });
        let words = paper.paragraphs.join("\n");
        assert!(words.contains("có 5 dòng") && words.contains("1 hồ sơ quá hạn thật"), "{words}");
        assert!(words.contains("2 hồ sơ không quá hạn") && words.contains("Còn 2 dòng"), "{words}");
        assert!(documents::notice(&paper).unwrap().starts_with(b"%PDF-"));
    });
}

#[test]
fn no_cell_of_the_answer_is_a_formula() {
    both(|house| {
        let (in_time, mut cmd) = listed(house);
        let mut typed = rows_of(&read("code;due\n=1+1;\n+84;\n @SUM(A1);\n-2;\n".as_bytes()).unwrap()).unwrap();
        typed.iter_mut().for_each(|row| row.no += 100);
        // What the reader takes off such a cell does not have to be right for the answer to be safe.
        typed[0].written = "=1+1".to_owned();
        cmd.rows.extend(typed);
        let list = import(house, OFFICE, &cmd).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let signer = Signer::open(&folder.path().join("key.pem")).unwrap();
        let made = house.read(|conn| {
            let list = list_of(conn, list)?;
            packs(conn, &signer, (&list, b"%PDF-"), house.now(), &Texts::new(Lang::Vi, &WORDS))
        });
        let made = made.unwrap();
        assert!(made.taken.iter().any(|(code, _)| *code == in_time), "{:?}", made.taken);
        let mut archive = zip::ZipArchive::new(made.file).unwrap();
        assert!(archive.by_name(&format!("chung-cu/{in_time}.json")).is_ok());
        let text = std::io::read_to_string(archive.by_name("danh-sach.csv").unwrap()).unwrap();
        let rows = csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap);
        let cells: Vec<String> = rows.flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>()).collect();
        assert!(cells.iter().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@'])), "{text}");
        assert!(cells.iter().any(|cell| cell == "'=1+1"), "{text}");
    });
}
