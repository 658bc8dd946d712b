//! A host with a source and a server that fail at random. It keeps its own accounts, and compares them with the run's.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use super::{
    TestApi, first_id, operations_of, refused,
    script::{Fate, Step},
    subjects_of,
};
use crate::core::{
    bulk::{BatchResponse, End, Options, Rejection, Request, ResumePoint, Run},
    error::{Failure, Invalid, Refusal},
};

/// The operations of a source; `None` stands for one that has no JSON text.
pub type Source = Vec<Option<Value>>;

pub struct Host<'a> {
    run: Run,
    options: Options,
    source: &'a [Option<Value>],
    /// How many operations were read.
    read: usize,
    in_flight: Vec<(Request, Vec<Value>)>,
    /// The indexes that were accepted or rejected by this run.
    settled: BTreeSet<usize>,
    /// The indexes that were in a request that may have taken effect although it failed.
    maybe: BTreeSet<usize>,
    /// The indexes that were skipped because an earlier run may have sent them, and they must not be processed twice.
    skipped: BTreeSet<usize>,
    /// Each index that was sent, with the event id that it had.
    sent: BTreeMap<usize, Option<String>>,
    counts: BTreeMap<&'static str, u64>,
    rejections: Vec<Rejection>,
}

/// What a run leaves behind.
pub struct Outcome {
    pub point: ResumePoint,
    pub settled: BTreeSet<usize>,
    pub sent: BTreeMap<usize, Option<String>>,
    pub is_stopped: bool,
}

fn index_of(operation: &Value) -> usize {
    serde_json::from_value(operation["index"].clone()).unwrap()
}

impl<'a> Host<'a> {
    pub fn new(source: &'a [Option<Value>], options: Options) -> Self {
        Self {
            run: Run::new(Box::new(TestApi), options.clone()),
            options,
            source,
            read: 0,
            in_flight: Vec::new(),
            settled: BTreeSet::new(),
            maybe: BTreeSet::new(),
            skipped: BTreeSet::new(),
            sent: BTreeMap::new(),
            counts: BTreeMap::new(),
            rejections: Vec::new(),
        }
    }

    /// Drives the run to its end.
    pub fn drive(
        mut self,
        steps: &mut impl Iterator<Item = Step>,
        fates: &mut impl Iterator<Item = Fate>,
    ) -> Result<Outcome, TestCaseError> {
        let mut is_finished = false;
        while !self.is_done(is_finished) {
            while let Some(request) = self.run.next_request() {
                self.send(request)?;
            }
            if self.is_done(is_finished) {
                break;
            }
            let can_read = !is_finished && !self.run.is_blocked() && !self.run.is_stopped();
            prop_assert!(can_read || !self.in_flight.is_empty(), "the run hangs");
            match steps.next().unwrap() {
                Step::Stop => self.run.stop(),
                Step::Settle(position) if !self.in_flight.is_empty() => {
                    let position = position % self.in_flight.len();
                    self.settle(position, fates.next().unwrap())?;
                }
                _ if !can_read => self.settle(0, fates.next().unwrap())?,
                _ if self.read < self.source.len() => self.read_one()?,
                _ => {
                    self.run.finish();
                    is_finished = true;
                }
            }
            self.compare()?;
        }
        prop_assert!(self.run.next_request().is_none());
        self.compare()?;
        self.compare_at_the_end(is_finished)?;
        let report = serde_json::to_value(self.run.report(0.0)).unwrap();
        let [done, uncertain] = ["doneRanges", "uncertainRanges"].map(|name| {
            let ranges: Vec<[f64; 2]> = serde_json::from_value(report[name].clone()).unwrap();
            ranges.concat()
        });
        let resume_from = report["resumeFrom"].as_f64().unwrap();
        let point = ResumePoint::parse(resume_from, &done, &uncertain, report["firstEventId"].as_str().unwrap());
        Ok(Outcome { point: point.unwrap(), settled: self.settled, sent: self.sent, is_stopped: self.run.is_stopped() })
    }

    /// Whether nothing is left to do, given whether the source has ended.
    fn is_done(&self, is_finished: bool) -> bool {
        (is_finished || self.run.is_stopped()) && self.in_flight.is_empty() && !self.run.is_blocked()
    }

    fn was_done(&self, index: usize) -> bool {
        self.options.start.done.contains(index as u64)
    }

    /// Whether an earlier run may have sent an operation.
    fn was_uncertain(&self, index: usize) -> bool {
        self.options.start.uncertain.contains(index as u64)
    }

    fn count(&mut self, name: &'static str, number: usize) {
        *self.counts.entry(name).or_default() += number as u64;
    }

