//! The Track API's class.

#[cfg(feature = "track-all")]
mod batching;
#[cfg(feature = "track-all")]
mod raw_request;
#[cfg(feature = "track-all")]
mod send_all;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::{
        http::{Arguments, Endpoint, Headers, not_a_call},
        track::{API, batching::Options as BatchingOptions, credentials, endpoints::ENDPOINTS},
    },
    wasm::{
        call::{self, Request},
        client::{Host, State},
        errors::CallError,
        values::{self, CallOptions, Converted, Options, event_id, scalar, with_ids},
    },
};

/// A client of the Track API. The package's `TrackClient` makes one inside its first call.
#[wasm_bindgen]
pub struct TrackClient {
    state: Rc<State>,
    /// Whether events without an id get one.
    event_ids: bool,
    batching: Option<BatchingOptions>,
}

#[wasm_bindgen]
impl TrackClient {
    /// Takes the arguments of `TrackClient`. `site_id` may be a private key, without an `api_key`.
    #[wasm_bindgen(constructor)]
    pub fn new(site_id: &JsValue, api_key: &JsValue, options: &JsValue, host: &Host) -> Result<TrackClient, JsValue> {
        Self::read(site_id, api_key, options, host).map_err(|error| error.before_sending("TrackClient"))
    }

    fn read(site_id: &JsValue, api_key: &JsValue, options: &JsValue, host: &Host) -> Result<Self, CallError> {
        let credentials = credentials(scalar(site_id), scalar(api_key))?;
        let mut options = Options::open("options", "", options)?;
        let state = State::read(&API, credentials, Headers::new(), &mut options, host)?;
        let event_ids = options.flag("eventIds")?.unwrap_or(true);
        let batching = options.value("batching")?.map(|options| read_batching(&options)).transpose()?;
        // The host reads it: `host/event-schemas.js`.
        options.value("events")?;
        options.finish()?;
        Ok(Self { state: Rc::new(state), event_ids, batching })
    }

    /// Calls an endpoint, by its action. `arguments` are those of its row.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen passes a list of values only as a `Vec`")]
    pub fn call(&self, action: &str, arguments: Vec<JsValue>, options: &JsValue) -> Result<Promise, JsValue> {
        call::start(&self.state, action, self.prepare(action, &arguments, options))
    }

    fn prepare(&self, action: &str, arguments: &[JsValue], options: &JsValue) -> Result<Request, CallError> {
        let endpoint = Endpoint::find(ENDPOINTS, action).ok_or_else(not_a_call)?;
        let Converted { values, texts } = values::arguments(endpoint.arguments, arguments)?;
        let arguments = Arguments::new(endpoint.arguments, values);
        let event_id = || self.event_ids.then(|| event_id("eventIds")).transpose();
        let prepared = with_ids(event_id, |ids| endpoint.prepare(arguments, ids))?;
        Ok(Request::new(&self.state, endpoint, prepared, &texts, CallOptions::read(options)?))
    }
}

/// Reads the option `batching`.
fn read_batching(options: &JsValue) -> Result<BatchingOptions, CallError> {
    let mut options = Options::open("batching", "batching.", options)?;
    let default = BatchingOptions::default();
    let read = BatchingOptions {
        max_delay_ms: options.ms("maxDelayMs")?.unwrap_or(default.max_delay_ms),
        max_operations: options.positive("maxOperations")?.unwrap_or(default.max_operations),
    };
    options.finish()?;
    Ok(read)
}
