//! HTTP methods.

use std::borrow::Cow;

use crate::core::error::Invalid;

/// Whether a request may be processed twice. The greater of two is that of a request that holds both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Idempotency {
    /// It changes nothing at all.
    ReadOnly,
    /// A second time changes nothing: the method says so, or a key in the body.
    Idempotent,
    /// A second time counts double.
    NonIdempotent,
}

/// An HTTP method that `fetch` can send, in upper case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method(Cow<'static, str>);

impl Method {
    /// `DELETE`.
    pub const DELETE: Self = Self(Cow::Borrowed("DELETE"));
    /// `GET`.
    pub const GET: Self = Self(Cow::Borrowed("GET"));
    /// `POST`.
    pub const POST: Self = Self(Cow::Borrowed("POST"));
    /// `PUT`.
    pub const PUT: Self = Self(Cow::Borrowed("PUT"));

    /// Reads a method in upper or lower case: `fetch` itself would send `patch` as it is, which servers do not understand.
    ///
    /// # Errors
    /// Refused as the argument `method`: text that is not a method name, and the three that the Fetch standard forbids.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let method = text.to_ascii_uppercase();
        let is_name =
            !method.is_empty() && method.as_bytes().iter().all(|byte| byte.is_ascii_uppercase() || *byte == b'-');
        if !is_name {
            return Err(Invalid::new("method", "must be an HTTP method, such as \"GET\" or \"POST\""));
        }
        if matches!(method.as_str(), "CONNECT" | "TRACE" | "TRACK") {
            return Err(Invalid::new("method", format!("{method} cannot be sent: the Fetch standard forbids it")));
        }
        Ok(Self(Cow::Owned(method)))
    }

    /// The method's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a second request changes nothing more than the first (RFC 9110 section 9.2.2).
    #[must_use]
    pub fn idempotency(&self) -> Idempotency {
        match self.as_str() {
            "GET" | "HEAD" | "OPTIONS" => Idempotency::ReadOnly,
            "PUT" | "DELETE" => Idempotency::Idempotent,
            _ => Idempotency::NonIdempotent,
        }
    }

    /// Whether `fetch` allows a body with this method.
    #[must_use]
    pub fn allows_body(&self) -> bool {
        !matches!(self.as_str(), "GET" | "HEAD")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_any_method_in_either_case() {
        for (text, method) in [("get", "GET"), ("Patch", "PATCH"), ("PURGE", "PURGE"), ("m-search", "M-SEARCH")] {
            assert_eq!(Method::parse(text).unwrap().as_str(), method);
        }
    }

    #[test]
    fn refuses_what_fetch_would_refuse() {
        for text in ["", " ", "GET ", "GE\nT", "connect", "TRACE", "track", "é"] {
            assert_eq!(Method::parse(text).unwrap_err().argument, "method", "{text:?}");
        }
    }

    #[test]
    fn posts_and_patches_are_not_idempotent() {
        assert_eq!(Method::GET.idempotency(), Idempotency::ReadOnly);
        for method in [Method::PUT, Method::DELETE] {
            assert_eq!(method.idempotency(), Idempotency::Idempotent);
        }
        for method in [Method::POST, Method::parse("patch").unwrap()] {
            assert_eq!(method.idempotency(), Idempotency::NonIdempotent);
        }
    }

    #[test]
    fn only_get_and_head_have_no_body() {
        assert!(!Method::parse("get").unwrap().allows_body());
        assert!(!Method::parse("head").unwrap().allows_body());
        assert!(Method::DELETE.allows_body());
    }
}
