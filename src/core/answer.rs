//! Reading an answer: what its status and its body mean.

use super::{error::Refusal, text::has};

/// A JSON value as its owner holds it, so that the host's own parser serves: ours would weigh more than all the rest.
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

/// What the status of an answer alone says of the call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was accepted.
    Accepted,
    /// It has to be made elsewhere.
    Redirected,
    /// It was refused.
    Refused,
}

impl Verdict {
    /// Judges a status; 0 is a redirect that a page may not look into.
    #[must_use]
    pub const fn of(status: u16) -> Self {
        match status {
            200..=299 => Self::Accepted,
            0 | 301 | 302 | 303 | 307 | 308 => Self::Redirected,
            _ => Self::Refused,
        }
    }
}

/// The reasons that a refusal gives. `body` is the parsed body, or the text itself where it is no JSON.
#[must_use]
pub fn reasons<J: Json>(body: Result<&J, &str>) -> Vec<Refusal> {
    match body {
        Ok(json) => refusals(json),
        Err(text) => plain_refusal(text).map_or_else(Vec::new, |refusal| vec![refusal]),
    }
}

/// The reasons in an error answer: `meta.error` and `meta.errors` of v1, `errors[]` of v2 and of the App API.
fn refusals<J: Json>(body: &J) -> Vec<Refusal> {
    let meta = body.get("meta");
    let single = meta.as_ref().and_then(|meta| meta.get("error"));
    let several = meta.as_ref().and_then(|meta| meta.get("errors")).or_else(|| body.get("errors"));
    let mut refusals = Vec::new();
    let mut read = |item: &J| {
        if let Some(refusal) = refusal(item) {
            refusals.push(refusal);
        }
    };
    if let Some(item) = single {
        read(&item);
    }
    for item in several.and_then(|errors| errors.items()).unwrap_or_default() {
        read(&item);
    }
    refusals
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
    let message = text.trim_ascii();
    let is_sentence = !message.is_empty() && message.len() <= 200 && !has(message, '<') && !has(message, '\n');
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
        fn index(&self) -> Option<usize> {
            self.as_u64().and_then(|index| index.try_into().ok())
        }
    }

    fn messages(body: Result<&Value, &str>) -> Vec<String> {
        reasons(body).into_iter().map(|refusal| refusal.message).collect()
    }

    #[test]
    fn a_status_is_success_redirect_or_refusal() {
        assert!([200, 201, 204, 207, 299].into_iter().all(|status| Verdict::of(status) == Verdict::Accepted));
        assert!([0, 301, 302, 303, 307, 308].into_iter().all(|status| Verdict::of(status) == Verdict::Redirected));
        assert!([199, 300, 304, 400, 500].into_iter().all(|status| Verdict::of(status) == Verdict::Refused));
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
        assert_eq!(reasons(Ok(&body)), vec![expected]);
    }

    #[test]
    fn a_proxys_page_is_no_reason() {
        assert!(messages(Err("<html><h1>502</h1></html>")).is_empty());
        assert!(messages(Err("")).is_empty());
        assert!(messages(Ok(&json!({"errors": null, "meta": 3}))).is_empty());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in any::<String>()) {
            let parsed = serde_json::from_str::<Value>(&text);
            prop_assert!(reasons(parsed.as_ref().map_err(|_| text.as_str())).len() <= text.len());
        }
    }
}
