//! Reads a response: what its status means, and the reasons in a refusal.

use super::{UrlParts, retry_after::retry_after_ms};
use crate::core::error::{Failure, Refusal};

/// The default limit for the body of a success, in bytes. The API's own bodies are far shorter.
pub const MAX_RESPONSE_BYTES: usize = 4_000_000;

/// A response, read to its end, as the host holds it.
pub trait Response {
    /// The HTTP status; 0 for a redirect, which pages cannot read.
    fn status(&self) -> u16;
    /// The value of a header, by its name in lower case.
    fn header(&self, name: &str) -> Option<String>;
    /// The parts of `location` relative to `base`, by the host's parser.
    fn resolve(&self, location: &str, base: &str) -> Option<UrlParts>;
    /// What is wrong with the body of a success, if anything is.
    fn fault(&self) -> Option<Failure>;
    /// The reasons in a refusal: see [`refusals`].
    fn refusals(&self) -> Vec<Refusal>;
    /// The host's wall clock, in unix milliseconds.
    fn now_ms(&self) -> u64;
    /// A date in unix milliseconds, by the host's parser; 0 for one before 1970.
    fn parse_date(&self, date: &str) -> Option<u64>;
}

/// The failure of a call that was refused.
pub fn failure_of(response: &dyn Response) -> Failure {
    let retry_after = response.header("retry-after");
    Failure::Status {
        status: response.status(),
        refusals: response.refusals(),
        retry_after_ms: retry_after
            .and_then(|value| retry_after_ms(&value, response.now_ms(), |date| response.parse_date(date))),
    }
}

/// A JSON value of the host's own parser. A parser in the core would be large.
pub trait Json: Sized {
    /// The member of an object.
    fn get(&self, key: &str) -> Option<Self>;
    /// The text of a string.
    fn text(&self) -> Option<String>;
    /// The items of an array.
    fn items(&self) -> Option<Vec<Self>>;
    /// The value of a number that can be an index.
    fn index(&self) -> Option<usize>;
}

/// What a status means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusClass {
    /// The request was accepted.
    Success,
    /// The request must be sent to another URL.
    Redirect,
    /// The request was refused, or failed on its way.
    Failure,
}

impl StatusClass {
    /// Classifies a status. 0 is a redirect, which pages cannot read.
    #[must_use]
    pub const fn from_status(status: u16) -> Self {
        match status {
            200..=299 => Self::Success,
            0 | 301 | 302 | 303 | 307 | 308 => Self::Redirect,
            _ => Self::Failure,
        }
    }
}

/// The reasons in a refusal. `body` is the parsed body, or its text if it is not JSON.
#[must_use]
pub fn refusals<J: Json>(body: Result<&J, &str>) -> Vec<Refusal> {
    match body {
        Ok(json) => json_refusals(json),
        Err(text) => plain_refusal(text).into_iter().collect(),
    }
}

/// The reasons in the body of a refusal: `meta.error` and `meta.errors` of v1, `errors[]` of v2 and of the App API.
fn json_refusals<J: Json>(body: &J) -> Vec<Refusal> {
    let meta = body.get("meta");
    let single = meta.as_ref().and_then(|meta| meta.get("error"));
    let several = meta.as_ref().and_then(|meta| meta.get("errors")).or_else(|| body.get("errors"));
    single
        .into_iter()
        .chain(several.and_then(|errors| errors.items()).unwrap_or_default())
        .filter_map(|item| reason(&item))
        .collect()
}

/// One reason of a refusal, in any of the APIs' shapes; `None` if it has no message.
pub fn reason<J: Json>(item: &J) -> Option<Refusal> {
    if let Some(message) = item.text() {
        return Some(Refusal::new(message));
    }
    let field_text = |key| item.get(key).and_then(|value| value.text());
    let reason = field_text("reason");
    let message = field_text("message").or_else(|| field_text("detail")).or_else(|| reason.clone())?;
    let pointer = || item.get("source")?.get("pointer")?.text();
    Some(Refusal { reason, field: field_text("field").or_else(pointer), message })
}

/// A short line of text is a reason (Customer.io's 401 says `Unauthorized request`). A proxy's HTML page is not.
fn plain_refusal(text: &str) -> Option<Refusal> {
    let message = text.trim_ascii();
    let is_sentence = !message.is_empty() && message.len() <= 200 && !message.contains(['<', '\n']);
    is_sentence.then(|| Refusal::new(message))
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
        fn index(&self) -> Option<usize> {
            self.as_u64().and_then(|index| index.try_into().ok())
        }
    }

    fn messages(body: Result<&Value, &str>) -> Vec<String> {
        refusals(body).into_iter().map(|refusal| refusal.message).collect()
    }

    #[test]
    fn a_status_is_success_redirect_or_refusal() {
        assert!(
            [200, 201, 204, 207, 299]
                .into_iter()
                .all(|status| StatusClass::from_status(status) == StatusClass::Success)
        );
        assert!(
            [0, 301, 302, 303, 307, 308]
                .into_iter()
                .all(|status| StatusClass::from_status(status) == StatusClass::Redirect)
        );
        assert!(
            [199, 300, 304, 400, 500]
                .into_iter()
                .all(|status| StatusClass::from_status(status) == StatusClass::Failure)
        );
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
        assert_eq!(refusals(Ok(&body)), vec![expected]);
    }

    #[test]
    fn a_pointer_of_the_app_api_is_the_field() {
        let body = json!({"errors": [{"detail": "is not valid", "source": {"pointer": "/ids"}, "status": "422"}]});
        let expected = Refusal { field: Some("/ids".into()), ..Refusal::new("is not valid") };
        assert_eq!(refusals(Ok(&body)), vec![expected]);
    }

    #[test]
    fn a_proxys_page_is_not_a_reason() {
        assert!(messages(Err("<html><h1>502</h1></html>")).is_empty());
        assert!(messages(Err("")).is_empty());
        assert!(messages(Ok(&json!({"errors": null, "meta": 3}))).is_empty());
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            let parsed = serde_json::from_str::<Value>(&text);
            prop_assert!(refusals(parsed.as_ref().map_err(|_| text.as_str())).len() <= text.len());
        }
    }
}
