//! Shows a call to its observers: hooks, a logger, the diagnostics channel. `host/watch.js` decides what each of them gets.

use js_sys::Function;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{attempt::Outcome, request::Request};
use crate::wasm::{
    client::{Observers, State},
    secrets::Secrets,
    values::headers_object,
};

#[wasm_bindgen(raw_module = "../host/hooks.js")]
extern "C" {
    /// Calls a hook. Errors of the hook do not affect the call.
    pub fn notify(hook: &Function, details: &JsValue);
}

#[wasm_bindgen(raw_module = "../host/diagnostics.js")]
extern "C" {
    /// Whether the diagnostics channel has subscribers.
    #[wasm_bindgen(js_name = isWatched)]
    fn is_watched() -> bool;
}

#[wasm_bindgen(raw_module = "../host/watch.js")]
extern "C" {
    /// Shows one call to its observers, without secrets.
    #[derive(Clone)]
    pub type Watch;
    #[wasm_bindgen(js_name = watchOf)]
    fn watch_of(
        observers: Option<&Observers>,
        api: &str,
        action: &str,
        method: &str,
        debugs: bool,
        secrets: &Secrets,
    ) -> Watch;

    /// Whether any observer sees the headers of requests.
    #[wasm_bindgen(method, getter, js_name = showsHeaders)]
    fn shows_headers(this: &Watch) -> bool;
    /// An attempt is about to be sent.
    #[wasm_bindgen(method, js_name = sending)]
    fn sending_to(this: &Watch, url: &str, headers: &JsValue);
    /// The attempt got a response.
    #[wasm_bindgen(method)]
    pub fn received(this: &Watch, outcome: &Outcome);
    /// The response redirects the call, which follows.
    #[wasm_bindgen(method)]
    pub fn redirected(this: &Watch, url: &str);
    /// The attempt failed. The call will be retried after `delay` milliseconds.
    #[wasm_bindgen(method)]
    pub fn retrying(this: &Watch, error: &JsValue, delay: u32);
    /// The call succeeded.
    #[wasm_bindgen(method)]
    pub fn succeeded(this: &Watch);
    /// The call failed.
    #[wasm_bindgen(method)]
    pub fn failed(this: &Watch, error: &JsValue);
}

impl Watch {
    /// Shows a call; `None` if it has no observers.
    pub fn of(state: &State, request: &Request) -> Option<Self> {
        let debugs = request.raw().is_some_and(|raw| raw.debug);
        (state.observers.is_some() || debugs || is_watched()).then(|| {
            let secrets = request.secrets(state);
            let method = request.method.as_str();
            watch_of(state.observers.as_ref(), state.api.name, request.action, method, debugs, &secrets)
        })
    }

    /// An attempt is about to be sent.
    pub fn sending(&self, url: &str, request: &Request, state: &State) {
        let headers = self.shows_headers().then(|| headers_object(&request.shown_headers(state)));
        self.sending_to(url, &headers.unwrap_or_default());
    }
}
