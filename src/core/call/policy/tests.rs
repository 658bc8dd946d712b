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
    assert!(!retries(&policy, Idempotency::Idempotent, &Failure::FaultyFetch(FetchFault::NoResponse)));
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
    let policy =
        Policy { total_timeout: 0, max_total_backoff_ms: u32::MAX, retry_after_max_ms: u32::MAX, ..Policy::default() };
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
