//! A raw request: any call of the Track API, kept under the base that the client's credentials belong to.

use super::{
    error::Invalid,
    headers::{self, Headers},
    method::Method,
    percent::encode_component,
    request::Body,
    text::{concat, has},
};

/// What the data of a raw request's answer is to be.
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

/// A raw request's parts, the body apart.
#[derive(Debug)]
pub struct RawCall {
    /// The method.
    pub method: Method,
    /// The path below `/api`, beginning with a slash; a query may follow.
    pub path: String,
    /// Further parts of the query, in order; a name may repeat.
    pub query: Vec<(String, String)>,
    /// The caller's headers.
    pub headers: Headers,
}

impl RawCall {
    /// Checks that the call can be sent, and nowhere but under the base.
    ///
    /// # Errors
    /// The first part that is unfit, by its option's name.
    pub fn check(&self, body: Body) -> Result<(), Invalid> {
        check_path(&self.path)?;
        headers::check(&self.headers)?;
        let names_type = |(name, _): &(String, String)| name.eq_ignore_ascii_case("content-type");
        if body == Body::Multipart && self.headers.iter().any(names_type) {
            let problem = "cannot be set beside formData or fileData: the body sets it, with its boundary";
            return Err(Invalid::new("headers.content-type", problem));
        }
        if body != Body::None && !self.method.allows_body() {
            let problem = concat(&["cannot be sent with ", self.method.as_str(), ": fetch refuses it"]);
            return Err(Invalid::new("data", problem));
        }
        Ok(())
    }

    /// Path and query below the root.
    #[must_use]
    pub fn path_and_query(&self) -> String {
        let mut path = String::from("/api");
        path.push_str(&self.path);
        let mut separator = if has(&self.path, '?') { '&' } else { '?' };
        for (name, value) in &self.query {
            path.push(separator);
            encode_component(&mut path, name);
            path.push('=');
            encode_component(&mut path, value);
            separator = '&';
        }
        path
    }
}

/// The path must stay a path below the base after any URL parser has read it: parsers take a backslash for a slash, drop
/// tabs and line ends, and fold dot segments, percent-encoded ones too.
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
        let call = |method| RawCall { method, path: "/v1".into(), query: vec![], headers: vec![] };
        let get = || Method::parse("GET").unwrap();
        assert_eq!(call(get()).check(Body::Json).unwrap_err().argument, "data");
        assert_eq!(call(get()).check(Body::None), Ok(()));
        assert_eq!(call(Method::DELETE).check(Body::Json), Ok(()));
    }

    #[test]
    fn a_multipart_body_sets_its_own_content_type() {
        let headers = vec![("Content-Type".into(), "application/json".into())];
        let call = RawCall { method: Method::POST, path: "/v1".into(), query: vec![], headers };
        assert_eq!(call.check(Body::Multipart).unwrap_err().argument, "headers.content-type");
        assert_eq!(call.check(Body::Text), Ok(()));
    }

    #[test]
    fn query_parameters_follow_those_of_the_path() {
        let query = vec![("b c".into(), "d&e".into()), ("b c".into(), "f".into())];
        let call = RawCall { method: Method::POST, path: "/v2/entity?a=1".into(), query, headers: vec![] };
        assert_eq!(call.path_and_query(), "/api/v2/entity?a=1&b%20c=d%26e&b%20c=f");
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
