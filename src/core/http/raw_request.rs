//! A raw request: any request to the API, kept below the base URL that the client's credentials belong to.

use super::{ContentType, Headers, Method, headers, percent::push_encoded};
use crate::core::error::Invalid;

/// How the body of a response is returned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseType {
    /// The parsed JSON.
    Json,
    /// The unchanged text.
    Text,
    /// The unchanged bytes.
    Binary,
}

impl ResponseType {
    /// Reads `json`, `text` or `binary`.
    ///
    /// # Errors
    /// Any other text, by the argument `responseType`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "json" => Ok(Self::Json),
            "text" => Ok(Self::Text),
            "binary" => Ok(Self::Binary),
            _ => Err(Invalid::new("responseType", "must be \"json\", \"text\" or \"binary\"")),
        }
    }
}

/// The parts of a raw request, except its body.
#[derive(Debug)]
pub struct RawRequest {
    /// The method.
    pub method: Method,
    /// The path below `/api`, beginning with a slash. It may have a query.
    pub path: String,
    /// Further query parameters, percent-encoded: `a=1&b=2`.
    pub query: String,
    /// The caller's headers.
    pub headers: Headers,
}

impl RawRequest {
    /// Checks that the request can be sent, and only below the base URL.
    ///
    /// # Errors
    /// The first part that cannot be sent, by its option's name.
    pub fn check(&self, body: ContentType) -> Result<(), Invalid> {
        check_path(&self.path)?;
        headers::check(&self.headers)?;
        let names_type = |(name, _): &(String, String)| name.eq_ignore_ascii_case("content-type");
        if body == ContentType::Multipart && self.headers.iter().any(names_type) {
            let problem =
                "cannot be combined with formData or fileData: the client sets it with their boundary. Remove it";
            return Err(Invalid::new("headers.content-type", problem));
        }
        if body != ContentType::None && !self.method.allows_body() {
            let problem = format!("cannot be sent with {}: fetch does not allow it", self.method.as_str());
            return Err(Invalid::new("data", problem));
        }
        Ok(())
    }

    /// Path and query below the base URL.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        let separator = match (self.query.as_str(), self.path.bytes().any(|byte| byte == b'?')) {
            ("", _) => "",
            (_, true) => "&",
            (_, false) => "?",
        };
        format!("/api{}{separator}{}", self.path, self.query)
    }

    /// The names and values of the whole query, as they are sent: percent-encoded.
    pub fn sent_parameters(&self) -> impl Iterator<Item = (String, String)> {
        let of_path = self.path.split_once('?').map_or("", |(_, query)| query);
        let pairs = of_path.split('&').chain(self.query.split('&')).filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    }
}

/// Checks that a path can be appended to a base URL. [`check_parsed`] does the rest.
fn check_path(path: &str) -> Result<(), Invalid> {
    let invalid = |problem| Err(Invalid::new("url", problem));
    if !matches!(path.as_bytes(), [b'/', rest @ ..] if rest.first() != Some(&b'/')) {
        return invalid(
            "must be a path that begins with one slash, such as \"/v1/accounts/region\": the client's region decides the host",
        );
    }
    // A parser keeps a fragment, but it is never sent.
    if path.chars().any(|char| char == '#' || char.is_control()) {
        return invalid("must not contain a fragment or a control character");
    }
    Ok(())
}

/// Checks that `fetch` will send to the `meant` URL. `parsed` is that URL as the host's own parser reads it.
///
/// Parsers trim white space, turn backslashes into slashes, and resolve dot segments, even percent-encoded ones. No list of forbidden
/// spellings would be complete, so the result is compared instead.
///
/// # Errors
/// A URL that the parser changes, by the argument `url`.
pub fn check_parsed(meant: &str, parsed: &str) -> Result<(), Invalid> {
    if with_encoded_characters(meant) == with_encoded_characters(parsed) {
        return Ok(());
    }
    let problem = "must be a path that URL parsers leave unchanged: without \".\" and \"..\" segments (percent-encoded or not), \
                   backslashes, and white space at its end";
    Err(Invalid::new("url", problem))
}

