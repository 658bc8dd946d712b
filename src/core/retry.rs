//! Whether, and after which wait, a failed attempt is repeated.

use std::borrow::Cow;

use super::limits::TIMER_MS;

/// Statuses after which the same request may well succeed: overload, or a fault on the way.
pub const DEFAULT_STATUSES: &[u16] = &[408, 425, 429, 500, 502, 503, 504, 522, 524];

/// Whether a request may be processed twice. The greater of two is that of a request that holds both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repeat {
    /// Twice is as once: the method says so, or a key in the body.
    Safe,
    /// Twice counts double.
    Unsafe,
}

/// How an attempt ended, unless it succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// An answer came. 0 is the status of a redirect that a page is told nothing else of.
    Answered {
        /// The HTTP status.
        status: u16,
        /// The wait that it asked for.
        retry_after_ms: Option<u32>,
    },
    /// The connection was refused: nothing was processed.
    Refused,
    /// The connection was lost: nobody knows what was processed.
    Lost,
    /// No complete answer came in time.
    TimedOut,
    /// The answer was a success whose body is not the JSON that was asked for.
    Unreadable {
        /// The HTTP status.
        status: u16,
    },
}

/// Whether the request may have been processed; `false` is certain. Of a call with several attempts, ask it of each.
#[must_use]
pub const fn may_have_taken_effect(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Refused => false,
        // 408 may come from something between that lost patience with the server.
        Outcome::Answered { status, .. } => *status == 408 || !matches!(*status, 0 | 300..=499 | 503),
        Outcome::Lost | Outcome::TimedOut | Outcome::Unreadable { .. } => true,
    }
}

/// The waits between attempts, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backoff {
    /// The same each time.
    Fixed {
        /// The wait.
        delay: u32,
    },
    /// Doubling, with jitter: between `min` and twice as much before the first retry; later up to twice as much as before,
    /// never more than `max`, and at least half of that. Where `min` exceeds `max`, `max` holds.
    Exponential {
        /// The least wait.
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
}

/// When to repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Retries after the first attempt.
    pub max_retries: u32,
    /// The waits between attempts.
    pub backoff: Backoff,
    /// The statuses that are worth a retry.
    pub statuses: Cow<'static, [u16]>,
    /// Whether the wait that a server asks for is the least one.
    pub respect_retry_after: bool,
    /// Whether whatever failed is worth a retry and may be processed twice.
    pub all_errors: bool,
    /// The time for the whole call, attempts and waits together, in milliseconds; 0 for no limit.
    pub total_timeout: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            max_retries: 3,
            backoff: Backoff::Exponential { min: 200, max: 5000 },
            statuses: Cow::Borrowed(DEFAULT_STATUSES),
            respect_retry_after: true,
            all_errors: false,
            total_timeout: 60_000,
        }
    }
}

/// What follows a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Another attempt.
    Again {
        /// The wait before it, in milliseconds.
        after_ms: u32,
    },
    /// The failure is the call's.
    Fail,
}

impl Policy {
    /// Decides what follows `outcome`, the end of the last of `attempts` attempts, `elapsed_ms` after the call began.
    /// `random` is in `[0, 1)`.
    #[must_use]
    pub fn decide(&self, repeat: Repeat, attempts: u32, outcome: &Outcome, elapsed_ms: u32, random: f64) -> Decision {
        if attempts > self.max_retries || !self.allows(repeat, outcome) {
            return Decision::Fail;
        }
        let asked = match outcome {
            Outcome::Answered { retry_after_ms: Some(asked), .. } if self.respect_retry_after => *asked,
            _ => 0,
        };
        let after_ms = self.backoff.delay(attempts.saturating_sub(1), random).max(asked);
        let is_in_time = self.total_timeout == 0 || elapsed_ms.saturating_add(after_ms) < self.total_timeout;
        if is_in_time && after_ms <= TIMER_MS { Decision::Again { after_ms } } else { Decision::Fail }
    }

    fn allows(&self, repeat: Repeat, outcome: &Outcome) -> bool {
        let is_worth_it = match outcome {
            Outcome::Answered { status, .. } if self.all_errors => !(200..300).contains(status),
            Outcome::Answered { status, .. } => self.statuses.contains(status),
            Outcome::Unreadable { .. } => self.all_errors,
            Outcome::Refused | Outcome::Lost | Outcome::TimedOut => true,
        };
        is_worth_it && (self.all_errors || repeat == Repeat::Safe || !may_have_taken_effect(outcome))
    }

    /// The timeout of an attempt that begins `elapsed_ms` after the call did: its own `timeout` (0 for none), or what is
    /// left of the call's time if that is less, but never 0 for that reason: 0 is no limit.
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
    use proptest::prelude::*;

