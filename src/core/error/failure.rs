//! Why a call failed.

use serde::Serialize;

use super::Invalid;

/// Statuses after which the same request may well succeed: overload, or a failure of a gateway. Those of the official client, and 425 (Too
/// Early, RFC 8470).
pub const TRANSIENT_STATUSES: &[u16] = &[408, 425, 429, 500, 502, 503, 504, 522, 524];

/// One reason of a refusal, in the server's words, from any of the APIs' error shapes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The kind of fault (v2 only), such as `required` or `invalid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The field at fault (v2 only), such as `identifiers.id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The server's message.
    pub message: String,
}

impl Refusal {
    /// A refusal with a message only.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// An argument is not valid; nothing was sent.
    Invalid(Invalid),
    /// Customer.io responded with a status that is neither a success nor a redirect.
    Status {
        /// The HTTP status.
        status: u16,
        /// The reasons in the response, if it was readable.
        refusals: Vec<Refusal>,
        /// The wait that the response asks for, in milliseconds.
        retry_after_ms: Option<u32>,
    },
    /// Customer.io refuses every request until the next day, by a 429 without `Retry-After`.
    QuotaSpent {
        /// The reasons in the response, if it was readable.
        refusals: Vec<Refusal>,
    },
    /// Customer.io responded with a success whose body is not the expected JSON.
    Unreadable {
        /// The HTTP status.
        status: u16,
    },
    /// Customer.io responded with a success whose body is too long.
    TooLong {
        /// The HTTP status.
        status: u16,
        /// The limit, in bytes.
        limit: usize,
    },
    /// A redirect that must not be followed.
    Redirected {
        /// The HTTP status; 0 in a page, which cannot read it.
        status: u16,
    },
    /// No connection was made, so nothing was processed.
    Unreachable,
    /// The connection broke, or the host's `fetch` failed in some other way.
    Disconnected,
    /// `fetch` itself is faulty: no attempt can succeed.
    FaultyFetch(FetchFault),
    /// The attempt took longer than its timeout.
    TimedOut {
        /// The timeout, in milliseconds.
        timeout: u32,
    },
    /// The call took longer than its total timeout.
    TotalTimeout {
        /// The total timeout, in milliseconds.
        timeout: u32,
    },
    /// The attempt's turn under the client's own rate limit would come after the total timeout.
    RateLimited {
        /// The total timeout, in milliseconds.
        timeout: u32,
    },
    /// The caller's signal aborted the call.
    Aborted,
}

/// What is wrong with a `fetch`: the caller's own, a mock's or the host's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchFault {
    /// There is none.
    Missing,
    /// It is a method of a host object, called without that object.
    Unbound,
    /// It called such a method, possibly after it sent the request.
    UnboundInside,
    /// It did not resolve with a response.
    NoResponse,
    /// Its response has no method that reads the body.
    NoBody,
    /// The body of its response has been read before.
    UsedBody,
}

impl Failure {
    /// Whether the failed attempt may have been processed. `false` is certain.
    #[must_use]
    pub const fn may_have_taken_effect(&self) -> bool {
        match self {
            Self::Invalid(_) | Self::Unreachable | Self::QuotaSpent { .. } | Self::RateLimited { .. } => false,
            Self::FaultyFetch(fault) => !matches!(fault, FetchFault::Missing | FetchFault::Unbound),
            // Servers send a 303 after they have processed a request, and a 0 may be a 303.
            Self::Redirected { status } => matches!(*status, 0 | 303),
            // Gateways send these when the server is gone or too slow, possibly after it has processed the request. Only a 503 with
            // Retry-After is a refusal.
            Self::Status { status: 503, retry_after_ms, .. } => retry_after_ms.is_none(),
            Self::Status { status, .. } => !matches!(*status, 300..=407 | 409..=498),
            Self::Unreadable { .. }
            | Self::TooLong { .. }
            | Self::Disconnected
            | Self::TimedOut { .. }
            | Self::TotalTimeout { .. }
            | Self::Aborted => true,
        }
    }
}

impl From<Invalid> for Failure {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(invalid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effect_is_ruled_out_only_where_that_is_certain() {
        let status = |status| Failure::Status { status, refusals: vec![], retry_after_ms: None };
        let uncertain = [
            Failure::Disconnected,
            Failure::TimedOut { timeout: 1 },
            Failure::Unreadable { status: 200 },
            Failure::TooLong { status: 200, limit: 1 },
            Failure::Aborted,
            Failure::FaultyFetch(FetchFault::UnboundInside),
            Failure::FaultyFetch(FetchFault::NoResponse),
            Failure::FaultyFetch(FetchFault::NoBody),
            Failure::FaultyFetch(FetchFault::UsedBody),
        ];
        let uncertain = uncertain.into_iter().chain([0, 303].map(|status| Failure::Redirected { status }));
        for failure in uncertain.chain([199, 408, 499, 500, 502, 503, 504, 522, 524, 599].map(status)) {
            assert!(failure.may_have_taken_effect(), "{failure:?}");
        }
        let busy = Failure::Status { status: 503, refusals: vec![], retry_after_ms: Some(0) };
        let faulty = [FetchFault::Missing, FetchFault::Unbound].map(Failure::FaultyFetch);
        let spent = Failure::QuotaSpent { refusals: vec![] };
        let certain =
            [Failure::Unreachable, Invalid::new("a", "b").into(), busy, spent, Failure::RateLimited { timeout: 1 }];
        let certain =
            certain.into_iter().chain(faulty).chain([301, 302, 307, 308].map(|status| Failure::Redirected { status }));
        let statuses = [300, 304, 400, 401, 404, 407, 409, 413, 425, 429, 498];
        for failure in certain.chain(statuses.map(status)) {
            assert!(!failure.may_have_taken_effect(), "{failure:?}");
        }
    }
}
