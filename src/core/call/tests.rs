//! Tests of the call as a whole, against a host that behaves at random.

use std::{borrow::Cow, cell::Cell};

use proptest::prelude::*;

use super::{Backoff, Call, Event, Policy, Step};
use crate::core::{
    error::{Failure, Refusal, TRANSIENT_STATUSES},
    http::{BaseUrl, Idempotency, Region, Response, UrlParts},
    track::API,
};

/// A response of a host.
#[derive(Debug, Clone, Default)]
struct TestResponse {
    status: u16,
    retry_after: Option<&'static str>,
    location: Option<&'static str>,
    is_unreadable: bool,
}

impl Response for TestResponse {
    fn status(&self) -> u16 {
        self.status
    }
    fn header(&self, name: &str) -> Option<String> {
        match name {
            "location" => self.location.map(str::to_owned),
            "retry-after" => self.retry_after.map(str::to_owned),
            _ => None,
        }
    }
    fn resolve(&self, location: &str, _: &str) -> Option<UrlParts> {
        let (scheme, rest) = location.split_once("://")?;
        let (host, path) = rest.split_once('/')?;
        Some(UrlParts { origin: format!("{scheme}://{host}"), path: format!("/{path}"), ..UrlParts::default() })
    }
    fn fault(&self) -> Option<Failure> {
        self.is_unreadable.then_some(Failure::Unreadable { status: self.status })
    }
    fn refusals(&self) -> Vec<Refusal> {
        vec![Refusal::new("no")]
    }
    fn now_ms(&self) -> u64 {
        0
    }
    fn parse_date(&self, _: &str) -> Option<u64> {
        None
    }
}

const PATH: &str = "/api/v1/customers/1";
const US: &str = "https://track.customer.io/api/v1/customers/1";
const EU: &str = "https://track-eu.customer.io/api/v1/customers/1";

fn status(status: u16) -> TestResponse {
    TestResponse { status, ..TestResponse::default() }
}

fn begin(idempotency: Idempotency, policy: Policy) -> Call {
    Call::begin(policy, idempotency, 0, BaseUrl::Region(&API, Region::Us), PATH, 0.0)
}

/// The next step at the time 0, without jitter.
fn next(call: &mut Call, event: Event) -> Step {
    call.next(event, || 0.0, || 0.0)
}

#[test]
fn a_success_resolves_after_one_attempt() {
    let policy = Policy::default();
    let base = BaseUrl::Region(&API, Region::Us);
    let mut call = Call::begin(policy, Idempotency::Idempotent, 700, base, PATH, 5.0);
    assert_eq!(call.attempt_timeout(5.0), 700);
    assert_eq!(call.history().attempts, 0);
    assert_eq!(next(&mut call, Event::Response(&status(200))), Step::Resolve);
    assert_eq!(call.history().attempts, 1);
}

#[test]
fn the_total_timeout_includes_the_time_before_the_first_attempt() {
    let policy = Policy { total_timeout: 1000, ..Policy::default() };
    let call = Call::begin(policy, Idempotency::Idempotent, 700, BaseUrl::Region(&API, Region::Us), PATH, 5.0);
    assert_eq!((call.attempt_timeout(205.0), call.attempt_timeout(405.0)), (700, 600));
}

#[test]
fn a_transient_failure_waits_and_sends_again() {
    let mut call = begin(Idempotency::Idempotent, Policy { total_timeout: 1000, ..Policy::default() });
    let Step::Wait { delay: 200, failure: Failure::Disconnected } =
        next(&mut call, Event::Failed(Failure::Disconnected))
    else {
        panic!("it did not wait");
    };
    assert_eq!(call.next(Event::Waited, || 300.0, || 0.0), Step::Send { timeout: 700 });
    assert!(call.history().may_have_taken_effect);
}

#[test]
fn one_redirect_to_the_other_region_is_followed_and_costs_no_retry() {
    let redirect = TestResponse { location: Some(EU), ..status(301) };
    let mut call = begin(Idempotency::Idempotent, Policy { max_retries: 1, ..Policy::default() });
    assert!(matches!(next(&mut call, Event::Response(&redirect)), Step::Send { .. }));
    assert_eq!(call.url(), EU);
    assert!(matches!(next(&mut call, Event::Failed(Failure::Unreachable)), Step::Wait { .. }));
    assert!(matches!(next(&mut call, Event::Waited), Step::Send { .. }));
    assert_eq!(next(&mut call, Event::Failed(Failure::Unreachable)), Step::Reject(Failure::Unreachable));
    assert_eq!(call.history().attempts, 3);
}

