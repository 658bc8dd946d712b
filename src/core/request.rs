//! A request as a value: all that goes out but the body, which stays in the hands of the boundary.

use super::{
    base::Base, credentials::Credentials, endpoint::Endpoint, error::Invalid, headers::Headers, method::Method,
    raw::RawCall,
};

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
}

impl Body {
    const fn content_type(self) -> Option<&'static str> {
        match self {
            Self::None | Self::SelfDescribing => None,
            Self::Json => Some("application/json"),
            Self::Text => Some("text/plain;charset=UTF-8"),
            Self::Bytes => Some("application/octet-stream"),
        }
    }
}

/// One request. It holds the credentials: it is for the transport alone, and so has no `Debug`.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The absolute URL.
    pub url: String,
    /// The headers, in the order in which they are set: a later one replaces an earlier one of the same name.
    pub headers: Headers,
}

/// Where requests go and who sends them: what one client holds.
pub struct Connection {
    base: Base,
    credentials: Credentials,
    headers: Headers,
}

impl Connection {
    /// A connection whose requests all carry the caller's `headers`, checked before.
    #[must_use]
    pub fn new(base: Base, credentials: Credentials, headers: Headers) -> Self {
        Self { base, credentials, headers }
    }

    /// The request of an endpoint: `identifiers` fill its path's places, in order.
    ///
    /// # Errors
    /// The first identifier that cannot be a path segment, by the name of its place.
    pub fn request(&self, endpoint: &Endpoint, identifiers: &[&str], body: Body) -> Result<Request, Invalid> {
        let mut url = self.base.as_str().to_owned();
        endpoint.push_path(&mut url, identifiers)?;
        Ok(self.assemble(endpoint.method.clone(), url, &[], body))
    }

    /// The request of a raw call, always under this connection's own base.
    ///
    /// # Errors
    /// Whatever of the call is unfit, by its option's name.
    pub fn raw_request(&self, call: &RawCall, body: Body) -> Result<Request, Invalid> {
        call.check(body)?;
        let mut url = format!("{}/api", self.base.as_str());
        call.push_path_and_query(&mut url);
        Ok(self.assemble(call.method.clone(), url, &call.headers, body))
    }

    /// `Authorization` is set last: nothing can replace it.
    fn assemble(&self, method: Method, url: String, call_headers: &[(String, String)], body: Body) -> Request {
        let mut headers = Headers::new();
        if let Some(content_type) = body.content_type() {
            headers.push(("content-type".to_owned(), content_type.to_owned()));
        }
        headers.extend_from_slice(&self.headers);
        headers.extend_from_slice(call_headers);
        headers.push(("authorization".to_owned(), self.credentials.header_value().to_owned()));
        Request { method, url, headers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::{endpoint, region::Region};

    fn connection() -> Connection {
        let credentials = Credentials::new("site", "key").unwrap();
        Connection::new(Base::of_region(Region::Eu), credentials, vec![("x-app".into(), "shop".into())])
    }

    fn header<'a>(request: &'a Request, name: &str) -> Option<&'a str> {
        request.headers.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn an_endpoints_request_is_complete() {
        let request = connection().request(&endpoint::TRACK, &["a/b"], Body::Json).unwrap();
        assert_eq!(request.method.as_str(), "POST");
        assert_eq!(request.url, "https://track-eu.customer.io/api/v1/customers/a%2Fb/events");
        assert_eq!(header(&request, "content-type"), Some("application/json"));
        assert_eq!(header(&request, "authorization"), Some("Basic c2l0ZTprZXk="));
        assert_eq!(header(&request, "x-app"), Some("shop"));
    }

    #[test]
    fn no_body_means_no_content_type() {
        let request = connection().request(&endpoint::DESTROY, &["42"], Body::None).unwrap();
        assert_eq!(header(&request, "content-type"), None);
    }

    #[test]
    fn a_raw_call_stays_under_the_base_and_its_headers_win_over_the_connections() {
        let call = RawCall {
            method: Method::POST,
            path: "/v2/entity?a=1".into(),
            query: vec![("b c".into(), "d&e".into())],
            headers: vec![("x-app".into(), "raw".into()), ("content-type".into(), "application/x-ndjson".into())],
        };
        let request = connection().raw_request(&call, Body::Text).unwrap();
        assert_eq!(request.url, "https://track-eu.customer.io/api/v2/entity?a=1&b%20c=d%26e");
        assert_eq!(header(&request, "x-app"), Some("raw"));
        assert_eq!(header(&request, "content-type"), Some("application/x-ndjson"));
        assert_eq!(header(&request, "authorization"), Some("Basic c2l0ZTprZXk="));
    }
}
