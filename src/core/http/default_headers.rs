//! The headers that a client sends with every request.

use super::{ContentType, Credentials, Headers};

/// The credentials, and the headers that the caller adds to every request.
pub struct DefaultHeaders {
    credentials: Credentials,
    headers: Headers,
}

impl DefaultHeaders {
    /// The headers of a client. `headers` have been checked.
    #[must_use]
    pub fn new(credentials: Credentials, headers: Headers) -> Self {
        Self { credentials, headers }
    }

    /// The headers of one request with headers of its `own`. `Authorization` comes last, so that nothing can replace it.
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

    /// The same headers for logs and hooks: without the credentials, and without the caller's values, which may be secrets too.
    #[must_use]
    pub fn shown(&self, content_type: ContentType, own: &[(String, String)], authenticates: bool) -> Headers {
        let mut headers = self.with(content_type, own, authenticates);
        for (name, value) in &mut headers {
            match name.as_str() {
                "content-type" => {}
                "authorization" => *value = self.credentials.redacted(),
                _ => "[redacted]".clone_into(value),
            }
        }
        headers
    }

    /// The texts to redact everywhere: the credentials, and the values of the caller's headers whose names suggest secrets. Short texts
    /// are left out, because ordinary text contains them too.
    #[must_use]
    pub fn secrets(&self, own: &[(String, String)]) -> Vec<String> {
        let headers = self.headers.iter().chain(own).filter(|(name, _)| names_a_secret(name));
        // For `Bearer x`, also the part after the scheme.
        let values = headers.flat_map(|(_, value)| [Some(value.as_str()), value.split_once(' ').map(|(_, rest)| rest)]);
        let secrets = self.credentials.secrets().chain(values.flatten());
        secrets.filter(|secret| secret.chars().count() >= LEAST_CHARS).map(str::to_owned).collect()
    }
}

/// The fewest characters of a text that is redacted.
const LEAST_CHARS: usize = 6;

fn names_a_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let words = ["auth", "cookie", "credential", "key", "pass", "secret", "session", "sign", "token"];
    words.iter().any(|word| name.contains(word))
}

fn extend_in_lower_case(headers: &mut Headers, others: &[(String, String)]) {
    headers.extend(others.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.clone())));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn default_headers() -> DefaultHeaders {
        DefaultHeaders::new(Credentials::basic("site", "key").unwrap(), vec![("X-App".into(), "shop".into())])
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
    fn shown_headers_have_neither_the_credentials_nor_the_callers_values() {
        let own = [("Cookie".into(), "session=1".into()), ("Content-Type".into(), "application/x-ndjson".into())];
        let shown = default_headers().shown(ContentType::Json, &own, true);
        assert_eq!(header(&shown, "authorization"), Some("Basic [redacted]"));
        assert_eq!(header(&shown, "x-app"), Some("[redacted]"));
        assert_eq!(header(&shown, "cookie"), Some("[redacted]"));
        assert_eq!(header(&shown, "content-type"), Some("application/x-ndjson"));
    }

    #[test]
    fn secrets_are_the_credentials_and_headers_with_suspicious_names() {
        let own = [
            ("Proxy-Authorization".into(), "Bearer pr0xy-s3cret".into()),
            ("X-Api-Key".into(), "other-key".into()),
            ("Cookie".into(), "a=1".into()),
            ("Accept".into(), "application/json".into()),
        ];
        assert_eq!(
            default_headers().secrets(&own),
            ["Basic c2l0ZTprZXk", "c2l0ZTprZXk", "site:key", "Bearer pr0xy-s3cret", "pr0xy-s3cret", "other-key"]
        );
    }
}
