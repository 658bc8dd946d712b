//! Decides whether a failed attempt is retried, and after what delay.

use std::borrow::Cow;

use crate::core::{
    error::{Failure, TRANSIENT_STATUSES},
    http::Idempotency,
    numbers::TIMER_MS,
};

/// The waits between attempts, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backoff {
    /// The same each time.
    Fixed {
        /// The wait.
        delay: u32,
    },
    /// Doubles, with jitter. The first wait is between `min` and twice `min`. The upper bound doubles with each retry up to `max`, and the
    /// lower bound is half of it, but at least `min`. If `min` exceeds `max`, `max` applies.
    Exponential {
        /// The shortest wait.
        min: u32,
        /// The longest wait.
        max: u32,
    },
}

impl Backoff {
    /// The wait before a retry, 0 being the first. `random` is in `[0, 1)`.
    fn delay(self, retry: u32, random: f64) -> u32 {
        match self {
            Self::Fixed { delay } => delay,
            Self::Exponential { min, max } => {
                let doubled = u64::from(min) << (retry.min(31) + 1);
                let ceiling = u32::try_from(doubled).unwrap_or(max).min(max);
                let floor = min.min(max).max(ceiling / 2);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
                let jitter = (f64::from(ceiling - floor) * random) as u32;
                floor + jitter
            }
        }
    }

    /// Doubles from `min` (200 ms unless given) up to `max` (5,000 ms unless given): the official client's defaults.
    #[must_use]
    pub fn exponential(min: Option<u32>, max: Option<u32>) -> Self {
        Self::Exponential { min: min.unwrap_or(200), max: max.unwrap_or(5000) }
    }
}

/// When to retry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Retries after the first attempt.
    pub max_retries: u32,
    /// The waits between attempts.
    pub backoff: Backoff,
    /// The statuses that are retried.
    pub statuses: Cow<'static, [u16]>,
    /// Whether to wait at least as long as the server asks.
    pub respect_retry_after: bool,
    /// The longest wait that a server can ask for, in milliseconds. A longer one is capped.
    pub retry_after_max_ms: u32,
    /// Whether a 429 without `Retry-After` means that a daily quota is used up. It is final.
    pub has_daily_quota: bool,
    /// Whether every failure is retried, as if every request were idempotent.
    pub all_errors: bool,
    /// The sum of all waits of a call, in milliseconds.
    pub max_total_backoff_ms: u32,
    /// The time for the whole call, attempts and waits together, in milliseconds; 0 for no limit.
    pub total_timeout: u32,
}

impl Default for Policy {
    /// The official client's defaults, and a limit for the whole call.
    fn default() -> Self {
        Self {
            max_retries: 3,
            backoff: Backoff::exponential(None, None),
            statuses: Cow::Borrowed(TRANSIENT_STATUSES),
            respect_retry_after: true,
            retry_after_max_ms: 300_000,
            has_daily_quota: false,
            all_errors: false,
            max_total_backoff_ms: 30_000,
            total_timeout: 60_000,
        }
    }
}

/// What a call has used up so far.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    /// Attempts made, at least one.
    pub attempts: u32,
    /// Milliseconds of all waits between them.
    pub backoff_ms: u32,
    /// Milliseconds since the call began.
    pub elapsed_ms: u32,
}

impl Policy {
    /// The wait before the next attempt, in milliseconds, or `None` if `failure` is final. `random` is in `[0, 1)`.
    #[must_use]
    pub fn retry_delay(&self, idempotency: Idempotency, failure: &Failure, spent: Spent, random: f64) -> Option<u32> {
        let Spent { attempts, backoff_ms, elapsed_ms } = spent;
        if attempts > self.max_retries || !self.allows(idempotency, failure) {
            return None;
        }
        let asked = match failure {
            Failure::Status { retry_after_ms: Some(asked), .. } if self.respect_retry_after => {
                (*asked).min(self.retry_after_max_ms)
            }
            _ => 0,
        };
        let delay = self.backoff.delay(attempts.saturating_sub(1), random).max(asked);
        let is_in_time = self.total_timeout == 0 || elapsed_ms.saturating_add(delay) < self.total_timeout;
        let is_in_budget = backoff_ms.saturating_add(delay) <= self.max_total_backoff_ms;
        (is_in_time && is_in_budget && delay <= TIMER_MS).then_some(delay)
    }

    fn allows(&self, idempotency: Idempotency, failure: &Failure) -> bool {
        let is_transient = match failure {
            Failure::Status { status, .. } => self.all_errors || self.statuses.contains(status),
            Failure::QuotaSpent { .. } | Failure::Unreadable { .. } | Failure::TooLong { .. } => self.all_errors,
            Failure::Unreachable | Failure::Disconnected | Failure::TimedOut { .. } | Failure::OutOfTime { .. } => true,
            Failure::Invalid(_)
            | Failure::Unfit(_)
            | Failure::Redirected { .. }
            | Failure::Queued { .. }
            | Failure::Aborted => false,
        };
        let is_safe = self.all_errors || idempotency != Idempotency::NonIdempotent || !failure.may_have_taken_effect();
        is_transient && is_safe
    }