    fn read_one(&mut self) -> Result<(), TestCaseError> {
        let index = self.read;
        self.read += 1;
        let operation = self.source[index].as_ref();
        let rejection = match operation {
            Some(operation) => self.run.offer(operation.to_string().as_bytes()),
            None => self.run.reject(&Invalid::new("", "must be an operation")),
        };
        let is_bad = operation.is_none_or(|operation| operation["kind"] == "bad");
        prop_assert_eq!(rejection.is_some(), is_bad && !self.was_done(index));
        if let Some(rejection) = rejection {
            prop_assert_eq!(rejection.index, i64::try_from(index).unwrap());
            self.rejections.push(rejection);
            self.settled.insert(index);
            self.count("rejected", 1);
        }
        if !self.was_done(index) {
            self.count("read", 1);
            if self.was_uncertain(index) && operation.is_some_and(|operation| operation["kind"] == "once") {
                self.skipped.insert(index);
            }
        }
        Ok(())
    }

    /// Checks a request that may be sent now.
    fn send(&mut self, request: Request) -> Result<(), TestCaseError> {
        prop_assert!(!self.run.is_stopped(), "sent after the run was stopped");
        prop_assert!(self.in_flight.len() < self.options.concurrency, "too many in flight");
        prop_assert!(request.body.len() <= self.options.limits.request_bytes);
        let mut operations = operations_of(&request.body);
        prop_assert!(!operations.is_empty() && operations.len() == request.items);
        let indexes: Vec<usize> = operations.iter().map(index_of).collect();
        prop_assert!(indexes.is_sorted());
        for (operation, &index) in operations.iter_mut().zip(&indexes) {
            prop_assert!(index < self.read && !self.was_done(index), "{} was done before", index);
            prop_assert!(!self.settled.contains(&index), "{} was settled before", index);
            prop_assert!(!self.skipped.contains(&index), "{} may have been sent before", index);
            let id = operation.as_object_mut().unwrap().remove("key");
            let expected = (operation["kind"] == "event").then(|| first_id().plus(index as u64).text());
            prop_assert_eq!(id.as_ref().and_then(Value::as_str), expected.as_deref());
            prop_assert_eq!(Some(&*operation), self.source[index].as_ref());
            self.sent.insert(index, expected);
        }
        for (_, others) in &self.in_flight {
            prop_assert!(others.iter().all(|other| !indexes.contains(&index_of(other))), "in flight twice");
        }
        if self.options.ordered {
            self.check_order(&operations, &indexes)?;
        }
        self.in_flight.push((request, operations));
        Ok(())
    }

    /// Each earlier operation about the same has ended, or is in the same request.
    fn check_order(&self, operations: &[Value], indexes: &[usize]) -> Result<(), TestCaseError> {
        let subjects: BTreeSet<u32> = operations.iter().flat_map(subjects_of).collect();
        for (earlier, operation) in self.source[..indexes[indexes.len() - 1]].iter().enumerate() {
            let Some(operation) = operation else { continue };
            let shared: Vec<u32> =
                subjects_of(operation).into_iter().filter(|subject| subjects.contains(subject)).collect();
            let has_later = operations
                .iter()
                .any(|later| index_of(later) > earlier && subjects_of(later).iter().any(|one| shared.contains(one)));
            let has_ended = self.was_done(earlier)
                || self.settled.contains(&earlier)
                || self.skipped.contains(&earlier)
                || indexes.contains(&earlier);
            prop_assert!(!has_later || has_ended, "{:?} overtook {}", indexes, earlier);
        }
        for (_, others) in &self.in_flight {
            let others: BTreeSet<u32> = others.iter().flat_map(subjects_of).collect();
            prop_assert!(subjects.is_disjoint(&others), "a shared subject in flight");
        }
        Ok(())
    }

    fn settle(&mut self, position: usize, fate: Fate) -> Result<(), TestCaseError> {
        let (request, operations) = self.in_flight.remove(position);
        let indexes: Vec<usize> = operations.iter().map(index_of).collect();
        let attempts = 1 + u32::try_from(position).unwrap();
        self.count("requests", 1);
        self.count("retries", position);
        self.count("bytes", request.body.len() * attempts as usize);
        let Request { number, body, items, .. } = request;
        let (failure, maybe) = match fate {
            Fate::Twice => {
                let response = || End::Response(BatchResponse { accepted: items, reasons: vec![] });
                self.settle_all(&indexes, items)?;
                prop_assert!(self.run.settle(number, attempts, response(), || panic!("not needed")).is_empty());
                prop_assert!(self.run.settle(number, attempts, response(), || panic!("not needed")).is_empty());
                return Ok(());
            }
            Fate::Response(positions) => return self.respond(number, attempts, &indexes, &positions),
            Fate::Refused { status, maybe } => (refused(status), maybe),
            Fate::Lost { maybe } => (Failure::Disconnected, maybe),
        };
        if maybe {
            self.maybe.extend(&indexes);
        }
        let is_refused = matches!(failure, Failure::Status { status: 400 | 413, .. });
        if is_refused && items == 1 {
            self.settle_all(&indexes, 0)?;
        }
        let was_stopped = self.run.is_stopped();
        let end = End::Failed { failure: &failure, may_have_taken_effect: maybe };
        let rejections = self.run.settle(number, attempts, end, || body);
        prop_assert_eq!(rejections.len(), usize::from(is_refused && items == 1));
        prop_assert_eq!(self.run.is_stopped(), was_stopped || !is_refused);
        self.rejections.extend(rejections);
        Ok(())
    }

