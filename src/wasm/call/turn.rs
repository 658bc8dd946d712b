//! Waits for a request's turn under the client-side rate limit.

use std::rc::Rc;

use super::{
    attempt::{OutcomeKind, outcome, sleep},
    perform::{RunningCall, monotonic_ms},
};
use crate::core::{
    call::{Event, Step, Turn},
    error::Failure,
};

impl RunningCall {
    /// Waits until the rate limit allows the request. Returns the next step; `None` without a limit.
    pub(super) async fn wait_for_turn(&mut self) -> Option<Step> {
        let state = Rc::clone(&self.state);
        let limit = state.rate_limits.get(self.request.rate_class)?;
        let entered = monotonic_ms();
        let ticket = limit.borrow_mut().enter(entered);
        loop {
            let now = monotonic_ms();
            let turn = limit.borrow_mut().ask(ticket, now);
            let Turn::Later { ask_again_ms, turn_in_ms } = turn else {
                return Some(Step::Send { timeout: self.call.attempt_timeout(now) });
            };
            let given_up = if let Some(timeout) = self.call.total_timeout_passed_at(now + turn_in_ms) {
                // What Customer.io responded says more than that there was no turn to try again.
                Some(Step::Reject(self.retried.take().unwrap_or(Failure::RateLimited { timeout })))
            } else if outcome(sleep(ask_again_ms, self.request.signal.as_ref())).await.kind() == OutcomeKind::Aborted {
                Some(self.next(Event::Aborted))
            } else {
                None
            };
            if given_up.is_some() {
                limit.borrow_mut().leave(ticket);
                return given_up;
            }
        }
    }
}