    const fn answered(status: u16) -> Outcome {
        Outcome::Answered { status, retry_after_ms: None }
    }

    fn repeats(policy: &Policy, repeat: Repeat, outcome: Outcome) -> bool {
        policy.decide(repeat, 1, &outcome, 0, 0.0) != Decision::Fail
    }

    #[test]
    fn effects_are_excluded_only_where_that_is_certain() {
        for outcome in [Outcome::Lost, Outcome::TimedOut, Outcome::Unreadable { status: 200 }] {
            assert!(may_have_taken_effect(&outcome), "{outcome:?}");
        }
        assert!(!may_have_taken_effect(&Outcome::Refused));
        for status in [200, 207, 299, 408, 500, 502, 504, 522, 524, 599] {
            assert!(may_have_taken_effect(&answered(status)), "{status}");
        }
        for status in [0, 300, 301, 308, 400, 401, 404, 407, 409, 413, 425, 429, 499, 503] {
            assert!(!may_have_taken_effect(&answered(status)), "{status}");
        }
    }

    #[test]
    fn a_safe_request_is_repeated_after_what_may_pass() {
        let policy = Policy::default();
        let passing = [408, 425, 429, 500, 502, 503, 504, 522, 524].map(answered);
        for outcome in passing.into_iter().chain([Outcome::Refused, Outcome::Lost, Outcome::TimedOut]) {
            assert!(repeats(&policy, Repeat::Safe, outcome), "{outcome:?}");
        }
        let lasting = [200, 301, 400, 401, 404, 413, 501, 505].map(answered);
        for outcome in lasting.into_iter().chain([Outcome::Unreadable { status: 200 }]) {
            assert!(!repeats(&policy, Repeat::Safe, outcome), "{outcome:?}");
        }
    }

    #[test]
    fn an_unsafe_request_is_repeated_only_where_nothing_was_processed() {
        let policy = Policy::default();
        for outcome in [answered(429), answered(503), answered(425), Outcome::Refused] {
            assert!(repeats(&policy, Repeat::Unsafe, outcome), "{outcome:?}");
        }
        for outcome in [answered(408), answered(500), answered(502), answered(504), Outcome::Lost, Outcome::TimedOut] {
            assert!(!repeats(&policy, Repeat::Unsafe, outcome), "{outcome:?}");
        }
    }

    #[test]
    fn all_errors_means_all_but_no_success() {
        let policy = Policy { all_errors: true, ..Policy::default() };
        let failures = [0, 301, 400, 401, 404, 501, 500].map(answered);
        for outcome in failures.into_iter().chain([Outcome::Unreadable { status: 200 }, Outcome::Lost]) {
            assert!(repeats(&policy, Repeat::Unsafe, outcome), "{outcome:?}");
        }
        assert!(!repeats(&policy, Repeat::Safe, answered(204)));
    }

    #[test]
    fn the_callers_statuses_replace_the_default_ones() {
        let policy = Policy { statuses: Cow::Owned(vec![404]), ..Policy::default() };
        assert!(repeats(&policy, Repeat::Unsafe, answered(404)));
        assert!(!repeats(&policy, Repeat::Safe, answered(503)));
    }

    #[test]
    fn retries_are_counted_after_the_first_attempt() {
        let decide = |max_retries, attempts| {
            let policy = Policy { max_retries, ..Policy::default() };
            policy.decide(Repeat::Safe, attempts, &Outcome::Lost, 0, 0.0) != Decision::Fail
        };
        assert!(!decide(0, 1));
        assert!(decide(1, 1) && !decide(1, 2));
        assert!(decide(u32::MAX, u32::MAX));
    }

