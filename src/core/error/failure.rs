//! Why a call failed.

use serde::Serialize;

use super::Invalid;

/// Statuses after which the same request may well succeed: overload, or a fault on the way. Those of the official client, and 425
/// (Too Early, RFC 8470).
pub const TRANSIENT_STATUSES: &[u16] = &[408, 425, 429, 500, 502, 503, 504, 522, 524];

/// One reason of a refusal, in the server's words, whichever of the API's error shapes it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The kind of fault (v2 only), such as `required` or `invalid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The field at fault (v2 only), such as `identifiers.id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The server's sentence.
    pub message: String,
}

impl Refusal {
    /// A refusal that says nothing but a sentence.
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
        /// The reasons that the response gave, if it was readable.
        refusals: Vec<Refusal>,
        /// The wait that the response asks for, in milliseconds.
        retry_after_ms: Option<u32>,
    },
    /// Customer.io refuses every request until the next day: status 429, and no time to wait for.
    QuotaSpent {
        /// The reasons that the response gave, if it was readable.
        refusals: Vec<Refusal>,
    },
    /// Customer.io responded with a success whose body is not the JSON that was asked for.
    Unreadable {
        /// The HTTP status.
        status: u16,
    },
    /// Customer.io responded with a success that is longer than the client reads.
    TooLong {
        /// The HTTP status.
        status: u16,
        /// The limit, in bytes.
        limit: usize,
    },
    /// A redirect that must not be followed.
    Redirected {
        /// The HTTP status; 0 if a page may not look into it.
        status: u16,
    },
    /// No connection was made, so nothing was processed.
    Unreachable,
    /// The connection broke, or the host's `fetch` failed in some other way.
    Disconnected,
    /// The `fetch` itself is at fault: no attempt can succeed.
    Unfit(FetchFault),
    /// The attempt took longer than its timeout.
    TimedOut {
        /// The timeout, in milliseconds.
        timeout: u32,
    },
    /// The client's own rate limit left no room for the attempt in the time of the call.
    Queued {
        /// The time of the call, in milliseconds.
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
    /// It is a method of the host's, called without its object.
    Unbound,
    /// It has called such a method, maybe after it has sent the request.
    UnboundInside,
    /// It did not resolve with a response.
    NoResponse,
    /// Its response has no method that gives the body.
    NoBody,
    /// The body of its response has been read before.
    UsedBody,
}

impl Failure {
    /// Whether the request of the attempt that failed may have been processed. `false` is certain.
    #[must_use]
    pub const fn may_have_taken_effect(&self) -> bool {
        match self {
            Self::Invalid(_) | Self::Unreachable | Self::QuotaSpent { .. } | Self::Queued { .. } => false,
            Self::Unfit(fault) => !matches!(fault, FetchFault::Missing | FetchFault::Unbound),
            // A 303 follows a request that was processed, and 0 may be one.
            Self::Redirected { status } => matches!(*status, 0 | 303),
            // Gateways send these when they lose the server, or the patience with it: also after it has processed the request. Only a
            // 503 that names a time refuses.
            Self::Status { status: 503, retry_after_ms, .. } => retry_after_ms.is_none(),
            Self::Status { status, .. } => !matches!(*status, 300..=407 | 409..=498),
            Self::Unreadable { .. }
            | Self::TooLong { .. }
            | Self::Disconnected
            | Self::TimedOut { .. }
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
            Failure::Unfit(FetchFault::UnboundInside),
            Failure::Unfit(FetchFault::NoResponse),
            Failure::Unfit(FetchFault::NoBody),
            Failure::Unfit(FetchFault::UsedBody),
        ];
        let uncertain = uncertain.into_iter().chain([0, 303].map(|status| Failure::Redirected { status }));
        for failure in uncertain.chain([199, 408, 499, 500, 502, 503, 504, 522, 524, 599].map(status)) {
            assert!(failure.may_have_taken_effect(), "{failure:?}");
        }
        let busy = Failure::Status { status: 503, refusals: vec![], retry_after_ms: Some(0) };
        let unfit = [FetchFault::Missing, FetchFault::Unbound].map(Failure::Unfit);
        let spent = Failure::QuotaSpent { refusals: vec![] };
        let certain =
            [Failure::Unreachable, Invalid::new("a", "b").into(), busy, spent, Failure::Queued { timeout: 1 }];
        let certain =
            certain.into_iter().chain(unfit).chain([301, 302, 307, 308].map(|status| Failure::Redirected { status }));
        let statuses = [300, 304, 400, 401, 404, 407, 409, 413, 425, 429, 498];
        for failure in certain.chain(statuses.map(status)) {
            assert!(!failure.may_have_taken_effect(), "{failure:?}");
        }
    }
}
