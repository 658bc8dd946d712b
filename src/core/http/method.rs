//! HTTP methods.

use std::borrow::Cow;

use crate::core::error::Invalid;

/// Whether a request may be processed twice. A request with several operations has the greatest of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Idempotency {
    /// It changes nothing at all.
    ReadOnly,
    /// Repeating it changes nothing more, because of its method or a key in its body.
    Idempotent,
    /// Repeating it counts twice.
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

    /// Reads a method in either case. (`fetch` would send `patch` in lower case, which servers do not understand.)
    ///
    /// # Errors
    /// Text that is not a method name, and the methods that the Fetch standard forbids, by the argument `method`.
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

    /// The idempotency of the method (RFC 9110 section 9.2).
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
