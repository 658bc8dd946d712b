//! The refusal of one operation in a batch, as the response to a single call.

use crate::core::{
    error::Refusal,
    json::{Array, Object},
};

/// The body with which Customer.io refuses a single operation for these reasons.
#[must_use]
pub fn refusal_body(refusals: &[Refusal]) -> Vec<u8> {
    let mut errors = Array::default();
    for Refusal { reason, field, message } in refusals {
        let mut error = Object::new();
        for (name, text) in [("reason", reason), ("field", field)] {
            if let Some(text) = text {
                error = error.text(name, text);
            }
        }
        errors.push(&error.text("message", message).finish());
    }
    Object::new().json("errors", &errors.finish()).finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_reasons_read_like_those_of_a_single_operation() {
        let full =
            Refusal { reason: Some("required".into()), field: Some("name".into()), message: "is \"missing\"".into() };
        let body: serde_json::Value = serde_json::from_slice(&refusal_body(&[full, Refusal::new("no")])).unwrap();
        let expected = json!({"errors": [
            {"reason": "required", "field": "name", "message": "is \"missing\""},
            {"message": "no"},
        ]});
        assert_eq!(body, expected);
    }
}