#[test]
fn a_redirect_within_the_host_is_followed_once() {
    let redirect = |to| TestResponse { location: Some(to), ..status(308) };
    let mut call = begin(Idempotency::NonIdempotent, Policy { max_retries: 0, ..Policy::default() });
    let (first, second) = ("https://track.customer.io/new?a=1", "https://track.customer.io/newer");
    assert!(matches!(next(&mut call, Event::Response(&redirect(first))), Step::Send { .. }));
    assert_eq!((call.url(), call.history().attempts), (first, 1));
    let failure = Failure::Redirected { status: 308 };
    assert_eq!(next(&mut call, Event::Response(&redirect(second))), Step::Reject(failure.clone()));
    let mut call = begin(Idempotency::NonIdempotent, Policy::default());
    assert_eq!(next(&mut call, Event::Response(&redirect(US))), Step::Reject(failure));
}

#[test]
fn a_302_within_the_host_may_follow_a_request_that_was_processed() {
    let redirect = |to| TestResponse { location: Some(to), ..status(302) };
    let (there, elsewhere) = ("https://track.customer.io/new", "https://evil.example/");
    let after = |idempotency, to| {
        let mut call = begin(idempotency, Policy::default());
        let step = next(&mut call, Event::Response(&redirect(to)));
        (matches!(step, Step::Send { .. }), call.history().may_have_taken_effect)
    };
    assert_eq!(after(Idempotency::NonIdempotent, there), (false, true));
    assert_eq!(after(Idempotency::NonIdempotent, elsewhere), (false, true));
    assert_eq!(after(Idempotency::NonIdempotent, EU), (true, false));
    assert_eq!(after(Idempotency::Idempotent, there), (true, false));
    assert_eq!(after(Idempotency::Idempotent, elsewhere), (false, false));
}

#[test]
fn no_other_redirect_is_followed() {
    let elsewhere = TestResponse { location: Some("https://evil.example/"), ..status(302) };
    for response in [elsewhere, status(308), status(307)] {
        let failure = Failure::Redirected { status: response.status };
        let mut call = begin(Idempotency::Idempotent, Policy::default());
        assert_eq!(next(&mut call, Event::Response(&response)), Step::Reject(failure));
        assert!(!call.history().may_have_taken_effect);
    }
    let mut call = begin(Idempotency::Idempotent, Policy::default());
    let there = TestResponse { location: Some(EU), ..status(301) };
    let back = TestResponse { location: Some("https://track.customer.io/"), ..status(301) };
    next(&mut call, Event::Response(&there));
    assert_eq!(next(&mut call, Event::Response(&back)), Step::Reject(Failure::Redirected { status: 301 }));
}

#[test]
fn an_unreadable_success_may_have_taken_effect() {
    let mut call = begin(Idempotency::Idempotent, Policy::default());
    let unreadable = TestResponse { is_unreadable: true, ..status(200) };
    let failure = Failure::Unreadable { status: 200 };
    assert_eq!(next(&mut call, Event::Response(&unreadable)), Step::Reject(failure));
    assert!(call.history().may_have_taken_effect);
}

#[test]
fn an_abort_before_the_first_attempt_has_sent_nothing() {
    let mut call = begin(Idempotency::Idempotent, Policy::default());
    assert_eq!(next(&mut call, Event::Aborted), Step::Reject(Failure::Aborted));
    assert_eq!((call.history().attempts, call.history().may_have_taken_effect), (0, false));
    let mut call = begin(Idempotency::Idempotent, Policy::default());
    assert_eq!(next(&mut call, Event::Failed(Failure::Aborted)), Step::Reject(Failure::Aborted));
    assert_eq!((call.history().attempts, call.history().may_have_taken_effect), (1, true));
}

#[test]
fn a_request_that_only_reads_never_takes_effect() {
    let base = BaseUrl::Region(&API, Region::Us);
    let mut call = Call::begin(Policy::default(), Idempotency::ReadOnly, 0, base, PATH, 0.0);
    next(&mut call, Event::Failed(Failure::Disconnected));
    assert!(!call.history().may_have_taken_effect);
}

/// How an attempt of a random host ends.
#[derive(Debug, Clone)]
enum End {
    Response(TestResponse),
    Failed(Failure),
    AbortedBetween,
}

fn ends() -> impl Strategy<Value = End> {
    let statuses = prop_oneof![proptest::sample::select(TRANSIENT_STATUSES), 200..600_u16, Just(0)];
    let retry_after = proptest::sample::select(vec![None, Some("0"), Some("3"), Some("40"), Some("soon")]);
    let location = proptest::sample::select(vec![
        None,
        Some(EU),
        Some("https://track.customer.io/x"),
        Some("https://evil.example/x"),
    ]);
    let response = (statuses, retry_after, location, proptest::bool::weighted(0.1)).prop_map(
        |(status, retry_after, location, is_unreadable)| {
            End::Response(TestResponse { status, retry_after, location, is_unreadable })
        },
    );
    let failures =
        vec![Failure::Unreachable, Failure::Disconnected, Failure::TimedOut { timeout: 1 }, Failure::Aborted];
    prop_oneof![
        6 => response,
        3 => proptest::sample::select(failures).prop_map(End::Failed),
        1 => Just(End::AbortedBetween),
    ]
}

