//! The rules of the collector, one by one.

use super::*;
use crate::core::{
    bulk::{BatchResponse, Limits},
    error::{Failure, History, Refusal},
    http::Idempotency,
    track::batching::{Collector, Options, Sending, Settled, Verdict},
};

const LIMITS: Limits = Limits { item_bytes: 32_000, request_bytes: 480_000 };

fn collector(max_operations: usize) -> Collector {
    Collector::new(Options { max_delay_ms: 10, max_operations }, LIMITS)
}

fn event(person: u32) -> BatchedCall {
    call("track", &[json!(person), json!({"name": "a"})])
}

/// A call about a person that no operation expresses.
fn alone(person: u32) -> BatchedCall {
    call("track", &[json!(person), json!({"name": "a", "more": 1})])
}

/// The requests that may be sent now: their numbers, and how many operations each has; 0 for a call that goes out alone.
fn sent(collector: &mut Collector) -> Vec<(u32, usize)> {
    let next = || {
        let request = collector.next_request()?;
        match collector.begin(request)? {
            Sending::Batch { items, .. } => Some((request, items)),
            Sending::Alone { .. } => Some((request, 0)),
        }
    };
    std::iter::from_fn(next).collect()
}

fn next(collector: &mut Collector) -> Option<Sending> {
    let request = collector.next_request()?;
    collector.begin(request)
}

const ONE: History = History { attempts: 1, may_have_taken_effect: false };

fn accept(collector: &mut Collector, request: u32) -> Vec<Settled> {
    collector.settle(request, ONE, Ok(BatchResponse::default()))
}

fn tickets(settled: &[Settled]) -> Vec<u32> {
    settled.iter().map(|settled| settled.ticket).collect()
}

fn refused(status: u16) -> Failure {
    Failure::Status { status, refusals: vec![Refusal::new("no")], retry_after_ms: None }
}

#[test]
fn calls_wait_until_they_are_flushed() {
    let mut collector = collector(100);
    for ticket in 0..3 {
        collector.offer(ticket, event(ticket));
        assert!(collector.is_waiting());
        assert_eq!(sent(&mut collector), []);
    }
    collector.flush();
    assert!(!collector.is_waiting());
    assert_eq!(sent(&mut collector), [(0, 3)]);
    let settled = accept(&mut collector, 0);
    assert_eq!(tickets(&settled), [0, 1, 2]);
    assert!(settled.iter().all(|settled| settled.verdict == Verdict::Accepted && settled.action == "track"));
    assert_eq!(accept(&mut collector, 0), []);
}

#[test]
fn a_full_request_goes_out_at_once() {
    let mut collector = collector(2);
    for ticket in 0..5 {
        collector.offer(ticket, event(ticket));
    }
    assert_eq!(sent(&mut collector), [(0, 2), (1, 2)]);
    assert!(collector.is_waiting());
}

#[test]
fn a_request_has_no_more_bytes_than_it_may() {
    let long = |person| call("track", &[json!(person), json!({"name": "a", "data": {"text": "x".repeat(1000)}})]);
    let mut collector =
        Collector::new(Options { max_operations: 100, ..Options::default() }, Limits { request_bytes: 3000, ..LIMITS });
    for ticket in 0..5 {
        collector.offer(ticket, long(ticket));
    }
    collector.flush();
    let mut bodies = Vec::new();
    while let Some(Sending::Batch { body, items, .. }) = next(&mut collector) {
        assert!(body.len() <= 3000 && body.ends_with(b"]}"), "{}", body.len());
        bodies.push(items);
    }
    assert_eq!(bodies, [2, 2, 1]);
}

#[test]
fn a_call_waits_for_an_earlier_one_about_the_same_person() {
    let mut collector = collector(100);
    collector.offer(0, event(7));
    collector.flush();
    assert_eq!(sent(&mut collector), [(0, 1)]);
    collector.offer(1, event(7));
    collector.offer(2, event(8));
    collector.offer(3, event(7));
    collector.flush();
    assert_eq!(sent(&mut collector), [(1, 1)]);
    assert_eq!(tickets(&accept(&mut collector, 1)), [2]);
    assert_eq!(sent(&mut collector), []);
    accept(&mut collector, 0);
    // They do not wait for a timer again.
    assert_eq!(sent(&mut collector), [(2, 2)]);
    assert_eq!(tickets(&accept(&mut collector, 2)), [1, 3]);
}

