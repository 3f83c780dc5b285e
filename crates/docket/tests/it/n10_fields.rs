//! N10: which department leads in a field is data with dates, source and certainty.

use axum::http::StatusCode;
use docket::commands::{SaveDraft, SetFieldLead, seed_field_leads};
use docket::model::{Field, FieldLead};
use docket::queries;
use kernel::Timestamp;

use crate::house::{House, both, day, draft, faults, forbidden};
use crate::town::GONE;
use crate::visitor::{Street, wait};

fn lead(field: Field, department: Option<&str>, from: &str) -> SetFieldLead {
    SetFieldLead {
        field: Some(field),
        department: department.map(str::to_owned),
        valid_from: Some(day(from)),
        source: "Quyết định 12/2026".to_owned(),
        certainty: Some("V".to_owned()),
    }
}

fn set(house: &House<'_>, login: &str, cmd: SetFieldLead) -> store::Result<FieldLead> {
    house.act(login, move |docket, conn, ctx| docket.set_field_lead(conn, ctx, &cmd))
}

/// Code of the department that a new draft of this field goes to.
fn drafted(house: &House<'_>, field: Field) -> store::Result<String> {
    let cmd = SaveDraft { field: Some(field), ..draft("Theo lĩnh vực") };
    let done = house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd))?;
    let lead = done.recommendation.lead_body;
    Ok(house.read(move |conn| Ok(organization::directory(conn)?.unit(lead).unwrap().code.clone())))
}

#[test]
fn a_department_leads_from_its_day_on() {
    both(|house| {
        assert_eq!(drafted(house, Field::Land).unwrap(), "H41.205");
        set(house, "tinh.provincial_office", lead(Field::Land, Some("H41.206"), "2026-12-01")).unwrap();
        assert_eq!(drafted(house, Field::Land).unwrap(), "H41.205", "the day is still to come");
        house.at("2026-12-01T08:00:00");
        assert_eq!(drafted(house, Field::Land).unwrap(), "H41.206");
        assert_eq!(drafted(house, Field::Cadastre).unwrap(), "H41.205", "other fields stay");
        // Another word for the same day takes the place of the first.
        set(house, "tinh.provincial_office", lead(Field::Land, Some("H41.203"), "2026-12-01")).unwrap();
        assert_eq!(drafted(house, Field::Land).unwrap(), "H41.203");
        house.is_sound();
    });
}

#[test]
fn without_a_department_in_force_the_commune_must_choose() {
    both(|house| {
        set(house, "tinh.provincial_office", lead(Field::Land, None, "2026-11-23")).unwrap();
        let none = [("lead".to_owned(), "docket-field-lead-none")];
        assert_eq!(faults(drafted(house, Field::Land)), none);
        // A department that went away after it was named.
        set(house, "tinh.provincial_office", lead(Field::Finance, Some(GONE), "2025-12-01")).unwrap();
        let gone = [("lead".to_owned(), "docket-field-lead-gone")];
        assert_eq!(faults(drafted(house, Field::Finance)), gone);
        let cmd = SaveDraft { lead: Some("H41.203".to_owned()), field: Some(Field::Finance), ..draft("Đã chọn") };
        house.act("quynhluu.head", move |docket, conn, ctx| docket.save_draft(conn, ctx, None, &cmd)).unwrap();
    });
}

#[test]
fn what_cannot_lead_is_refused_with_everything_at_once() {
    both(|house| {
        let late = set(house, "tinh.provincial_office", lead(Field::Land, Some(GONE), "2026-12-01"));
        assert_eq!(faults(late), [("department".to_owned(), "docket-unit-not-in-force")]);
        let commune = set(house, "tinh.provincial_office", lead(Field::Land, Some("H41.117"), "2026-12-01"));
        assert_eq!(faults(commune), [("department".to_owned(), "docket-unit-unknown")]);
        let empty = set(house, "tinh.provincial_office", SetFieldLead::default());
        let said: Vec<String> = faults(empty).into_iter().map(|(field, _)| field).collect();
        assert_eq!(said, ["field", "source", "certainty"]);
        for login in ["tinh.leader", "nongnghiep.head", "quynhluu.commune_admin", "tinh.operator"] {
            forbidden(set(house, login, lead(Field::Land, Some("H41.206"), "2026-12-01")));
        }
    });
}

#[test]
fn what_was_set_is_not_seeded_again() {
    both(|house| {
        let again = house.store.write_blocking(|conn| seed_field_leads(conn, Timestamp::default())).unwrap();
        assert_eq!(again, 0);
        set(house, "tinh.provincial_office", lead(Field::Justice, Some("H41.201"), "2026-11-23")).unwrap();
        let again = house.store.write_blocking(|conn| seed_field_leads(conn, Timestamp::default())).unwrap();
        assert_eq!(again, 0, "this house has no department of justice, and its field is set by hand");
        let leads = house.read(queries::field_leads);
        assert!(leads.iter().any(|lead| lead.field == Field::Land && lead.certainty.as_str() == "M"));
    });
}

#[test]
fn the_page_shows_source_and_certainty_and_marks_who_is_gone() {
    both(|house| {
        set(house, "tinh.provincial_office", lead(Field::Finance, Some(GONE), "2025-12-01")).unwrap();
        let street = Street::of(house);
        wait(async {
            let mut office = street.person("tinh.provincial_office").await;
            let page = office.get("/staff/docket/fields").await;
            for words in ["không còn hoạt động", "N10", "theo trí nhớ", "Quyết định 12/2026"] {
                assert!(page.text.contains(words), "{words}");
            }
            let address = "/staff/docket/fields";
            let half = [("field", "land"), ("department", "H41.206"), ("source", "Quyết định 9"), ("certainty", "")];
            let refused = office.post(address, &half).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
            assert!(refused.text.contains("Quyết định 9"), "nothing typed is lost");
            let whole = [("field", "land"), ("department", "H41.206"), ("source", "Quyết định 9"), ("certainty", "D")];
            let done = office.post(address, &whole).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
            let other = street.person("nongnghiep.head").await.get(address).await;
            assert_eq!(other.status, StatusCode::FORBIDDEN);
        });
        assert_eq!(drafted(house, Field::Land).unwrap(), "H41.206");
    });
}
