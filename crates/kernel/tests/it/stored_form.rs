//! A code shows its stored form and is read back from JSON only through `parse`.

use kernel::codes::{DossierCode, PersonalNumber, Phone, ProcedureCode, Sex};

#[test]
fn json() {
    let code: ProcedureCode = serde_json::from_str(r#""1.012790.000.00.00.H41""#).unwrap();
    assert_eq!(serde_json::to_string(&code).unwrap(), r#""1.012790.H41""#);
    let wrong = serde_json::from_str::<PersonalNumber>(r#""12""#).unwrap_err().to_string();
    assert!(wrong.contains("code-personal-length"));
    assert!(serde_json::from_str::<Phone>("912345678").is_err());
}

#[test]
fn shown() {
    let code = DossierCode::parse("h41.042 261124 0001").unwrap();
    assert_eq!(
        (code.to_string().as_str(), format!("{code:?}").as_str()),
        ("H41.042-261124-0001", "DossierCode(H41.042-261124-0001)")
    );
    assert_eq!((Sex::Male.as_str(), Sex::parse("female")), ("male", Some(Sex::Female)));
}
