//! What may end an attempt early: the caller's signal and the attempt's timeout.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

use super::{error::Failed, host};
use crate::core::error::Failure;

/// Why an attempt was cut short.
#[derive(Clone, Copy)]
enum Cut {
    Aborted,
    TimedOut,
}

/// Armed for one attempt, until its body is read; dropping it takes timer and listener away.
pub struct Deadline {
    controller: AbortController,
    cut: Rc<Cell<Option<Cut>>>,
    /// Rejects at the cut. A `fetch` that ignores its signal would otherwise hold the caller for ever.
    ended: Promise,
    timeout: u32,
    timer: JsValue,
    signal: Option<host::Signal>,
    on_abort: Closure<dyn FnMut()>,
    on_timeout: Closure<dyn FnMut()>,
}

impl Deadline {
    /// Arms the caller's signal and a timeout in milliseconds, 0 for none.
    pub fn arm(signal: Option<host::Signal>, timeout: u32) -> Result<Self, Failed> {
        if let Some(signal) = &signal
            && signal.aborted().is_ok_and(|aborted| aborted.is_truthy())
        {
            return Err(Failed::caused_by(Failure::Aborted, signal.reason().unwrap_or_default()));
        }
        let controller = AbortController::new().map_err(|thrown| Failed::caused_by(Failure::Network, thrown))?;
        let cut = Rc::new(Cell::new(None));
        // Not `Function::default()`: it evaluates code, which workerd and strict pages forbid.
        let mut reject: Option<Function> = None;
        let ended = Promise::new(&mut |_, rejecter| reject = Some(rejecter));
        let on = |kind| {
            let (cut, controller, reject) = (Rc::clone(&cut), controller.clone(), reject.clone());
            Closure::<dyn FnMut()>::new(move || {
                if cut.get().is_none() {
                    cut.set(Some(kind));
                    controller.abort();
                    // `reject` is a promise's own function: it cannot throw.
                    let _ = reject.as_ref().map(|reject| reject.call0(&JsValue::UNDEFINED));
                }
            })
        };
        let (on_abort, on_timeout) = (on(Cut::Aborted), on(Cut::TimedOut));
        let mut deadline =
            Self { controller, cut, ended, timeout, timer: JsValue::UNDEFINED, signal: None, on_abort, on_timeout };
        deadline.listen(signal)?;
        Ok(deadline)
    }

    fn listen(&mut self, signal: Option<host::Signal>) -> Result<(), Failed> {
        let network = |thrown| Failed::caused_by(Failure::Network, thrown);
        if self.timeout > 0 {
            self.timer = host::set_timeout(self.on_timeout.as_ref().unchecked_ref(), self.timeout).map_err(network)?;
        }
        if let Some(signal) = signal {
            signal.add_event_listener("abort", self.on_abort.as_ref().unchecked_ref()).map_err(network)?;
            self.signal = Some(signal);
        }
        Ok(())
    }

    /// The signal for `fetch`.
    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Waits for `pending`, a promise or not, but no longer than until the cut.
    pub async fn wait(&self, pending: JsValue) -> Result<JsValue, Failed> {
        let race = Promise::race(&Array::of2(&pending, &self.ended));
        JsFuture::from(race).await.map_err(|thrown| self.failed(thrown))
    }

    /// The failure behind an error of the host's: what cut the attempt, or the network.
    pub fn failed(&self, thrown: JsValue) -> Failed {
        match self.cut.get() {
            Some(Cut::Aborted) => {
                let reason = self.signal.as_ref().and_then(|signal| signal.reason().ok());
                Failed::caused_by(Failure::Aborted, reason.unwrap_or_default())
            }
            Some(Cut::TimedOut) => Failed::caused_by(Failure::TimedOut { timeout: self.timeout }, JsValue::UNDEFINED),
            None => Failed::caused_by(Failure::Network, thrown),
        }
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        // Neither call can fail in a way that anybody could act on: the call is over.
        if !self.timer.is_undefined() {
            let _ = host::clear_timeout(&self.timer);
        }
        if let Some(signal) = &self.signal {
            let _ = signal.remove_event_listener("abort", self.on_abort.as_ref().unchecked_ref());
        }
    }
}
