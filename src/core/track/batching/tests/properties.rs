//! A host that makes calls, sends, gives up and fails at random.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::core::{
    bulk::{BatchResponse, Limits},
    error::{Failure, History, Refusal},
    http::Body,
    track::batching::{Collector, Options, Sending, Verdict},
};

const LIMITS: Limits = Limits { item_bytes: 32_000, request_bytes: 1200 };
const MAX_OPERATIONS: usize = 5;

#[derive(Debug, Clone)]
enum Step {
    /// A call about a person, with data of this size; `true` for one that is sent alone.
    Call(u32, usize, bool),
    /// A merge of two people.
    Merge(u32, u32),
    Flush,
    /// One of the requests in flight ends.
    Settle(usize, Fate),
    /// The caller of one of the calls that have not ended gives up.
    GiveUp(usize),
    /// The base URL is found: until then no request begins.
    FindBase,
}

#[derive(Debug, Clone)]
enum Fate {
    Accept,
    Refuse(usize),
    RefuseSomebody,
    Reject,
    Break,
}

fn fates() -> impl Strategy<Value = Fate> {
    prop_oneof![
        3 => Just(Fate::Accept),
        1 => (0..MAX_OPERATIONS).prop_map(Fate::Refuse),
        1 => Just(Fate::RefuseSomebody),
        2 => Just(Fate::Reject),
        1 => Just(Fate::Break),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0..6_u32, 0..300_usize, prop::bool::weighted(0.1)).prop_map(|(person, size, alone)| Step::Call(person, size, alone)),
        1 => (0..6_u32, 0..6_u32).prop_map(|(primary, secondary)| Step::Merge(primary, secondary)),
        2 => Just(Step::Flush),
        4 => (0..8_usize, fates()).prop_map(|(position, fate)| Step::Settle(position, fate)),
        1 => (0..20_usize).prop_map(Step::GiveUp),
        1 => Just(Step::FindBase),
    ];
    prop::collection::vec(step, 0..120)
}

struct Host {
    collector: Collector,
    /// The people that each call is about, by its ticket.
    people: Vec<Vec<u32>>,
    /// The calls that have not ended.
    pending: BTreeSet<u32>,
    has_base: bool,
    /// The requests that have not begun.
    unbegun: Vec<u32>,
    /// The requests that have, and the calls in each.
    in_flight: Vec<(u32, Vec<u32>)>,
}

/// The calls in a request: the time of each is its ticket.
fn tickets_of(sending: &Sending) -> Vec<u32> {
    let operations = match sending {
        Sending::Batch { body, items, .. } => {
            assert!(body.len() <= LIMITS.request_bytes && (1..=MAX_OPERATIONS).contains(items));
            let mut body: Json = serde_json::from_slice(body).unwrap();
            let operations: Vec<Json> = serde_json::from_value(body["batch"].take()).unwrap();
            assert_eq!(operations.len(), *items);
            operations
        }
        Sending::Alone { prepared, .. } => {
            let Some(Body::Written(body)) = &prepared.body else { panic!("no body") };
            vec![serde_json::from_slice(body).unwrap()]
        }
    };
    let ticket = |operation: &Json| u32::try_from(operation["timestamp"].as_u64().unwrap()).unwrap();
    operations.iter().map(ticket).collect()
}

impl Host {
    fn offer(&mut self, people: Vec<u32>, call: impl FnOnce(u32) -> BatchedCall) {
        let ticket = u32::try_from(self.people.len()).unwrap();
        self.people.push(people);
        self.pending.insert(ticket);
        self.collector.offer(ticket, call(ticket));
    }

    /// Sends what may be sent, in order.
    fn send(&mut self) -> Result<(), TestCaseError> {
        self.unbegun.extend(std::iter::from_fn(|| self.collector.next_request()));
        for request in if self.has_base { std::mem::take(&mut self.unbegun) } else { vec![] } {
            let Some(sending) = self.collector.begin(request) else { continue };
            let tickets = tickets_of(&sending);
            for ticket in &tickets {
                prop_assert!(self.pending.contains(ticket), "{ticket} has ended");
                let people = &self.people[*ticket as usize];
                let is_about_them =
                    |other: &u32| self.people[*other as usize].iter().any(|person| people.contains(person));
                let overtaken: Vec<_> = self
                    .pending
                    .range(..ticket)
                    .filter(|other| is_about_them(other) && !tickets.contains(other))
                    .collect();
                prop_assert_eq!(overtaken, Vec::<&u32>::new(), "{} overtakes", ticket);
                let beside = self.in_flight.iter().flat_map(|(_, tickets)| tickets).find(|other| is_about_them(other));
                prop_assert_eq!(beside, None, "two requests about the same person");
            }
            for person in 0..6 {
                let is_about = |ticket: &&u32| self.people[**ticket as usize].contains(&person);
                prop_assert!(tickets.iter().filter(is_about).is_sorted(), "{tickets:?}");
            }
            self.in_flight.push((request, tickets));
        }
        Ok(())
    }

