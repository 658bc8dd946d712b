//! What goes out beside the body, which stays in the hands of the boundary.

use super::{credentials::Credentials, headers::Headers};

/// What a body is, as far as its `Content-Type` goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    /// There is none.
    None,
    /// JSON text.
    Json,
    /// Any other text.
    Text,
    /// Bytes.
    Bytes,
    /// A body that brings a `Content-Type` of its own, as a `Blob` does.
    SelfDescribing,
    /// A multipart body, whose own `Content-Type` has the boundary in it.
    Multipart,
}

impl Body {
    const fn content_type(self) -> Option<&'static str> {
        match self {
            Self::None | Self::SelfDescribing | Self::Multipart => None,
            Self::Json => Some("application/json"),
            Self::Text => Some("text/plain;charset=UTF-8"),
            Self::Bytes => Some("application/octet-stream"),
        }
    }
}

/// Who sends: the credentials, and the headers that the caller adds to every request.
pub struct Sender {
    credentials: Credentials,
    headers: Headers,
}

impl Sender {
    /// A sender whose requests all carry the caller's `headers`, checked before.
    #[must_use]
    pub fn new(credentials: Credentials, headers: Headers) -> Self {
        Self { credentials, headers }
    }

    /// The headers of one request, in the order in which they are set: a later one replaces an earlier one of the same name.
    /// `Authorization` is set last, if the call carries it, so that nothing can replace it.
    #[must_use]
    pub fn headers(&self, body: Body, own: &[(String, String)], auth: bool) -> Headers {
        let mut headers = Headers::new();
        extend_in_lower_case(&mut headers, &self.headers);
        if let Some(content_type) = body.content_type() {
            headers.push(("content-type".to_owned(), content_type.to_owned()));
        }
        extend_in_lower_case(&mut headers, own);
        if auth {
            headers.push(("authorization".to_owned(), self.credentials.header_value().to_owned()));
        }
        headers
    }
}

fn extend_in_lower_case(headers: &mut Headers, others: &[(String, String)]) {
    for (name, value) in others {
        headers.push((name.to_ascii_lowercase(), value.clone()));
    }
}

/// The same headers, fit to be shown.
#[must_use]
pub fn redacted(mut headers: Headers) -> Headers {
    for (name, value) in &mut headers {
        if name == "authorization" {
            "Basic [redacted]".clone_into(value);
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender() -> Sender {
        Sender::new(Credentials::new("site", "key").unwrap(), vec![("X-App".into(), "shop".into())])
    }

    fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
        headers.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn headers_are_complete() {
        let headers = sender().headers(Body::Json, &[], true);
        assert_eq!(header(&headers, "content-type"), Some("application/json"));
        assert_eq!(header(&headers, "authorization"), Some("Basic c2l0ZTprZXk="));
        assert_eq!(header(&headers, "x-app"), Some("shop"));
    }

    #[test]
    fn a_call_without_credentials_has_none() {
        assert_eq!(header(&sender().headers(Body::Json, &[], false), "authorization"), None);
    }

    #[test]
    fn no_body_means_no_content_type() {
        assert_eq!(header(&sender().headers(Body::None, &[], true), "content-type"), None);
    }

    #[test]
    fn a_requests_own_headers_win_over_the_senders() {
        let own = vec![("X-APP".into(), "raw".into()), ("Content-Type".into(), "application/x-ndjson".into())];
        let headers = sender().headers(Body::Text, &own, true);
        assert_eq!(header(&headers, "x-app"), Some("raw"));
        assert_eq!(header(&headers, "content-type"), Some("application/x-ndjson"));
    }

    #[test]
    fn what_is_shown_has_no_credentials() {
        let shown = redacted(sender().headers(Body::Json, &[], true));
        assert_eq!(header(&shown, "authorization"), Some("Basic [redacted]"));
        assert_eq!(header(&shown, "x-app"), Some("shop"));
    }
}
