//! The client-side rate limit: requests are spaced evenly, in the order of their calls, and no second has more than its share.

use std::collections::VecDeque;

/// How late a request may ask for its turn before it counts as abandoned, in milliseconds: the host may have ended the call.
const ABANDONED_MS: f64 = 5000.0;

/// How often abandoned requests are looked for, in milliseconds: each search visits the whole queue.
const SWEEP_MS: f64 = 1000.0;

/// The shortest and the longest wait before a request asks again, in milliseconds. It asks before its turn, because requests ahead of it
/// may leave early.
const ASK_AGAIN_MS: (f64, f64) = (250.0, 2000.0);

/// How much time lost to late timers a request may make up for, in milliseconds. More would let a host that was asleep send a burst.
const MADE_UP_MS: f64 = 100.0;

/// The margin that is added to the window, in milliseconds: some requests take longer to arrive than others.
const MARGIN_MS: f64 = 20.0;

/// The place of a request in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u64);

/// What a request may do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Turn {
    /// Be sent now.
    Now,
    /// Ask again later.
    Later {
        /// Milliseconds until it asks again.
        ask_again_ms: u32,
        /// About how many milliseconds are left until its turn.
        turn_in_ms: f64,
    },
}

/// A limit. Its times are those of the host's monotonic clock, in milliseconds.
///
/// Each request waits by a timer of its own: some hosts isolate requests, so that none may wait for another.
#[derive(Debug)]
pub struct RateLimit {
    interval_ms: f64,
    /// When the next request may be sent.
    next_at: f64,
    /// When the latest requests were sent: as many as fit into a second, or one.
    sent: VecDeque<f64>,
    /// The most entries of `sent`.
    per_window: usize,
    /// Once `sent` is full, how long after its first entry the next request may be sent.
    window_ms: f64,
    /// In the order of their tickets.
    queue: VecDeque<Waiting>,
    tickets: u64,
    /// When abandoned requests were last looked for.
    swept_at: f64,
}

#[derive(Debug)]
struct Waiting {
    ticket: Ticket,
    /// When it is to ask again.
    due: f64,
    /// Whether it asked before its turn.
    early: bool,
}

impl RateLimit {
    /// A limit of this many requests per second.
    #[must_use]
    pub fn new(per_second: f64) -> Self {
        let interval_ms = 1000.0 / per_second;
        let in_a_second = per_second.floor().max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 1 to 1000")]
        let per_window = in_a_second as usize;
        let window_ms = in_a_second * interval_ms + MARGIN_MS;
        let (sent, queue) = (VecDeque::new(), VecDeque::new());
        Self { interval_ms, next_at: 0.0, sent, per_window, window_ms, queue, tickets: 0, swept_at: 0.0 }
    }

    /// Puts a request at the end of the queue.
    pub fn enter(&mut self, now: f64) -> Ticket {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.queue.push_back(Waiting { ticket, due: now, early: false });
        ticket
    }

