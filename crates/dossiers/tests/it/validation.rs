//! N13 and bad input: every field's fault at once, everything kept out, nothing half written.

use dossiers::commands::{PartInput, Receive};
use dossiers::model::{Applicant, ApplicantKind, Sex};
use dossiers::queries;
use kernel::Date;

use crate::house::{BIRTH, both, faults, one, person};

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    both(|house| {
        let applicant = Applicant {
            name: "1234".to_owned(),
            personal_number: Some("040190".to_owned()),
            tax_code: Some("0100109107".to_owned()),
            phone: Some("12".to_owned()),
            email: Some("a\r\nBcc: b@c.vn".to_owned()),
            address: Some("x".repeat(600)),
            birth_date: Date::new(2031, 1, 1),
            ..Applicant::default()
        };
        let parts = vec![PartInput { title: String::new(), originals: -1, ..PartInput::default() }];
        let cmd = Receive {
            procedure: "9.999999".to_owned(),
            receiving_unit: "H41".to_owned(),
            applicant,
            parts,
            copies: 0,
            ..Receive::default()
        };
        let mut wrong: Vec<String> = faults(house.receive(cmd)).into_iter().map(|(field, _)| field).collect();
        wrong.sort();
        let expected = [
            "applicant.address",
            "applicant.birth_date",
            "applicant.email",
            "applicant.name",
            "applicant.personal_number",
            "applicant.phone",
            "applicant.tax_code",
            "copies",
            "parts[0].originals",
            "parts[0].title",
            "procedure",
            "receiving_unit",
        ];
        assert_eq!(wrong, expected);
    });
}

#[test]
fn the_number_must_fit_the_birth_date_and_the_sex_and_an_unknown_place_only_warns() {
    both(|house| {
        let filing = |change: fn(&mut Applicant)| {
            let mut applicant = person();
            change(&mut applicant);
            house.receive(Receive { applicant, ..house.filing(BIRTH) })
        };
        let wrong = faults(filing(|a| a.sex = Some(Sex::Male)));
        assert_eq!(wrong, [("applicant.personal_number".to_owned(), "code-personal-sex")]);
        let wrong = faults(filing(|a| a.birth_date = Date::new(1991, 5, 17)));
        assert_eq!(wrong, [("applicant.personal_number".to_owned(), "code-personal-birth-year")]);
        let odd = filing(|a| a.personal_number = Some("999190001234".to_owned())).unwrap();
        assert_eq!(odd.warnings.iter().map(|reason| reason.code).collect::<Vec<_>>(), ["code-personal-place"]);
    });
}

#[test]
fn text_is_stored_composed_and_without_what_nobody_sees() {
    both(|house| {
        let mut filing = house.filing(BIRTH);
        // Decomposed, with a zero-width space, a direction mark and a NUL.
        filing.applicant.name = "Nguye\u{302}\u{303}n\u{200b} Thi\u{323} \u{202e}Hoa\0".to_owned();
        filing.applicant.address = Some("<script>alert(1)</script>".to_owned());
        let dossier = house.receive(filing).unwrap().dossier;
        assert_eq!(dossier.applicant_name, "Nguyễn Thị Hoa");
        assert_eq!(dossier.applicant_folded, "nguyen thi hoa");
        let detail = house.read(|conn| queries::detail(conn, dossier.id));
        assert_eq!(detail.personal_number.as_deref(), Some("040190001234"));
        assert_eq!(detail.phone.as_deref(), Some("0912345678"));
        // Stored as typed; it is escaped where it is shown.
        assert_eq!(detail.address.as_deref(), Some("<script>alert(1)</script>"));
    });
}

#[test]
fn somebody_must_be_able_to_look_it_up() {
    one(|house| {
        let applicant = Applicant { name: "Nguyễn Văn A".to_owned(), ..Applicant::default() };
        let wrong = faults(house.receive(Receive { applicant, ..house.filing(BIRTH) }));
        assert_eq!(wrong, [("applicant.personal_number".to_owned(), "dossier-applicant-unidentified")]);
        let business = Applicant {
            kind: ApplicantKind::Business,
            name: "Công ty A".to_owned(),
            tax_code: Some("0100109106-001".to_owned()),
            ..Applicant::default()
        };
        house.receive(Receive { applicant: business, ..house.filing(BIRTH) }).unwrap();
    });
}

#[test]
fn ten_megabytes_in_a_field_are_a_fault_of_the_field() {
    one(|house| {
        let mut filing = house.filing(BIRTH);
        filing.applicant.name = "a".repeat(10_000_000);
        assert_eq!(faults(house.receive(filing)), [("applicant.name".to_owned(), "dossier-text-too-long")]);
    });
}
