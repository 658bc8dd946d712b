//! The retry options of raw requests.

use super::{Backoff, Policy};

/// The retry options of a raw request. Their names are those of Customer.io's connector SDK.
#[derive(Debug, Clone, Copy, Default)]
pub struct RawRetry {
    /// `maxRetries`: retries after the first attempt; 0 unless given.
    pub max_retries: Option<u32>,
    /// `retryDelayMS`: the wait between attempts, in milliseconds; with `exponential`, the first wait.
    pub delay: Option<u32>,
    /// `useExponentialBackoff`: whether the wait doubles.
    pub exponential: Option<bool>,
    /// `retryAllErrors`: whether every failure is retried.
    pub all_errors: Option<bool>,
}

impl RawRetry {
    /// The policy of a request that may take `total_timeout` milliseconds, 0 for no limit. The client's option `retry` does not apply to
    /// raw requests.
    #[must_use]
    pub fn policy(self, total_timeout: u32) -> Policy {
        let delay = self.delay.unwrap_or(0);
        let backoff = if self.exponential == Some(true) {
            Backoff::exponential(Some(delay).filter(|delay| *delay > 0), None)
        } else {
            Backoff::Fixed { delay }
        };
        Policy {
            max_retries: self.max_retries.unwrap_or(0),
            backoff,
            all_errors: self.all_errors == Some(true),
            max_total_backoff_ms: u32::MAX,
            retry_after_max_ms: u32::MAX,
            total_timeout,
            ..Policy::default()
        }
    }
}