    /// Asks whether it is a request's turn. A request that counted as abandoned gets its place again.
    pub fn ask(&mut self, ticket: Ticket, now: f64) -> Turn {
        match self.place(ticket) {
            Ok(place) => {
                if let Some(waiting) = self.queue.get_mut(place) {
                    waiting.due = now;
                }
            }
            Err(place) => self.queue.insert(place, Waiting { ticket, due: now, early: false }),
        }
        if now - self.swept_at >= SWEEP_MS {
            self.swept_at = now;
            self.queue.retain(|waiting| now - waiting.due < ABANDONED_MS);
        }
        let (Ok(ahead) | Err(ahead)) = self.place(ticket);
        #[expect(clippy::cast_precision_loss, reason = "no queue is that long")]
        let turn_in_ms = (self.free_at() - now).max(0.0) + ahead as f64 * self.interval_ms;
        let waiting = self.queue.get_mut(ahead);
        if turn_in_ms <= 0.0 {
            let slack = if waiting.is_some_and(|waiting| waiting.early) { MADE_UP_MS } else { 0.0 };
            self.next_at = self.next_at.max(now - slack) + self.interval_ms;
            if self.sent.len() >= self.per_window {
                self.sent.pop_front();
            }
            self.sent.push_back(now);
            self.leave(ticket);
            return Turn::Now;
        }
        let ask_again_ms = (turn_in_ms / 2.0).clamp(ASK_AGAIN_MS.0, ASK_AGAIN_MS.1).min(turn_in_ms).ceil();
        if let Some(waiting) = waiting {
            waiting.due = now + ask_again_ms;
            waiting.early = true;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is from 1 to 2000")]
        let ask_again_ms = ask_again_ms as u32;
        Turn::Later { ask_again_ms, turn_in_ms }
    }

    /// When the next request may be sent, by the interval and by the window.
    fn free_at(&self) -> f64 {
        let first = self.sent.front().filter(|_| self.sent.len() >= self.per_window);
        first.map_or(self.next_at, |first| self.next_at.max(first + self.window_ms))
    }

    /// Takes a request out of the queue.
    pub fn leave(&mut self, ticket: Ticket) {
        if let Ok(place) = self.place(ticket) {
            self.queue.remove(place);
        }
    }

    /// Where a request is in the queue, or where it belongs.
    fn place(&self, ticket: Ticket) -> Result<usize, usize> {
        self.queue.binary_search_by_key(&ticket, |waiting| waiting.ticket)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn requests_are_sent_in_order_and_evenly() {
        let mut limit = RateLimit::new(10.0);
        let tickets: Vec<_> = (0..3).map(|_| limit.enter(0.0)).collect();
        assert_eq!(limit.ask(tickets[1], 0.0), Turn::Later { ask_again_ms: 100, turn_in_ms: 100.0 });
        assert_eq!(limit.ask(tickets[0], 0.0), Turn::Now);
        assert_eq!(limit.ask(tickets[2], 50.0), Turn::Later { ask_again_ms: 150, turn_in_ms: 150.0 });
        assert_eq!(limit.ask(tickets[1], 99.0), Turn::Later { ask_again_ms: 1, turn_in_ms: 1.0 });
        assert_eq!(limit.ask(tickets[1], 100.0), Turn::Now);
        assert_eq!(limit.ask(tickets[2], 210.0), Turn::Now);
        let next = limit.enter(211.0);
        assert_eq!(limit.ask(next, 211.0), Turn::Later { ask_again_ms: 89, turn_in_ms: 89.0 });
    }

    #[test]
    fn late_timers_are_made_up_for_within_limits() {
        let mut limit = RateLimit::new(100.0);
        let [first, second, third] = [0, 0, 0].map(|_| limit.enter(0.0));
        assert_eq!(limit.ask(first, 0.0), Turn::Now);
        assert_eq!(limit.ask(second, 0.0), Turn::Later { ask_again_ms: 10, turn_in_ms: 10.0 });
        assert_eq!(limit.ask(third, 0.0), Turn::Later { ask_again_ms: 20, turn_in_ms: 20.0 });
        assert_eq!(limit.ask(second, 17.0), Turn::Now);
        assert_eq!(limit.ask(third, 20.0), Turn::Now);
        let waiting: Vec<_> = (0..20).map(|_| limit.enter(21.0)).collect();
        for ticket in &waiting {
            assert_ne!(limit.ask(*ticket, 21.0), Turn::Now);
        }
        let burst = waiting.iter().take_while(|ticket| limit.ask(**ticket, 3000.0) == Turn::Now);
        assert_eq!(burst.count(), 11);
    }

    #[test]
    fn no_second_has_more_than_its_share() {
        let mut limit = RateLimit::new(3.0);
        let waiting: Vec<_> = (0..4).map(|_| limit.enter(0.0)).collect();
        for ticket in &waiting {
            limit.ask(*ticket, 0.0);
        }
        for (ticket, time) in waiting.iter().skip(1).zip([333.4, 667.0]) {
            assert_eq!(limit.ask(*ticket, time), Turn::Now);
        }
        assert!(matches!(limit.ask(waiting[3], 1001.0), Turn::Later { ask_again_ms: 19, .. }));
        assert_eq!(limit.ask(waiting[3], 1020.0), Turn::Now);
    }

    #[test]
    fn requests_that_leave_or_are_abandoned_do_not_delay_others() {
        let mut limit = RateLimit::new(0.5);
        let first = limit.enter(0.0);
        assert_eq!(limit.ask(first, 0.0), Turn::Now);
        let [gone, abandoned, waiting] = [0, 0, 0].map(|_| limit.enter(0.0));
        assert_eq!(limit.ask(waiting, 2000.0), Turn::Later { ask_again_ms: 2000, turn_in_ms: 4020.0 });
        limit.leave(gone);
        assert_eq!(limit.ask(waiting, 3000.0), Turn::Later { ask_again_ms: 1000, turn_in_ms: 2000.0 });
        assert_eq!(limit.ask(waiting, 5020.0), Turn::Now);
        assert_eq!(limit.ask(abandoned, 7040.0), Turn::Now);
    }

    proptest! {
        /// Hosts ask at any time, leave at any time, and come back late.
        #[test]
        fn no_rate_is_exceeded_and_everybody_has_a_turn(
            per_second in 0.5..200.0_f64, pauses in proptest::collection::vec((0_usize..8, 0.0..900.0_f64, any::<bool>()), 1..80),
        ) {
            let mut limit = RateLimit::new(per_second);
            let mut now = 0.0;
            let mut sent = Vec::new();
            let mut waiting: Vec<_> = (0..8).map(|_| limit.enter(now)).collect();
            for (index, pause, leaves) in pauses {
                now += pause;
                let Some(ticket) = waiting.get(index).copied() else { continue };
                if leaves {
                    limit.leave(ticket);
                    waiting.retain(|other| *other != ticket);
                } else if limit.ask(ticket, now) == Turn::Now {
                    sent.push(now);
                    waiting.retain(|other| *other != ticket);
                }
            }
            while !waiting.is_empty() {
                now += 400.0;
                waiting.retain(|ticket| {
                    let turn = limit.ask(*ticket, now);
                    if turn == Turn::Now { sent.push(now) }
                    turn != Turn::Now
                });
                prop_assert!(now < 60_000.0, "somebody waits for ever");
            }
            let limit = RateLimit::new(per_second);
            for window in sent.windows(limit.per_window + 1) {
                prop_assert!(window[limit.per_window] - window[0] >= limit.window_ms - 1e-6);
            }
            for (start, first) in sent.iter().enumerate() {
                let mut shortest = -MADE_UP_MS;
                for later in &sent[start..] {
                    prop_assert!(later - first >= shortest - 1e-6);
                    shortest += 1000.0 / per_second;
                }
            }
        }
    }
}