#[test]
fn a_call_that_goes_out_alone_keeps_its_place() {
    let mut collector = collector(100);
    collector.offer(0, alone(7));
    assert_eq!(sent(&mut collector), [(0, 0)]);
    collector.offer(1, event(8));
    collector.offer(2, alone(8));
    collector.offer(3, event(8));
    assert_eq!(sent(&mut collector), []);
    collector.flush();
    assert_eq!(sent(&mut collector), [(1, 1)]);
    accept(&mut collector, 1);
    assert_eq!(sent(&mut collector), [(2, 0)]);
    accept(&mut collector, 2);
    assert_eq!(sent(&mut collector), [(3, 1)]);
    assert_eq!(tickets(&accept(&mut collector, 0)), [0]);
    assert_eq!(tickets(&accept(&mut collector, 3)), [3]);
}

#[test]
fn each_call_has_its_own_verdict() {
    let mut collector = collector(3);
    for ticket in 0..3 {
        collector.offer(ticket, event(ticket));
    }
    sent(&mut collector);
    let reasons =
        vec![(Some(2), Refusal::new("first")), (Some(0), Refusal::new("no")), (Some(2), Refusal::new("second"))];
    let settled = collector.settle(0, ONE, Ok(BatchResponse { accepted: 1, reasons }));
    let verdicts: Vec<_> = settled.into_iter().map(|settled| (settled.verdict, settled.history)).collect();
    let two = vec![Refusal::new("first"), Refusal::new("second")];
    let refused = |refusals| (Verdict::Refused(refusals), ONE);
    assert_eq!(verdicts, [refused(vec![Refusal::new("no")]), (Verdict::Accepted, ONE), refused(two)]);
}

#[test]
fn a_reason_without_an_index_leaves_the_other_calls_unknown() {
    let mut collector = collector(2);
    collector.offer(0, event(0));
    collector.offer(1, event(1));
    sent(&mut collector);
    let reasons = vec![(None, Refusal::new("who?")), (Some(1), Refusal::new("no"))];
    let settled = collector.settle(0, ONE, Ok(BatchResponse { accepted: 0, reasons }));
    let unknown = History { may_have_taken_effect: true, ..ONE };
    assert_eq!((&settled[0].verdict, settled[0].history), (&Verdict::Unknown, unknown));
    assert_eq!((&settled[1].verdict, settled[1].history), (&Verdict::Refused(vec![Refusal::new("no")]), ONE));
}

#[test]
fn a_batch_that_is_refused_as_a_whole_is_halved() {
    let mut collector = collector(3);
    for ticket in 0..3 {
        collector.offer(ticket, event(ticket));
    }
    assert_eq!(sent(&mut collector), [(0, 3)]);
    let uncertain = History { attempts: 2, may_have_taken_effect: true };
    assert_eq!(collector.settle(0, uncertain, Err(&refused(400))), []);
    assert_eq!(sent(&mut collector), [(1, 2)], "one after the other");
    assert_eq!(collector.settle(1, ONE, Err(&refused(413))), []);
    assert_eq!(sent(&mut collector), [(2, 1)]);
    let alone = collector.settle(2, ONE, Err(&refused(400)));
    let history = History { attempts: 4, may_have_taken_effect: true };
    assert_eq!(alone, [Settled { ticket: 0, action: "track", verdict: Verdict::Failed, history }]);
    assert_eq!(sent(&mut collector), [(3, 1)]);
    assert_eq!(tickets(&accept(&mut collector, 3)), [1]);
    assert_eq!(sent(&mut collector), [(4, 1)]);
    assert_eq!(tickets(&accept(&mut collector, 4)), [2]);
}

