//! Single runs, step by step.

use super::{TestApi, operation, operations_of, options, refused};
use crate::core::{
    bulk::{BatchResponse, End, Options, Request, Run},
    error::{Failure, Invalid},
    http::Idempotency,
};

/// A run with room for two of its operations in a request.
fn run(options: Options) -> Run {
    let mut options = options;
    options.limits.request_bytes = 10 + 2 * operation(0, "plain", &[0], 0).to_string().len() + 1;
    Run::new(Box::new(TestApi), options)
}

/// Offers an operation about each of these subjects.
fn offer(run: &mut Run, subjects: impl IntoIterator<Item = u32>) {
    for subject in subjects {
        assert_eq!(run.offer(operation(0, "plain", &[subject], 0).to_string().as_bytes()), None);
    }
}

fn accept(run: &mut Run, request: &Request) {
    let end = End::Response(BatchResponse { accepted: request.items, reasons: vec![] });
    assert!(run.settle(request.number, 1, end, || panic!("the body is not needed")).is_empty());
}

fn fail(run: &mut Run, request: Request, failure: &Failure) {
    let end = End::Failed { failure, may_have_taken_effect: false };
    assert!(run.settle(request.number, 1, end, || request.body).is_empty());
}

/// The subjects of the operations of a request.
fn subjects(request: &Request) -> Vec<u64> {
    operations_of(&request.body).iter().map(|operation| operation["subjects"][0].as_u64().unwrap()).collect()
}

#[test]
fn the_source_is_blocked_while_a_request_waits() {
    let mut run = run(Options { concurrency: 1, ..options(0) });
    offer(&mut run, 0..2);
    assert!(!run.is_blocked() && run.next_request().is_none());
    offer(&mut run, 2..3);
    assert!(run.is_blocked());
    let first = run.next_request().unwrap();
    assert!(!run.is_blocked());
    offer(&mut run, 3..5);
    assert!(run.is_blocked() && run.next_request().is_none());
    accept(&mut run, &first);
    let second = run.next_request().unwrap();
    assert_eq!([subjects(&first), subjects(&second)], [[0, 1], [2, 3]]);
    run.finish();
    accept(&mut run, &second);
    let last = run.next_request().unwrap();
    accept(&mut run, &last);
    assert!(run.next_request().is_none() && !run.is_blocked() && !run.is_stopped());
}

#[test]
fn halves_are_sent_one_after_the_other_and_hold_up_no_other_request() {
    let mut run = run(Options { concurrency: 2, ..options(0) });
    offer(&mut run, 0..6);
    run.finish();
    let (first, second) = (run.next_request().unwrap(), run.next_request().unwrap());
    fail(&mut run, first, &refused(413));
    let half = run.next_request().unwrap();
    assert_eq!((subjects(&half), half.items), (vec![0], 1));
    assert!(run.next_request().is_none());
    accept(&mut run, &second);
    let third = run.next_request().unwrap();
    assert_eq!(subjects(&third), [4, 5]);
    accept(&mut run, &half);
    assert_eq!(subjects(&run.next_request().unwrap()), [1]);
}

#[test]
fn an_ordered_request_waits_for_its_subjects_and_for_the_requests_before_it() {
    let mut run = run(Options { ordered: true, ..options(0) });
    offer(&mut run, [1, 2, 2, 3, 4, 5]);
    run.finish();
    let first = run.next_request().unwrap();
    assert_eq!(subjects(&first), [1, 2]);
    assert!(run.next_request().is_none());
    fail(&mut run, first, &refused(400));
    let half = run.next_request().unwrap();
    // The second half, about 2, is yet to be sent.
    assert!(run.next_request().is_none());
    accept(&mut run, &half);
    let half = run.next_request().unwrap();
    assert!(run.next_request().is_none());
    accept(&mut run, &half);
    assert_eq!(subjects(&run.next_request().unwrap()), [2, 3]);
    assert_eq!(subjects(&run.next_request().unwrap()), [4, 5]);
}

#[test]
fn halves_that_an_earlier_attempt_may_have_sent_are_uncertain_when_the_run_stops() {
    let mut run = run(options(0));
    offer(&mut run, 0..2);
    run.finish();
    let request = run.next_request().unwrap();
    let end = End::Failed { failure: &refused(413), may_have_taken_effect: true };
    run.settle(request.number, 2, end, || request.body);
    let half = run.next_request().unwrap();
    run.stop();
    run.stop();
    assert!(run.next_request().is_none());
    fail(&mut run, half, &Failure::Aborted);
    assert!(run.next_request().is_none() && !run.is_blocked());
    assert_eq!(run.report(0.0).progress.uncertain_ranges, [(0, 2)]);
    let history = run.history();
    assert_eq!((history.attempts, history.may_have_taken_effect), (3, true));
}

#[test]
fn operations_that_are_offered_after_a_stop_are_read_and_checked_but_not_sent() {
    let mut run = run(options(0));
    offer(&mut run, 0..1);
    run.stop();
    offer(&mut run, 1..5);
    assert!(run.reject(&Invalid::new("", "must be an operation")).is_some());
    run.finish();
    assert!(!run.is_blocked() && run.next_request().is_none());
    let report = run.report(0.0);
    assert_eq!((report.progress.counts.read, report.progress.counts.rejected, report.uncertain), (6, 1, 0));
}

#[test]
fn an_operation_is_measured_with_its_event_id() {
    let mut run = Run::new(Box::new(TestApi), options(500));
    let bytes = operation(0, "event", &[], 0).to_string().len() + 35;
    assert_eq!(run.offer(operation(0, "event", &[], 200 - bytes).to_string().as_bytes()), None);
    let rejection = run.offer(operation(0, "event", &[], 201 - bytes).to_string().as_bytes()).unwrap();
    assert_eq!(rejection.message, "must be at most 200 bytes of UTF-8, not 201");
    assert_eq!((rejection.index, rejection.field), (1, None));
    assert_eq!(run.room(), 500 - 10 - 200);
}

#[test]
fn a_request_and_its_halves_are_repeated_only_if_all_operations_may_be() {
    let mut run = Run::new(Box::new(TestApi), options(500));
    for kind in ["plain", "once"] {
        assert_eq!(run.offer(operation(0, kind, &[], 0).to_string().as_bytes()), None);
    }
    run.finish();
    let request = run.next_request().unwrap();
    assert_eq!(request.idempotency, Idempotency::NonIdempotent);
    fail(&mut run, request, &refused(413));
    assert_eq!(run.next_request().unwrap().idempotency, Idempotency::NonIdempotent);
}