/// The URL with each character percent-encoded that any parser encodes. They disagree on a few, such as `^`.
fn with_encoded_characters(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !b"\"'<>^`{|}".contains(&byte) {
            out.push(char::from(byte));
        } else {
            push_encoded(&mut out, byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::http::percent::tests::decode_component;
    use proptest::prelude::*;

    #[test]
    fn a_response_type_is_one_of_three() {
        assert_eq!(ResponseType::parse("binary"), Ok(ResponseType::Binary));
        assert_eq!(ResponseType::parse("JSON").unwrap_err().argument, "responseType");
    }

    #[test]
    fn ordinary_paths_pass() {
        for path in ["/v1/accounts/region", "/v2/entity?dry=1&x=..", "/v1/customers/a%2Fb/events", "/v1/é..", "/"] {
            assert_eq!(check_path(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn paths_that_leave_the_base_are_refused() {
        let leaving = [
            "",
            "v1/x",
            "https://evil.example/v1",
            "//evil.example/v1",
            "\\\\evil.example",
            "/v1#x",
            "/\t/evil.example",
            "/v1\n",
            " /v1",
        ];
        for path in leaving {
            assert_eq!(check_path(path).unwrap_err().argument, "url", "{path:?}");
        }
    }

    #[test]
    fn a_body_needs_a_method_that_can_carry_it() {
        let call = |method| RawRequest { method, path: "/v1".into(), query: String::new(), headers: vec![] };
        let get = || Method::parse("GET").unwrap();
        assert_eq!(call(get()).check(ContentType::Json).unwrap_err().argument, "data");
        assert_eq!(call(get()).check(ContentType::None), Ok(()));
        assert_eq!(call(Method::DELETE).check(ContentType::Json), Ok(()));
    }

    #[test]
    fn a_multipart_body_sets_its_own_content_type() {
        let headers = vec![("Content-Type".into(), "application/json".into())];
        let call = RawRequest { method: Method::POST, path: "/v1".into(), query: String::new(), headers };
        assert_eq!(call.check(ContentType::Multipart).unwrap_err().argument, "headers.content-type");
        assert_eq!(call.check(ContentType::Text), Ok(()));
    }

    #[test]
    fn query_parameters_follow_those_of_the_path() {
        let joined = |path: &str, query: &str| {
            let (path, query) = (path.to_owned(), query.to_owned());
            RawRequest { method: Method::POST, path, query, headers: vec![] }.path_and_query()
        };
        assert_eq!(joined("/v2/entity?a=1", "b=2&b=3"), "/api/v2/entity?a=1&b=2&b=3");
        assert_eq!(joined("/v2/entity", "b=2"), "/api/v2/entity?b=2");
        assert_eq!(joined("/v2/entity", ""), "/api/v2/entity");
    }

    #[test]
    fn a_url_may_be_encoded_by_the_parser_and_nothing_else() {
        let same = [
            ("https://a/api/v1/x", "https://a/api/v1/x"),
            ("https://a/api/v1/a b/é?q='<>", "https://a/api/v1/a%20b/%C3%A9?q=%27%3C%3E"),
            ("https://a/api/v1/^|{}`\"", "https://a/api/v1/^|%7B%7D%60%22"),
            ("https://a/api/v1/%2f%2F%zz?", "https://a/api/v1/%2f%2F%zz?"),
            ("https://a/api/v1/🙂", "https://a/api/v1/%F0%9F%99%82"),
        ];
        for (meant, parsed) in same {
            assert_eq!(check_parsed(meant, parsed), Ok(()), "{meant}");
        }
        let other = [
            ("https://a/api/v1/customers/5/devices/.. ", "https://a/api/v1/customers/5/"),
            ("https://a/api/.. ", "https://a/"),
            ("https://a/api/v1/x ", "https://a/api/v1/x"),
            ("https://a/api/v1/%2e%2E/x", "https://a/api/x"),
            ("https://a/api/\\b", "https://a/api//b"),
            ("https://a/api/v1/x", ""),
            ("https://a/api/v1/x", "https://b/api/v1/x"),
            ("https://a/api/v1/%C3%A9", "https://a/api/v1/%c3%a9"),
        ];
        for (meant, parsed) in other {
            assert_eq!(check_parsed(meant, parsed).unwrap_err().argument, "url", "{meant}");
        }
    }

    proptest! {
        #[test]
        fn only_the_parsers_encoding_is_ignored(meant in "\\PC{0,20}", other in "\\PC{0,20}") {
            let decoded = |url: &str| decode_component(&with_encoded_characters(url));
            prop_assert!(check_parsed(&meant, &meant).is_ok());
            if check_parsed(&meant, &other).is_ok() {
                prop_assert_eq!(decoded(&meant), decoded(&other));
            }
        }
    }
}