#[test]
fn any_other_failure_is_that_of_each_call() {
    for failure in [refused(401), Failure::Disconnected, Failure::Unreadable { status: 207 }] {
        let mut collector = collector(2);
        collector.offer(0, event(0));
        collector.offer(1, event(0));
        collector.offer(2, event(0));
        sent(&mut collector);
        let history = History { attempts: 4, may_have_taken_effect: true };
        let settled = collector.settle(0, history, Err(&failure));
        assert_eq!(tickets(&settled), [0, 1]);
        assert!(settled.iter().all(|settled| settled.verdict == Verdict::Failed && settled.history == history));
        assert_eq!(sent(&mut collector), [(1, 1)], "the others go on");
    }
}

#[test]
fn one_call_that_must_not_be_repeated_forbids_it_for_the_request() {
    let mut collector = collector(2);
    collector.offer(0, event(0));
    collector.offer(1, read("track", &[json!(1), json!({"name": "a"})], false).unwrap());
    collector.offer(2, event(2));
    collector.flush();
    let mut idempotency = || match next(&mut collector) {
        Some(Sending::Batch { idempotency, .. }) => idempotency,
        other => panic!("{other:?}"),
    };
    assert_eq!([idempotency(), idempotency()], [Idempotency::NonIdempotent, Idempotency::Idempotent]);
}

#[test]
fn a_call_that_waits_can_be_given_up() {
    let mut collector = collector(100);
    collector.offer(0, event(0));
    collector.offer(1, event(1));
    assert_eq!(collector.give_up(0), Some(History::default()));
    assert_eq!(collector.give_up(0), None);
    collector.flush();
    assert_eq!(sent(&mut collector), [(0, 1)]);
    collector.offer(2, event(1));
    collector.offer(3, event(1));
    assert_eq!(collector.give_up(2), Some(History::default()));
    assert_eq!(tickets(&accept(&mut collector, 0)), [1]);
    sent(&mut collector);
    assert_eq!(tickets(&accept(&mut collector, 1)), [3]);
}

#[test]
fn calls_behind_one_that_is_given_up_are_sent() {
    let mut collector = collector(100);
    collector.offer(0, event(0));
    collector.offer(1, alone(0));
    assert_eq!(sent(&mut collector), []);
    collector.give_up(0);
    assert!(!collector.is_waiting());
    assert_eq!(sent(&mut collector), [(0, 0)]);
}

#[test]
fn a_call_whose_request_has_not_begun_can_be_given_up() {
    let mut collector = collector(2);
    for ticket in 0..4 {
        collector.offer(ticket, event(ticket));
    }
    let (first, second) = (collector.next_request().unwrap(), collector.next_request().unwrap());
    for ticket in [0, 1, 2] {
        assert_eq!(collector.give_up(ticket), Some(History::default()));
    }
    assert!(collector.begin(first).is_none(), "nobody waits for it");
    assert!(matches!(collector.begin(second), Some(Sending::Batch { items: 1, .. })));
    assert_eq!(tickets(&accept(&mut collector, second)), [3]);
    // Nothing holds those that come later.
    collector.offer(4, event(0));
    collector.flush();
    assert_eq!(sent(&mut collector), [(2, 1)]);
}

#[test]
fn unblocked_calls_are_sent_even_if_they_fill_the_open_batch() {
    let mut collector = collector(2);
    for (ticket, person) in (0..).zip([1, 2, 7, 1, 2]) {
        collector.offer(ticket, event(person));
        if person == 2 {
            sent(&mut collector);
        }
    }
    accept(&mut collector, 0);
    assert_eq!(sent(&mut collector), [(1, 2), (2, 1)]);
    assert!(!collector.is_waiting());
}

#[test]
fn a_call_that_is_on_its_way_may_have_taken_effect() {
    let mut collector = collector(2);
    collector.offer(0, event(0));
    collector.offer(1, event(1));
    sent(&mut collector);
    assert_eq!(collector.give_up(1), Some(History { attempts: 1, may_have_taken_effect: true }));
    collector.settle(0, ONE, Err(&refused(400)));
    // It is between two requests, and the earlier one had no effect.
    assert_eq!(collector.give_up(1), Some(ONE));
    assert_eq!(sent(&mut collector), [(1, 1)]);
    assert_eq!(tickets(&accept(&mut collector, 1)), [0]);
    assert_eq!(sent(&mut collector), []);
}
