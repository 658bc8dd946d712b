//! The call itself, as a pure state machine: each event leads to the next step.

use super::{Policy, Spent};
use crate::core::{
    error::{Failure, History},
    http::{BaseUrl, Idempotency, Response, StatusClass, failure_of},
};

/// A call, from its first attempt to its result.
///
/// The host does what each [`Step`] says and reports the [`Event`] that follows, until a step ends the call.
#[derive(Debug)]
pub struct Call {
    policy: Policy,
    idempotency: Idempotency,
    /// Milliseconds for an attempt, 0 for no limit.
    timeout: u32,
    base: BaseUrl,
    /// The URL of the next attempt.
    url: String,
    /// When the call began, by the host's monotonic clock in milliseconds.
    started: f64,
    history: History,
    backoff_ms: u32,
    has_redirected: bool,
}

/// What happened.
pub enum Event<'a> {
    /// The attempt got a response, which has been read to its end.
    Response(&'a dyn Response),
    /// The attempt got no response.
    Failed(Failure),
    /// The wait is over.
    Waited,
    /// The caller's signal aborted the call between two attempts.
    Aborted,
}

/// What to do next.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Send the request to the call's [URL](Call::url).
    Send {
        /// Milliseconds until the response must be read, 0 for no limit.
        timeout: u32,
    },
    /// Wait, then report [`Event::Waited`].
    Wait {
        /// Milliseconds, possibly 0.
        delay: u32,
        /// Why the attempt failed.
        failure: Failure,
    },
    /// The call succeeded: the last response is its result.
    Resolve,
    /// The call failed.
    Reject(Failure),
}

impl Call {
    /// A call of `path` below `base` that `started` at this time. The host sends the first attempt, with its
    /// [timeout](Self::attempt_timeout).
    #[must_use]
    pub fn begin(
        policy: Policy,
        idempotency: Idempotency,
        timeout: u32,
        base: BaseUrl,
        path: &str,
        started: f64,
    ) -> Self {
        Self {
            policy,
            idempotency,
            timeout,
            url: [base.as_str(), path].concat(),
            base,
            started,
            history: History::default(),
            backoff_ms: 0,
            has_redirected: false,
        }
    }

    /// The total timeout of the call, in milliseconds, if it has passed at this time.
    #[must_use]
    pub fn total_timeout_passed_at(&self, time: f64) -> Option<u32> {
        let total = self.policy.total_timeout;
        (total > 0 && time - self.started >= f64::from(total)).then_some(total)
    }

    /// The URL of the next attempt: the call's own, or the one that it was redirected to.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The attempts that have ended.
    #[must_use]
    pub const fn history(&self) -> History {
        self.history
    }

    /// The step that follows an event. `now` reads the host's monotonic clock in milliseconds, `random` draws from `[0, 1)`; neither is
    /// called unless it is needed.
    pub fn next(&mut self, event: Event, now: impl FnOnce() -> f64, random: impl FnOnce() -> f64) -> Step {
        match event {
            Event::Waited => self.send(now()),
            Event::Aborted => Step::Reject(Failure::Aborted),
            // The total timeout had shortened this attempt's timeout.
            Event::Failed(Failure::TimedOut { timeout }) if timeout != self.timeout => {
                self.fail(Failure::TotalTimeout { timeout: self.policy.total_timeout }, now(), random())
            }
            Event::Failed(failure) => self.fail(failure, now(), random()),
            Event::Response(response) => self.judge(response, now, random),
        }
    }

    fn judge(&mut self, response: &dyn Response, now: impl FnOnce() -> f64, random: impl FnOnce() -> f64) -> Step {
        let failure = match StatusClass::from_status(response.status()) {
            StatusClass::Success => {
                let Some(failure) = response.fault() else {
                    self.history.attempts += 1;
                    return Step::Resolve;
                };
                failure
            }
            StatusClass::Redirect => match self.redirect(response) {
                Some((base, url)) => {
                    self.history.attempts += 1;
                    self.has_redirected = true;
                    (self.base, self.url) = (base, url);
                    return self.send(now());
                }
                None => Failure::Redirected { status: response.status() },
            },
            StatusClass::Failure => match failure_of(response) {
                Failure::Status { status: 429, refusals, retry_after_ms: None } if self.policy.has_daily_quota => {
                    Failure::QuotaSpent { refusals }
                }
                failure => failure,
            },
        };
        self.fail(failure, now(), random())
    }

    /// Where the response redirects to, if the call may follow. It follows one redirect, and never a 303, which leads to another resource.
    /// Many servers send a 302 after they have processed a request (`fetch` itself would continue with a GET), so a call that is not
    /// idempotent does not follow a 302 within its host.
    fn redirect(&self, response: &dyn Response) -> Option<(BaseUrl, String)> {
        if self.has_redirected || !matches!(response.status(), 301 | 302 | 307 | 308) {
            return None;
        }
        let to = response.resolve(&response.header("location")?, &self.url)?;
        let (base, url) = self.base.after_redirect(&self.url, &to)?;
        let may_be_processed = response.status() == 302 && self.idempotency == Idempotency::NonIdempotent;
        (!may_be_processed || base != self.base).then_some((base, url))
    }

    fn fail(&mut self, failure: Failure, now: f64, random: f64) -> Step {
        self.history.attempts += 1;
        self.history.may_have_taken_effect |= match self.idempotency {
            Idempotency::ReadOnly => false,
            Idempotency::Idempotent => failure.may_have_taken_effect(),
            Idempotency::NonIdempotent => {
                failure.may_have_taken_effect() || matches!(failure, Failure::Redirected { status: 302 })
            }
        };
        let spent = Spent {
            // A redirect does not use up a retry.
            attempts: self.history.attempts - u32::from(self.has_redirected),
            backoff_ms: self.backoff_ms,
            elapsed_ms: self.elapsed_ms(now),
        };
        match self.policy.retry_delay(self.idempotency, &failure, spent, random) {
            Some(delay) => {
                self.backoff_ms = self.backoff_ms.saturating_add(delay);
                Step::Wait { delay, failure }
            }
            None => Step::Reject(failure),
        }
    }

    fn send(&self, now: f64) -> Step {
        Step::Send { timeout: self.attempt_timeout(now) }
    }

    /// Milliseconds for an attempt that begins `now`, 0 for no limit.
    #[must_use]
    pub fn attempt_timeout(&self, now: f64) -> u32 {
        self.policy.attempt_timeout(self.timeout, self.elapsed_ms(now))
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, as it should")]
    const fn elapsed_ms(&self, now: f64) -> u32 {
        (now - self.started) as u32
    }
}