    /// Settles a request with a response that refuses the operations at these positions.
    fn respond(
        &mut self,
        number: usize,
        attempts: u32,
        indexes: &[usize],
        positions: &[usize],
    ) -> Result<(), TestCaseError> {
        let positions: BTreeSet<usize> = positions.iter().copied().collect();
        let accepted = indexes.len().saturating_sub(positions.len());
        let reason = |position: &usize| {
            let index = Some(*position).filter(|position| *position < indexes.len());
            (index, Refusal { message: "no".to_owned(), ..Refusal::default() })
        };
        let reasons = positions.iter().map(reason).collect();
        self.settle_all(indexes, accepted)?;
        let end = End::Response(BatchResponse { accepted, reasons });
        let rejections = self.run.settle(number, attempts, end, || panic!("the body is not needed"));
        let found: Vec<i64> = rejections.iter().map(|rejection| rejection.index).collect();
        let index_at = |position: &usize| indexes.get(*position).map_or(-1, |index| i64::try_from(*index).unwrap());
        prop_assert_eq!(found, positions.iter().map(index_at).collect::<Vec<_>>());
        self.rejections.extend(rejections);
        Ok(())
    }

    fn settle_all(&mut self, indexes: &[usize], accepted: usize) -> Result<(), TestCaseError> {
        for index in indexes {
            prop_assert!(self.settled.insert(*index), "{} was settled twice", index);
        }
        self.count("accepted", accepted);
        self.count("rejected", indexes.len() - accepted);
        Ok(())
    }

    /// Compares the accounts, which agree after each step.
    fn compare(&self) -> Result<(), TestCaseError> {
        let report = serde_json::to_value(self.run.report(0.0)).unwrap();
        for name in ["read", "accepted", "rejected", "bytes", "requests", "retries"] {
            let expected = self.counts.get(name).copied().unwrap_or_default();
            prop_assert_eq!(report[name].as_u64(), Some(expected), "{}", name);
        }
        let before = (0..self.source.len()).filter(|index| self.was_done(*index));
        let done: BTreeSet<usize> = before.chain(self.settled.iter().copied()).collect();
        let resume_from = usize::try_from(report["resumeFrom"].as_u64().unwrap()).unwrap();
        let expected: BTreeSet<usize> = (0..resume_from).chain(expand(&report["doneRanges"])).collect();
        prop_assert_eq!(done, expected);
        let listed = self.rejections.iter().filter(|rejection| rejection.is_listed).count();
        prop_assert_eq!(listed, self.rejections.len().min(self.options.max_rejected));
        prop_assert!(self.rejections.iter().take(listed).all(|rejection| rejection.is_listed));
        Ok(())
    }

    fn compare_at_the_end(&self, is_finished: bool) -> Result<(), TestCaseError> {
        let report = serde_json::to_value(self.run.report(0.0)).unwrap();
        // What may have taken effect is uncertain, unless it has ended in another way.
        let uncertain: BTreeSet<usize> = expand(&report["uncertainRanges"]).collect();
        prop_assert_eq!(report["uncertain"].as_u64(), Some(uncertain.len() as u64));
        let before = (0..self.source.len()).filter(|index| self.was_uncertain(*index) && !self.settled.contains(index));
        let mut expected: BTreeSet<usize> = self.maybe.difference(&self.settled).copied().collect();
        expected.extend(self.skipped.iter().copied().chain(before));
        prop_assert_eq!(&uncertain, &expected);
        prop_assert_eq!(self.run.history().may_have_taken_effect, !uncertain.is_empty());
        let not_sent = (0..self.read)
            .filter(|index| !self.was_done(*index) && !self.settled.contains(index) && !uncertain.contains(index));
        let uncertain_read = uncertain.iter().filter(|index| **index < self.read).count();
        let total = self.settled.len() + uncertain_read + not_sent.count();
        prop_assert_eq!(report["read"].as_u64(), Some(total as u64));
        if !self.run.is_stopped() {
            prop_assert!(is_finished && self.read == self.source.len());
            let first = self.skipped.first().copied().unwrap_or(self.source.len());
            prop_assert_eq!(report["resumeFrom"].as_u64(), Some(first as u64));
            prop_assert_eq!(report["read"].as_u64(), Some((self.settled.len() + self.skipped.len()) as u64));
        }
        Ok(())
    }
}

/// The indexes of ranges.
fn expand(ranges: &Value) -> impl Iterator<Item = usize> + use<> {
    let ranges: Vec<(usize, usize)> = serde_json::from_value(ranges.clone()).unwrap();
    ranges.into_iter().flat_map(|(start, end)| start..end)
}