    #[test]
    fn the_doubling_wait_has_a_window_each_time() {
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
    fn the_servers_wait_is_the_least_one_unless_it_is_not_respected() {
        let outcome = Outcome::Answered { status: 429, retry_after_ms: Some(9000) };
        let decide = |policy: Policy| policy.decide(Repeat::Safe, 1, &outcome, 0, 0.0);
        assert_eq!(decide(Policy::default()), Decision::Again { after_ms: 9000 });
        assert_eq!(
            decide(Policy { respect_retry_after: false, ..Policy::default() }),
            Decision::Again { after_ms: 200 }
        );
        let fixed = Policy { backoff: Backoff::Fixed { delay: 10_000 }, ..Policy::default() };
        assert_eq!(decide(fixed), Decision::Again { after_ms: 10_000 });
    }

    #[test]
    fn a_wait_that_does_not_fit_fails_at_once() {
        let asking = |ms| Outcome::Answered { status: 503, retry_after_ms: Some(ms) };
        let policy = Policy { total_timeout: 10_000, ..Policy::default() };
        let decide = |ms, elapsed| policy.decide(Repeat::Safe, 1, &asking(ms), elapsed, 0.0);
        assert_eq!(decide(5999, 4000), Decision::Again { after_ms: 5999 });
        assert_eq!(decide(6000, 4000), Decision::Fail);
        assert_eq!(decide(u32::MAX, 4000), Decision::Fail);
        let endless = Policy { total_timeout: 0, ..Policy::default() };
        let decide = |ms| endless.decide(Repeat::Safe, 1, &asking(ms), u32::MAX, 0.0);
        assert_eq!(decide(TIMER_MS), Decision::Again { after_ms: TIMER_MS });
        assert_eq!(decide(TIMER_MS + 1), Decision::Fail);
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

    fn outcomes() -> impl Strategy<Value = Outcome> {
        let statuses = prop_oneof![proptest::sample::select(DEFAULT_STATUSES), 300..600u16];
        prop_oneof![
            (statuses, proptest::option::of(0..20_000u32))
                .prop_map(|(status, retry_after_ms)| Outcome::Answered { status, retry_after_ms }),
            Just(Outcome::Refused),
            Just(Outcome::Lost),
            Just(Outcome::TimedOut),
            Just(Outcome::Unreadable { status: 200 }),
        ]
    }

    fn backoffs() -> impl Strategy<Value = Backoff> {
        prop_oneof![
            (0..3000u32).prop_map(|delay| Backoff::Fixed { delay }),
            (0..3000u32, 0..9000u32).prop_map(|(min, max)| Backoff::Exponential { min, max }),
        ]
    }

    fn policies() -> impl Strategy<Value = Policy> {
        (0..6u32, backoffs(), any::<bool>(), any::<bool>(), prop_oneof![Just(0), 1..60_000u32]).prop_map(
            |(max_retries, backoff, respect_retry_after, all_errors, total_timeout)| Policy {
                max_retries,
                backoff,
                respect_retry_after,
                all_errors,
                total_timeout,
                ..Policy::default()
            },
        )
    }

    proptest! {
        #[test]
        fn a_wait_is_within_its_bounds(
            policy in policies(), outcome in outcomes(), attempts in 1..9u32, elapsed in 0..90_000u32, random in 0.0..1.0,
        ) {
            if let Decision::Again { after_ms } = policy.decide(Repeat::Safe, attempts, &outcome, elapsed, random) {
                let asked = match outcome {
                    Outcome::Answered { retry_after_ms, .. } if policy.respect_retry_after => retry_after_ms.unwrap_or(0),
                    _ => 0,
                };
                let (least, most) = match policy.backoff {
                    Backoff::Fixed { delay } => (delay, delay),
                    Backoff::Exponential { min, max } => (min.min(max), max.min(min << attempts)),
                };
                prop_assert!(after_ms >= asked && after_ms >= least && after_ms <= most.max(asked));
            }
        }

        #[test]
        fn no_policy_is_too_odd(
            (min, max, attempts, elapsed, total_timeout) in any::<(u32, u32, u32, u32, u32)>(), random in 0.0..1.0,
        ) {
            let policy = Policy {
                max_retries: u32::MAX, backoff: Backoff::Exponential { min, max }, total_timeout, ..Policy::default()
            };
            if let Decision::Again { after_ms } = policy.decide(Repeat::Safe, attempts, &Outcome::Lost, elapsed, random) {
                prop_assert!(after_ms <= max && after_ms >= min.min(max));
                prop_assert!(total_timeout == 0 || u64::from(elapsed) + u64::from(after_ms) < u64::from(total_timeout));
            }
        }

        #[test]
        fn a_call_keeps_its_time_its_count_and_its_safety(
            policy in policies(),
            repeat in prop_oneof![Just(Repeat::Safe), Just(Repeat::Unsafe)],
            timeout in 0..20_000u32,
            attempts in proptest::collection::vec((outcomes(), 0..30_000u32, 0.0..1.0), 10),
        ) {
            let (mut elapsed, mut made) = (0, 0);
            for (outcome, wanted, random) in attempts {
                made += 1;
                let limit = policy.attempt_timeout(timeout, elapsed);
                let (outcome, took) = if limit != 0 && wanted >= limit { (Outcome::TimedOut, limit) } else { (outcome, wanted) };
                elapsed += took;
                let Decision::Again { after_ms } = policy.decide(repeat, made, &outcome, elapsed, random) else { break };
                elapsed += after_ms;
                prop_assert!(policy.all_errors || repeat == Repeat::Safe || !may_have_taken_effect(&outcome));
            }
            prop_assert!(made <= policy.max_retries + 1);
            prop_assert!(policy.total_timeout == 0 || elapsed <= policy.total_timeout, "{elapsed}");
        }
    }
}
