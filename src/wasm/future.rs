//! Futures and promises.
//!
//! A host may drop whatever would settle a promise. A future that waits for such a promise would stay in memory, because the executor keeps
//! tasks that nobody wakes. [`settled`] notices when the host collects the promise, and ends the task without a result. The task's own
//! promise, which nobody can reach any more, stays pending.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::Pin,
    rc::Rc,
    task::{Poll, Waker},
};

use js_sys::{Function, Promise};
use wasm_bindgen::{
    JsValue,
    prelude::{Closure, wasm_bindgen},
};
use wasm_bindgen_futures::spawn_local;

#[wasm_bindgen(raw_module = "../host/collected.js")]
extern "C" {
    /// Abandons the task of `waiter` when the host collects `promise`.
    fn abandonable(promise: &Promise, waiter: Waiter) -> Abandonable;

    /// A waiter that may be abandoned.
    type Abandonable;
    #[wasm_bindgen(method)]
    fn end(this: &Abandonable);
}

type Task = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

thread_local! {
    /// Whether the task that is being polled is abandoned.
    static RUNNING: RefCell<Rc<Cell<bool>>> = RefCell::default();
}

/// A task that waits for a promise.
#[wasm_bindgen]
pub struct Waiter {
    is_abandoned: Rc<Cell<bool>>,
    task: Waker,
}

#[wasm_bindgen]
impl Waiter {
    /// The promise will never settle.
    pub fn abandon(self) {
        self.is_abandoned.set(true);
        self.task.wake();
    }
}

/// The promise of a future's result. The future is boxed so that the executor is compiled only once.
pub fn promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> Promise {
    let task: Task = Box::pin(future);
    let mut task = Some(task);
    Promise::new(&mut move |resolve, reject| {
        if let Some(task) = task.take() {
            spawn_local(perform(task, resolve, reject));
        }
    })
}

async fn perform(mut task: Task, resolve: Function, reject: Function) {
    let is_abandoned = Rc::new(Cell::new(false));
    let ended = poll_fn(|context| {
        if is_abandoned.get() {
            return Poll::Ready(None);
        }
        let outer = RUNNING.replace(Rc::clone(&is_abandoned));
        let polled = task.as_mut().poll(context);
        RUNNING.set(outer);
        polled.map(Some)
    });
    // A promise's `resolve` and `reject` do not throw.
    _ = match ended.await {
        Some(Ok(value)) => resolve.call1(&JsValue::UNDEFINED, &value),
        Some(Err(error)) => reject.call1(&JsValue::UNDEFINED, &error),
        None => Ok(JsValue::UNDEFINED),
    };
}

/// The result of a promise, and the task that waits for it.
#[derive(Default)]
struct Settlement {
    result: Option<Result<JsValue, JsValue>>,
    task: Option<Waker>,
}

/// Waits for a promise, inside a future that [`promise`] runs. Not by `JsFuture`: its callbacks hold each other, so they would stay in
/// memory when the task is abandoned.
pub async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    let settlement = Rc::new(RefCell::new(Settlement::default()));
    let settle = |as_result: fn(JsValue) -> Result<JsValue, JsValue>| {
        let settlement = Rc::clone(&settlement);
        Closure::once(move |value| {
            let mut settlement = settlement.borrow_mut();
            settlement.result = Some(as_result(value));
            if let Some(task) = settlement.task.take() {
                task.wake();
            }
        })
    };
    let (resolved, rejected) = (settle(Ok), settle(Err));
    _ = promise.then2(&resolved, &rejected);
    let is_abandoned = RUNNING.with_borrow(Rc::clone);
    let task = poll_fn(|context| Poll::Ready(context.waker().clone())).await;
    let waiting = abandonable(&promise, Waiter { is_abandoned, task });
    drop(promise);
    let result = poll_fn(|context| {
        let mut settlement = settlement.borrow_mut();
        settlement.task = Some(context.waker().clone());
        settlement.result.take().map_or(Poll::Pending, Poll::Ready)
    });
    let result = result.await;
    waiting.end();
    result
}
