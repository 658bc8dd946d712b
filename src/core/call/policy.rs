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
            Failure::Unreachable | Failure::Disconnected | Failure::TimedOut { .. } | Failure::TotalTimeout { .. } => {
                true
            }
            Failure::Invalid(_)
            | Failure::FaultyFetch(_)
            | Failure::Redirected { .. }
            | Failure::RateLimited { .. }
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
mod tests;