    fn settle(&mut self, position: usize, fate: &Fate) -> Result<(), TestCaseError> {
        if self.in_flight.is_empty() {
            return Ok(());
        }
        let (request, tickets) = self.in_flight.swap_remove(position % self.in_flight.len());
        let failure = match fate {
            Fate::Reject => Some(Failure::Status { status: 400, refusals: vec![], retry_after_ms: None }),
            Fate::Break => Some(Failure::Disconnected),
            _ => None,
        };
        let reasons = match fate {
            Fate::Refuse(index) if *index < tickets.len() => vec![(Some(*index), Refusal::new("no"))],
            Fate::RefuseSomebody => vec![(None, Refusal::new("no"))],
            _ => vec![],
        };
        let is_refused =
            |index: usize| reasons.first().is_some_and(|(refused, _)| refused.is_none_or(|refused| refused == index));
        let accepted: BTreeSet<u32> = match failure {
            Some(_) => BTreeSet::new(),
            None => (0..tickets.len()).filter(|index| !is_refused(*index)).map(|index| tickets[index]).collect(),
        };
        let is_halved = matches!(fate, Fate::Reject) && tickets.len() > 1;
        let history = History { attempts: 1, may_have_taken_effect: false };
        let end = failure
            .as_ref()
            .map_or_else(|| Ok(BatchResponse { accepted: accepted.len(), reasons: reasons.clone() }), Err);
        let settled = self.collector.settle(request, history, end);
        let ended: Vec<_> = settled.iter().map(|settled| settled.ticket).collect();
        prop_assert_eq!(&ended, if is_halved { &[][..] } else { &tickets[..] });
        for settled in &settled {
            prop_assert_eq!(settled.verdict == Verdict::Accepted, accepted.contains(&settled.ticket));
            // Nobody waits for a call that was given up.
            self.pending.remove(&settled.ticket);
        }
        Ok(())
    }

    fn give_up(&mut self, position: usize) -> Result<(), TestCaseError> {
        let Some(ticket) = self.pending.iter().nth(position).copied() else { return Ok(()) };
        let is_in_flight = self.in_flight.iter().any(|(_, tickets)| tickets.contains(&ticket));
        let history = self.collector.give_up(ticket).unwrap();
        prop_assert_eq!(history.may_have_taken_effect, is_in_flight);
        if !is_in_flight {
            self.pending.remove(&ticket);
            prop_assert_eq!(self.collector.give_up(ticket), None);
        }
        Ok(())
    }

    fn perform(&mut self, step: &Step) -> Result<(), TestCaseError> {
        match step {
            Step::Call(person, size, is_alone) => self.offer(vec![*person], |ticket| {
                let mut event = json!({"name": "a", "timestamp": ticket, "data": {"text": "x".repeat(*size)}});
                if *is_alone {
                    event["more"] = json!(true);
                }
                call("track", &[json!(person), event])
            }),
            Step::Merge(primary, secondary) => self.offer(vec![*primary, *secondary], |ticket| {
                let [primary, secondary] = [primary, secondary].map(|id| json!({"id": id}));
                let merge = json!({"type": "person", "action": "merge", "primary": primary, "secondary": secondary, "timestamp": ticket});
                call("entity", &[merge])
            }),
            Step::Flush => self.collector.flush(),
            Step::Settle(position, fate) => self.settle(*position, fate)?,
            Step::GiveUp(position) => self.give_up(*position)?,
            Step::FindBase => self.has_base = true,
        }
        self.send()
    }
}

proptest! {
    #[test]
    fn each_call_ends_once_and_overtakes_none_about_the_same_person(steps in steps()) {
        let options = Options { max_operations: MAX_OPERATIONS, ..Options::default() };
        let mut host = Host {
            collector: Collector::new(options, LIMITS),
            people: vec![],
            pending: BTreeSet::new(),
            has_base: false,
            unbegun: vec![],
            in_flight: vec![],
        };
        for step in &steps {
            host.perform(step)?;
        }
        host.perform(&Step::FindBase)?;
        while !host.pending.is_empty() {
            prop_assert!(host.collector.is_waiting() || !host.in_flight.is_empty(), "calls hang: {:?}", host.pending);
            host.perform(&Step::Flush)?;
            host.perform(&Step::Settle(0, Fate::Accept))?;
        }
        prop_assert!(!host.collector.is_waiting());
        prop_assert!(host.in_flight.is_empty() && host.collector.next_request().is_none());
    }
}