    /// The timeout of an attempt that begins `elapsed_ms` after the call: its own `timeout` (0 for none), or what is left of the total
    /// timeout if that is less. At least 1 then, because 0 means no limit.
    #[must_use]
    pub fn attempt_timeout(&self, timeout: u32, elapsed_ms: u32) -> u32 {
        if self.total_timeout == 0 {
            return timeout;
        }
        let left = self.total_timeout.saturating_sub(elapsed_ms).max(1);
        if timeout == 0 { left } else { timeout.min(left) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::error::FetchFault;
    use proptest::prelude::*;

    const FIRST: Spent = Spent { attempts: 1, backoff_ms: 0, elapsed_ms: 0 };

    const fn status(status: u16) -> Failure {
        Failure::Status { status, refusals: Vec::new(), retry_after_ms: None }
    }

    const fn asking(status: u16, wait: u32) -> Failure {
        Failure::Status { status, refusals: Vec::new(), retry_after_ms: Some(wait) }
    }

    fn retries(policy: &Policy, idempotency: Idempotency, failure: &Failure) -> bool {
        policy.retry_delay(idempotency, failure, FIRST, 0.0).is_some()
    }

    #[test]
    fn an_idempotent_request_is_retried_after_transient_failures() {
        let policy = Policy::default();
        let others = [Failure::Unreachable, Failure::Disconnected, Failure::TimedOut { timeout: 1 }];
        for failure in [408, 425, 429, 500, 502, 503, 504, 522, 524].map(status).into_iter().chain(others) {
            assert!(retries(&policy, Idempotency::Idempotent, &failure), "{failure:?}");
        }
        let others = [
            Failure::Unreadable { status: 200 },
            Failure::TooLong { status: 200, limit: 1 },
            Failure::Redirected { status: 301 },
            Failure::Aborted,
        ];
        for failure in [400, 401, 404, 413, 501, 505].map(status).into_iter().chain(others) {
            assert!(!retries(&policy, Idempotency::Idempotent, &failure), "{failure:?}");
        }
    }

    #[test]
    fn a_non_idempotent_request_is_retried_only_where_nothing_was_processed() {
        let policy = Policy::default();
        for failure in [status(429), asking(503, 0), status(425), Failure::Unreachable] {
            assert!(retries(&policy, Idempotency::NonIdempotent, &failure), "{failure:?}");
        }
        let others = [Failure::Disconnected, Failure::TimedOut { timeout: 1 }];
        for failure in [408, 500, 502, 503, 504].map(status).into_iter().chain(others) {
            assert!(!retries(&policy, Idempotency::NonIdempotent, &failure), "{failure:?}");
        }
    }

    #[test]
    fn a_spent_quota_is_final() {
        let failure = Failure::QuotaSpent { refusals: vec![] };
        assert!(!retries(&Policy::default(), Idempotency::ReadOnly, &failure));
    }

    #[test]
    fn all_errors_retries_every_failure_of_an_attempt() {
        let policy = Policy { all_errors: true, ..Policy::default() };
        let others = [Failure::Unreadable { status: 200 }, Failure::Disconnected];
        for failure in [400, 401, 404, 501, 500].map(status).into_iter().chain(others) {
            assert!(retries(&policy, Idempotency::NonIdempotent, &failure), "{failure:?}");
        }
        assert!(!retries(&policy, Idempotency::Idempotent, &Failure::Redirected { status: 301 }));
        assert!(!retries(&policy, Idempotency::Idempotent, &Failure::Unfit(FetchFault::NoResponse)));
    }

    #[test]
    fn the_callers_statuses_replace_the_default_ones() {
        let policy = Policy { statuses: Cow::Owned(vec![404]), ..Policy::default() };
        assert!(retries(&policy, Idempotency::NonIdempotent, &status(404)));
        assert!(!retries(&policy, Idempotency::Idempotent, &asking(503, 0)));
    }

    #[test]
    fn retries_are_counted_after_the_first_attempt() {
        let retries = |max_retries, attempts| {
            let policy = Policy { max_retries, ..Policy::default() };
            let spent = Spent { attempts, ..FIRST };
            policy.retry_delay(Idempotency::Idempotent, &Failure::Disconnected, spent, 0.0).is_some()
        };
        assert!(!retries(0, 1));
        assert!(retries(1, 1) && !retries(1, 2));
        assert!(retries(u32::MAX, u32::MAX));
    }

    #[test]
    fn each_exponential_wait_has_its_range() {
        let backoff = Backoff::Exponential { min: 200, max: 5000 };
        let windows: [(u32, u32); 6] = [(200, 399), (400, 799), (800, 1599), (1600, 3199), (2500, 4999), (2500, 4999)];
        for (retry, (floor, top)) in (0..).zip(windows) {
            assert_eq!((backoff.delay(retry, 0.0), backoff.delay(retry, 0.999_999)), (floor, top), "{retry}");
        }
        assert_eq!(backoff.delay(2, 0.5), 1200);
        assert_eq!(Backoff::Exponential { min: 900, max: 300 }.delay(0, 0.9), 300);
        assert_eq!(Backoff::Exponential { min: 0, max: 300 }.delay(40, 0.9), 0);
        assert_eq!(Backoff::Fixed { delay: 70 }.delay(9, 0.9), 70);
    }

    #[test]
    fn a_retry_waits_as_long_as_the_server_asks() {
        let delay = |policy: Policy| policy.retry_delay(Idempotency::Idempotent, &asking(429, 9000), FIRST, 0.0);
        assert_eq!(delay(Policy::default()), Some(9000));
        assert_eq!(delay(Policy { respect_retry_after: false, ..Policy::default() }), Some(200));
        assert_eq!(delay(Policy { retry_after_max_ms: 4000, ..Policy::default() }), Some(4000));
        assert_eq!(delay(Policy { backoff: Backoff::Fixed { delay: 10_000 }, ..Policy::default() }), Some(10_000));
    }

    #[test]
    fn a_wait_that_does_not_fit_into_the_calls_time_fails_at_once() {
        let policy = Policy { total_timeout: 10_000, ..Policy::default() };
        let delay = |ms, elapsed_ms| {
            policy.retry_delay(Idempotency::Idempotent, &asking(503, ms), Spent { elapsed_ms, ..FIRST }, 0.0)
        };
        assert_eq!(delay(5999, 4000), Some(5999));
        assert_eq!(delay(6000, 4000), None);
        assert_eq!(delay(u32::MAX, 4000), None);
    }

    #[test]
    fn the_waits_of_a_call_have_a_budget() {
        let policy = Policy { total_timeout: 0, ..Policy::default() };
        let delay = |ms, backoff_ms| {
            policy.retry_delay(Idempotency::Idempotent, &asking(503, ms), Spent { backoff_ms, ..FIRST }, 0.0)
        };
        assert_eq!(delay(30_000, 0), Some(30_000));
        assert_eq!(delay(30_001, 0), None);
        assert_eq!(delay(10_000, 20_001), None);
    }

    #[test]
    fn no_wait_is_longer_than_a_timer_can_be() {
        let policy = Policy {
            total_timeout: 0,
            max_total_backoff_ms: u32::MAX,
            retry_after_max_ms: u32::MAX,
            ..Policy::default()
        };
        let delay = |ms| policy.retry_delay(Idempotency::Idempotent, &asking(503, ms), FIRST, 0.0);
        assert_eq!(delay(TIMER_MS), Some(TIMER_MS));
        assert_eq!(delay(TIMER_MS + 1), None);
    }

    #[test]
    fn an_attempt_has_its_own_timeout_or_what_is_left() {
        let bounded = Policy { total_timeout: 10_000, ..Policy::default() };
        let cases = [((3000, 0), 3000), ((3000, 8000), 2000), ((0, 8000), 2000), ((0, 10_000), 1), ((3000, 20_000), 1)];
        for ((timeout, elapsed), expected) in cases {
            assert_eq!(bounded.attempt_timeout(timeout, elapsed), expected, "{timeout} {elapsed}");
        }
        let endless = Policy { total_timeout: 0, ..Policy::default() };
        assert_eq!((endless.attempt_timeout(0, 99), endless.attempt_timeout(3000, 99_999)), (0, 3000));
    }

    proptest! {
        #[test]
        fn any_policy_keeps_its_limits(
            (min, max, attempts, elapsed_ms, total_timeout) in any::<(u32, u32, u32, u32, u32)>(), random in 0.0..1.0,
        ) {
            let backoff = Backoff::Exponential { min, max };
            let policy = Policy { max_retries: u32::MAX, backoff, total_timeout, ..Policy::default() };
            let spent = Spent { attempts, backoff_ms: 0, elapsed_ms };
            let delay = policy.retry_delay(Idempotency::Idempotent, &Failure::Disconnected, spent, random);
            if let Some(delay) = delay {
                prop_assert!(delay <= max && delay >= min.min(max));
                prop_assert!(total_timeout == 0 || u64::from(elapsed_ms) + u64::from(delay) < u64::from(total_timeout));
            }
        }
    }
}