fn policies() -> impl Strategy<Value = Policy> {
    let backoffs = prop_oneof![
        (0..3000_u32).prop_map(|delay| Backoff::Fixed { delay }),
        (0..3000_u32, 0..9000_u32).prop_map(|(min, max)| Backoff::Exponential { min, max }),
    ];
    let limits = (prop_oneof![Just(0), 1..60_000_u32], 0..60_000_u32, 0..60_000_u32);
    (0..6_u32, backoffs, any::<bool>(), any::<bool>(), limits).prop_map(
        |(
            max_retries,
            backoff,
            respect_retry_after,
            all_errors,
            (total_timeout, max_total_backoff_ms, retry_after_max_ms),
        )| {
            Policy {
                max_retries,
                backoff,
                statuses: Cow::Borrowed(TRANSIENT_STATUSES),
                respect_retry_after,
                retry_after_max_ms,
                has_daily_quota: false,
                all_errors,
                max_total_backoff_ms,
                total_timeout,
            }
        },
    )
}

proptest! {
    #[test]
    fn a_call_keeps_to_its_policy_whatever_its_host_does(
        policy in policies(),
        is_idempotent in any::<bool>(),
        timeout in 0..20_000_u32,
        script in proptest::collection::vec((ends(), 0..30_000_u32, 0.0..1.0_f64), 12),
    ) {
        let idempotency = if is_idempotent { Idempotency::Idempotent } else { Idempotency::NonIdempotent };
        let now = Cell::new(1000.0_f64);
        let base = BaseUrl::Region(&API, Region::Us);
        let mut call = Call::begin(policy.clone(), idempotency, timeout, base, PATH, now.get());
        let mut step = Step::Send { timeout: call.attempt_timeout(now.get()) };
        let (mut sent, mut redirects, mut waited, mut was_uncertain) = (0_u32, 0_u32, 0_u32, false);
        for (end, wanted, random) in script {
            let Step::Send { timeout: limit } = step else { break };
            sent += 1;
            let end = match end {
                // The host ends an attempt that takes longer.
                _ if limit != 0 && wanted >= limit => {
                    now.set(now.get() + f64::from(limit));
                    End::Failed(Failure::TimedOut { timeout: limit })
                }
                end => {
                    now.set(now.get() + f64::from(wanted));
                    end
                }
            };
            let from = call.url().to_owned();
            step = match &end {
                End::Response(response) => {
                    let is_success = (200..300).contains(&response.status);
                    was_uncertain |= is_success && response.is_unreadable;
                    was_uncertain |= match response.status {
                        0 | 303 | 408 | 499 => true,
                        // Followed to the other region only, as the first redirect.
                        302 => !is_idempotent && (response.location != Some(EU) || from != US),
                        // "soon" names no time.
                        503 => matches!(response.retry_after, None | Some("soon")),
                        status => status >= 500,
                    };
                    call.next(Event::Response(response), || now.get(), || random)
                }
                End::Failed(failure) => {
                    was_uncertain |= *failure != Failure::Unreachable;
                    call.next(Event::Failed(failure.clone()), || now.get(), || random)
                }
                End::AbortedBetween => {
                    sent -= 1;
                    call.next(Event::Aborted, || now.get(), || random)
                }
            };
            prop_assert_eq!(call.history().attempts, sent, "every attempt is counted once");
            if let Step::Wait { delay, failure } = &step {
                // No attempt beyond the policy.
                prop_assert!(sent - redirects <= policy.max_retries);
                prop_assert!(policy.all_errors || is_idempotent || !failure.may_have_taken_effect());
                waited += delay;
                prop_assert!(waited <= policy.max_total_backoff_ms);
                now.set(now.get() + f64::from(*delay));
                step = call.next(Event::Waited, || now.get(), || random);
            } else if matches!(step, Step::Send { .. }) {
                redirects += 1;
                prop_assert_eq!(from, US);
                prop_assert!([EU, "https://track.customer.io/x"].contains(&call.url()));
            }
            prop_assert!(policy.total_timeout == 0 || now.get() - 1000.0 <= f64::from(policy.total_timeout));
        }
        prop_assert!(redirects <= 1);
        // A possible effect is never ruled out.
        prop_assert_eq!(call.history().may_have_taken_effect, was_uncertain);
    }
}

/// The host limits the load of the module before the core has read any option.
#[test]
fn the_host_has_the_same_default_limits() {
    let host = include_str!("../../../pkg-template/host/load.js");
    for api in [&API, &crate::core::app::API] {
        let digits = |ms: u32| format!("{}_{:03}", ms / 1000, ms % 1000);
        let limits = [digits(api.timeout), digits(Policy::default().total_timeout)];
        let expected = format!("{{ timeout: {}, totalTimeout: {} }};", limits[0], limits[1]);
        assert!(host.contains(&expected), "load.js lacks {expected}");
    }
    assert!(crate::core::numbers::TIMER_MS == (1 << 31) - 1 && host.contains("const MAX_MS = 2 ** 31 - 1;"));
}
