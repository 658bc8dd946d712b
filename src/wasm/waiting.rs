//! Calls whose first attempt is under way in the host's hands, by a number that the host comes back with.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{
    call::{self, Attempt, Call},
    host::Outcome,
    state::State,
};
use crate::core::base::Base;

/// A call after its first attempt was sent.
pub struct Waiting {
    pub state: Rc<State>,
    pub call: Call,
    pub base: Base,
    pub started: f64,
    pub attempt: Attempt,
}

#[derive(Default)]
struct Slots {
    slots: Vec<Option<Waiting>>,
    free: Vec<usize>,
}

thread_local! {
    static SLOTS: RefCell<Slots> = const { RefCell::new(Slots { slots: Vec::new(), free: Vec::new() }) };
}

/// A number for a call that is about to be sent.
pub fn reserve() -> usize {
    SLOTS.with_borrow_mut(|Slots { slots, free }| {
        free.pop().unwrap_or_else(|| {
            slots.push(None);
            slots.len() - 1
        })
    })
}

/// Keeps a call that was sent, under the number that was reserved for it.
pub fn keep(key: usize, waiting: Waiting) {
    SLOTS.with_borrow_mut(|Slots { slots, .. }| {
        if let Some(slot) = slots.get_mut(key) {
            *slot = Some(waiting);
        }
    });
}

fn take(key: usize) -> Option<Waiting> {
    SLOTS.with_borrow_mut(|Slots { slots, free }| {
        let waiting = slots.get_mut(key)?.take()?;
        free.push(key);
        Some(waiting)
    })
}

/// The first answer was fine: nothing is left to do.
#[wasm_bindgen]
pub fn forget(key: usize) {
    drop(take(key));
}

/// Goes on with any other outcome of the first attempt.
#[wasm_bindgen]
pub fn resume(key: usize, outcome: Outcome) -> Option<Promise> {
    take(key).map(|waiting| call::promise(Box::pin(call::resume(waiting, outcome))))
}
