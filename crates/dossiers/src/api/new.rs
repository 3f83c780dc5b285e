//! How a filing is written in JSON: `decision` is a word, and the body of the decision stands beside it.

use kernel::{FieldFault, Reason};
use serde_json::{Map, Value};
use web::Failure;

use crate::commands::Receive;

/// Fields that belong to the decision (forms 02 and 03), not to the filing.
const OF_DECISION: [&str; 7] = ["items", "basis", "phone", "days", "reason", "guidance", "approver"];

/// Reads a filing. `decision` may also be an object that holds the word and its body.
///
/// # Errors
/// 422 with the path of each field that does not fit.
pub(super) fn read(mut body: Value) -> Result<Receive, Failure> {
    let Some(fields) = body.as_object_mut() else {
        return Err(Failure::invalid(vec![FieldFault::new("", Reason::new("web-field-type"))]));
    };
    if let Some(Value::String(word)) = fields.get("decision").cloned() {
        let decision = decision(fields, word);
        fields.insert("decision".to_owned(), decision);
    }
    web::json::parse(&serde_json::to_vec(&body).unwrap_or_default())
}

fn decision(fields: &mut Map<String, Value>, word: String) -> Value {
    let mut decision: Map<String, Value> = OF_DECISION.iter().filter_map(|name| fields.remove_entry(*name)).collect();
    decision.insert("decision".to_owned(), Value::String(word));
    Value::Object(decision)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::read;
    use crate::commands::Decision;

    #[test]
    fn the_body_of_a_decision_stands_beside_its_word() {
        let body =
            json!({"procedure": "1.001193", "decision": "refuse", "reason": "wrong place", "guidance": "H41.001"});
        let Decision::Refuse(refuse) = read(body).expect("a sound body").decision else { panic!("not a refusal") };
        assert_eq!(refuse.reason, "wrong place");
        assert_eq!(refuse.guidance.as_deref(), Some("H41.001"));
    }

    #[test]
    fn without_a_decision_a_filing_is_accepted() {
        assert_eq!(read(json!({"procedure": "1.001193"})).expect("a sound body").decision, Decision::Accept);
    }

    #[test]
    fn an_unknown_decision_is_refused() {
        assert!(read(json!({"decision": "perhaps"})).is_err());
        assert!(read(json!([])).is_err());
    }
}
