//! What waits for the host: futures, each by a number that the host comes back with.
//!
//! The host's promises do what an executor's queue and wakers would do: a future waits for one promise at a time, and is gone on
//! with in a `then` of that promise.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

use super::host::{self, Outcome};

/// What is waited for. It is boxed, so that all of this is compiled for one type alone.
pub type Task = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

struct Slots {
    tasks: Vec<Option<Task>>,
    free: Vec<usize>,
}

thread_local! {
    static SLOTS: RefCell<Slots> = const { RefCell::new(Slots { tasks: Vec::new(), free: Vec::new() }) };
    /// What passes between the host and the future that is polled: the outcome on the way in, what it waits for on the way out.
    static PASSED: Cell<JsValue> = const { Cell::new(JsValue::UNDEFINED) };
}

/// Begins a task, which is told its number: the promise of its result.
pub fn begin(make: impl FnOnce(usize) -> Task) -> Promise {
    let key = reserve();
    poll(key, make(key))
}

/// The same in a job of its own, for a task that may call the caller's hooks, which may begin others in turn.
pub fn begin_later(make: impl FnOnce(usize) -> Task) -> Promise {
    let key = reserve();
    keep(key, make(key));
    host::go_on(&Promise::resolve(&JsValue::UNDEFINED), key)
}

fn poll(key: usize, mut task: Task) -> Promise {
    let polled = task.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(result) = polled else {
        keep(key, task);
        return PASSED.take().unchecked_into();
    };
    release(key);
    match result {
        Ok(value) => Promise::resolve(&value),
        Err(error) => Promise::reject(&error),
    }
}

/// A number for a task that is about to begin.
fn reserve() -> usize {
    SLOTS.with_borrow_mut(|Slots { tasks, free }| {
        free.pop().unwrap_or_else(|| {
            tasks.push(None);
            tasks.len() - 1
        })
    })
}

fn keep(key: usize, task: Task) {
    SLOTS.with_borrow_mut(|Slots { tasks, .. }| {
        if let Some(slot) = tasks.get_mut(key) {
            *slot = Some(task);
        }
    });
}

fn release(key: usize) {
    SLOTS.with_borrow_mut(|Slots { free, .. }| free.push(key));
}

/// Waits for a promise of `attempt.js`, which never rejects, on behalf of the task with this number.
pub fn settled(promise: &Promise, key: usize) -> impl Future<Output = Outcome> {
    resumed(host::go_on(promise, key))
}

/// Waits until the host goes on with the task, which it does before it resolves `promise`.
pub fn resumed(promise: Promise) -> impl Future<Output = Outcome> {
    let mut promise = Some(promise);
    poll_fn(move |_| match promise.take() {
        Some(promise) => {
            PASSED.set(promise.into());
            Poll::Pending
        }
        None => Poll::Ready(PASSED.take().unchecked_into()),
    })
}

fn take(key: usize) -> Option<Task> {
    SLOTS.with_borrow_mut(|Slots { tasks, .. }| tasks.get_mut(key)?.take())
}

/// Goes on with a task: what it waited for has ended.
#[wasm_bindgen]
pub fn resume(key: usize, outcome: JsValue) -> Option<Promise> {
    let task = take(key)?;
    PASSED.set(outcome);
    Some(poll(key, task))
}

/// Drops a task: the host has resolved its promise.
#[wasm_bindgen]
pub fn forget(key: usize) {
    if take(key).is_some() {
        release(key);
    }
}
