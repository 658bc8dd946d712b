//! The headers of every request of a client.

use super::{ContentType, Credentials, Headers};

/// The credentials, and the headers that the caller adds to every request.
pub struct DefaultHeaders {
    credentials: Credentials,
    headers: Headers,
}

impl DefaultHeaders {
    /// Those of a client whose `headers` have been checked.
    #[must_use]
    pub fn new(credentials: Credentials, headers: Headers) -> Self {
        Self { credentials, headers }
    }

    /// The headers of one request, in the order in which they are set: a later one replaces an earlier one of the same name. A
    /// request that authenticates sets `Authorization` last, so that nothing can replace it.
    #[must_use]
    pub fn with(&self, content_type: ContentType, own: &[(String, String)], authenticates: bool) -> Headers {
        let mut headers = Headers::new();
        extend_in_lower_case(&mut headers, &self.headers);
        if let Some(content_type) = content_type.header_value() {
            headers.push(("content-type".to_owned(), content_type.to_owned()));
        }
        extend_in_lower_case(&mut headers, own);
        if authenticates {
            headers.push(("authorization".to_owned(), self.credentials.header_value().to_owned()));
        }
        headers
    }
}

fn extend_in_lower_case(headers: &mut Headers, others: &[(String, String)]) {
    headers.extend(others.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())));
}

/// The same headers without credentials, to be shown.
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

    fn default_headers() -> DefaultHeaders {
        DefaultHeaders::new(Credentials::new("site", "key").unwrap(), vec![("X-App".into(), "shop".into())])
    }

    fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
        headers.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn every_header_is_there() {
        let headers = default_headers().with(ContentType::Json, &[], true);
        assert_eq!(header(&headers, "content-type"), Some("application/json"));
        assert_eq!(header(&headers, "authorization"), Some("Basic c2l0ZTprZXk="));
        assert_eq!(header(&headers, "x-app"), Some("shop"));
    }

    #[test]
    fn a_call_without_credentials_has_none() {
        assert_eq!(header(&default_headers().with(ContentType::Json, &[], false), "authorization"), None);
    }

    #[test]
    fn no_body_means_no_content_type() {
        assert_eq!(header(&default_headers().with(ContentType::None, &[], true), "content-type"), None);
    }

    #[test]
    fn a_requests_own_headers_win_over_the_clients() {
        let own = vec![("X-APP".into(), "raw".into()), ("Content-Type".into(), "application/x-ndjson".into())];
        let headers = default_headers().with(ContentType::Text, &own, true);
        assert_eq!(header(&headers, "x-app"), Some("raw"));
        assert_eq!(header(&headers, "content-type"), Some("application/x-ndjson"));
    }

    #[test]
    fn redacted_headers_have_no_credentials() {
        let shown = redacted(default_headers().with(ContentType::Json, &[], true));
        assert_eq!(header(&shown, "authorization"), Some("Basic [redacted]"));
        assert_eq!(header(&shown, "x-app"), Some("shop"));
    }
}
