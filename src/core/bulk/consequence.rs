//! What a failed request means for its operations.

use std::borrow::Cow;

use crate::core::error::{Failure, Refusal};

/// What to do after a request failed, with its retries.
#[derive(Debug, PartialEq, Eq)]
pub enum Consequence<'a> {
    /// Send its operations again as two smaller requests.
    Halve,
    /// Reject the request's only operation, for these reasons.
    Reject(Cow<'a, [Refusal]>),
    /// Stop the run: any other request would fail too.
    Stop,
}

impl<'a> Consequence<'a> {
    /// The consequence for a request of `items` operations.
    #[must_use]
    pub fn from_failure(failure: &'a Failure, items: u64) -> Self {
        // One operation may cause a 400 for the whole batch; its size may cause a 413.
        let Failure::Status { status: status @ (400 | 413), refusals, .. } = failure else { return Self::Stop };
        if items > 1 {
            return Self::Halve;
        }
        if refusals.is_empty() {
            let refusal = Refusal::new(format!("refused with status {status}"));
            return Self::Reject(Cow::Owned(vec![refusal]));
        }
        Self::Reject(Cow::Borrowed(refusals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusals(messages: &[&str]) -> Vec<Refusal> {
        messages.iter().map(|text| Refusal { message: (*text).to_owned(), ..Refusal::default() }).collect()
    }

    fn refused(status: u16, messages: &[&str]) -> Failure {
        Failure::Status { status, refusals: refusals(messages), retry_after_ms: None }
    }

    #[test]
    fn a_refused_request_is_halved_until_one_operation_is_left() {
        for status in [400, 413] {
            let failure = refused(status, &["no", "never"]);
            assert_eq!(Consequence::from_failure(&failure, 1000), Consequence::Halve);
            assert_eq!(Consequence::from_failure(&failure, 2), Consequence::Halve);
            assert_eq!(Consequence::from_failure(&failure, 1), Consequence::Reject(refusals(&["no", "never"]).into()));
        }
        let without_reason = Consequence::Reject(refusals(&["refused with status 413"]).into());
        assert_eq!(Consequence::from_failure(&refused(413, &[]), 1), without_reason);
    }

    #[test]
    fn any_other_failure_stops_the_run() {
        let statuses =
            [401, 402, 403, 404, 405, 408, 409, 422, 429, 500, 502, 503, 504].map(|status| refused(status, &[]));
        let others = [
            Failure::Unreadable { status: 200 },
            Failure::TooLong { status: 200, limit: 1 },
            Failure::Redirected { status: 301 },
            Failure::Unreachable,
            Failure::Disconnected,
            Failure::TimedOut { timeout: 1 },
            Failure::Aborted,
        ];
        for failure in statuses.into_iter().chain(others) {
            assert_eq!(Consequence::from_failure(&failure, 1), Consequence::Stop, "{failure:?}");
            assert_eq!(Consequence::from_failure(&failure, 9), Consequence::Stop, "{failure:?}");
        }
    }
}
