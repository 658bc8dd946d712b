//! Reading an answer: what its status and its body mean.

use super::error::{Failure, Refusal};

/// A JSON value as its owner holds it, so that the host's own parser serves: ours would weigh more than all the rest.
pub trait Json: Sized {
    /// The member of an object.
    fn get(&self, key: &str) -> Option<Self>;
    /// The text of a string.
    fn text(&self) -> Option<String>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// Whether it is a number, or a bigint.
    fn is_number(&self) -> bool;
    /// The value of a number that can be an index.
    fn index(&self) -> Option<usize>;
}

/// Judges an answer by its status. `body` is the parsed body, or the text itself where it is no JSON.
///
/// # Errors
/// [`Failure::Refused`] with the body's reasons, for a status outside 200 to 299.
pub fn judge<J: Json>(status: u16, body: Result<&J, &str>) -> Result<(), Failure> {
    if (200..300).contains(&status) {
        return Ok(());
    }
    let refusals = match body {
        Ok(json) => refusals(json),
        Err(text) => plain_refusal(text).into_iter().collect(),
    };
    Err(Failure::Refused { status, refusals })
}

/// The reasons in an error answer: `meta.error` and `meta.errors` of v1, `errors[]` of v2 and of the App API.
fn refusals<J: Json>(body: &J) -> Vec<Refusal> {
    let meta = body.get("meta");
    let single = meta.as_ref().and_then(|meta| meta.get("error"));
    let several = meta.as_ref().and_then(|meta| meta.get("errors")).or_else(|| body.get("errors"));
    let several = several.and_then(|errors| errors.items()).unwrap_or_default();
    single.into_iter().chain(several).filter_map(|item| refusal(&item)).collect()
}

/// One reason in an error answer, in whichever of its shapes; `None` if it says nothing.
pub fn refusal<J: Json>(item: &J) -> Option<Refusal> {
    if let Some(message) = item.text() {
        return Some(Refusal { message, ..Refusal::default() });
    }
    let field_text = |key| item.get(key).and_then(|value| value.text());
    let reason = field_text("reason");
    let message = field_text("message").or_else(|| field_text("detail")).or_else(|| reason.clone())?;
    Some(Refusal { reason, field: field_text("field"), message })
}

/// A short text of one line is the reason itself (the real 401 is `Unauthorized request`); a proxy's page is not.
fn plain_refusal(text: &str) -> Option<Refusal> {
    let message = text.trim();
    let is_sentence = !message.is_empty() && message.len() <= 200 && !message.contains(['<', '\n']);
    is_sentence.then(|| Refusal { message: message.to_owned(), ..Refusal::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    impl Json for Value {
        fn get(&self, key: &str) -> Option<Self> {
            Value::get(self, key).cloned()
        }
        fn text(&self) -> Option<String> {
            self.as_str().map(str::to_owned)
        }
        fn items(&self) -> Option<Vec<Self>> {
            self.as_array().cloned()
        }
        fn is_number(&self) -> bool {
            Value::is_number(self)
        }
        fn index(&self) -> Option<usize> {
            self.as_u64().and_then(|index| index.try_into().ok())
        }
    }

    fn messages(body: Result<&Value, &str>) -> Vec<String> {
        match judge(400, body) {
            Err(Failure::Refused { refusals, .. }) => refusals.into_iter().map(|refusal| refusal.message).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_success_status_is_success() {
        for status in [200, 201, 204, 299] {
            assert_eq!(judge::<Value>(status, Err("")), Ok(()));
        }
        for status in [0, 199, 300, 301, 400, 500] {
            assert!(judge::<Value>(status, Err("")).is_err());
        }
    }

    #[test]
    fn each_error_shape_of_the_apis_is_read() {
        assert_eq!(messages(Ok(&json!({"meta": {"error": "no"}}))), ["no"]);
        assert_eq!(messages(Ok(&json!({"meta": {"errors": ["a", "b"]}}))), ["a", "b"]);
        assert_eq!(
            messages(Ok(&json!({"errors": [{"detail": "wrong datacenter", "status": "301"}]}))),
            ["wrong datacenter"]
        );
        assert_eq!(messages(Err(" Unauthorized request\n")), ["Unauthorized request"]);
    }

    #[test]
    fn a_v2_refusal_keeps_reason_and_field() {
        let body = json!({"errors": [{"reason": "required", "field": "identifiers.id", "message": "is missing"}]});
        let expected = Refusal {
            reason: Some("required".into()),
            field: Some("identifiers.id".into()),
            message: "is missing".into(),
        };
        assert_eq!(judge(400, Ok(&body)), Err(Failure::Refused { status: 400, refusals: vec![expected] }));
    }

    #[test]
    fn a_proxys_page_is_no_reason() {
        assert!(messages(Err("<html><h1>502</h1></html>")).is_empty());
        assert!(messages(Err("")).is_empty());
        assert!(messages(Ok(&json!({"errors": null, "meta": 3}))).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(status in any::<u16>(), text in any::<String>()) {
            let parsed = serde_json::from_str::<Value>(&text);
            let verdict = judge(status, parsed.as_ref().map_err(|_| text.as_str()));
            prop_assert_eq!(verdict.is_ok(), (200..300).contains(&status));
        }
    }
}
