//! The observers of a client's calls: hooks and a logger.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::wasm::{errors::CallError, values::Options};

#[wasm_bindgen(raw_module = "../host/observers.js")]
extern "C" {
    /// The hooks and the logger of a client.
    pub type Observers;
    /// Throws a `Fault`; `undefined` if there are none.
    #[wasm_bindgen(catch, js_name = observersOf)]
    fn observers_of(
        on_request: &JsValue,
        on_response: &JsValue,
        on_retry: &JsValue,
        logger: &JsValue,
        log_level: &JsValue,
    ) -> Result<Option<Observers>, JsValue>;
    /// Reports a call that failed before anything was sent.
    #[wasm_bindgen(method)]
    pub fn unsent(this: &Observers, action: &str, error: &JsValue);
}

impl Observers {
    /// Reads the options; `None` if there are no observers.
    pub fn read(options: &mut Options) -> Result<Option<Self>, CallError> {
        let mut hook = |name| options.function(name).map(|hook| hook.map_or(JsValue::UNDEFINED, JsValue::from));
        let (request, response, retry) = (hook("onRequest")?, hook("onResponse")?, hook("onRetry")?);
        let (logger, level) = (options.value("logger")?, options.value("logLevel")?);
        let observers =
            observers_of(&request, &response, &retry, &logger.unwrap_or_default(), &level.unwrap_or_default());
        observers.map_err(|fault| CallError::from_fault(fault, ""))
    }
}
