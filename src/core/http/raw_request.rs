//! A raw request: any call of the API, kept below the base URL that the client's credentials belong to.

use super::{ContentType, Headers, Method, headers};
use crate::core::error::Invalid;

/// How a raw request gives the body of its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseType {
    /// The parsed JSON.
    Json,
    /// The text as it came.
    Text,
    /// The bytes as they came.
    Binary,
}

impl ResponseType {
    /// Reads `json`, `text` or `binary`.
    ///
    /// # Errors
    /// Anything else is refused as the argument `responseType`.
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
    /// The path below `/api`, beginning with a slash; a query may follow.
    pub path: String,
    /// Further parameters of the query, percent-encoded: `a=1&b=2`.
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
            let problem = "cannot be set beside formData or fileData: the body sets it, with its boundary";
            return Err(Invalid::new("headers.content-type", problem));
        }
        if body != ContentType::None && !self.method.allows_body() {
            let problem = format!("cannot be sent with {}: fetch refuses it", self.method.as_str());
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
}

/// The path must stay below the base URL after any URL parser has read it: parsers read a backslash as a slash, drop tabs and line
/// ends, and fold dot segments, percent-encoded ones too.
fn check_path(path: &str) -> Result<(), Invalid> {
    let invalid = |problem| Err(Invalid::new("url", problem));
    if !matches!(path.as_bytes(), [b'/', rest @ ..] if rest.first() != Some(&b'/')) {
        return invalid(
            "must be a path that begins with one slash, such as \"/v1/accounts/region\": the host follows the region",
        );
    }
    if path.chars().any(|char| matches!(char, '\\' | '#') || char.is_control()) {
        return invalid("must not contain a backslash, a fragment or a control character");
    }
    let before_query = path.as_bytes().split(|byte| *byte == b'?').next().unwrap_or_default();
    if before_query.split(|byte| *byte == b'/').any(is_dot_segment) {
        return invalid("must not contain \".\" or \"..\" as a segment, percent-encoded or not");
    }
    Ok(())
}

fn is_dot_segment(segment: &[u8]) -> bool {
    const SPELLINGS: [&str; 6] = [".", "..", "%2e", ".%2e", "%2e.", "%2e%2e"];
    SPELLINGS.iter().any(|spelling| segment.eq_ignore_ascii_case(spelling.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
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
            "/\\evil.example",
            "\\\\evil.example",
            "/v1/../../x",
            "/%2e%2e/x",
            "/v1/%2E./x",
            "/v1/.%2e",
            "/./x",
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

    proptest! {
        #[test]
        fn an_accepted_path_never_climbs(path in r"/([a-z./\\%2eE?#]|\.\.|%2e){0,24}") {
            if check_path(&path).is_ok() {
                let below = path.split('?').next().unwrap_or_default().to_ascii_lowercase().replace("%2e", ".");
                prop_assert!(!below.split(['/', '\\']).any(|segment| segment == ".."));
            }
        }
    }
}
