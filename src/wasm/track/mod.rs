//! The Track API's class.

mod batching;
mod raw_request;
mod send_all;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use self::batching::Batcher;
use crate::{
    core::{
        error::Invalid,
        http::{Arguments, Credentials, Endpoint, Headers},
        track::{
            API,
            batching::{Options as BatchingOptions, actions},
            endpoints::ENDPOINTS,
        },
    },
    wasm::{
        call::{self, Request},
        client::State,
        errors::CallError,
        future::promise,
        values::{self, CallOptions, Converted, Options, event_id, scalar},
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
    /// Takes the arguments of `TrackClient`. `isolated` says that the host lets no request wait for another one's I/O.
    #[wasm_bindgen(constructor)]
    pub fn new(
        site_id: &JsValue,
        api_key: &JsValue,
        options: &JsValue,
        isolated: bool,
    ) -> Result<TrackClient, JsValue> {
        Self::read(site_id, api_key, options, isolated).map_err(|error| error.before_sending("TrackClient"))
    }

    fn read(site_id: &JsValue, api_key: &JsValue, options: &JsValue, isolated: bool) -> Result<Self, CallError> {
        let credentials = Credentials::basic(&scalar(site_id).text("siteId")?, &scalar(api_key).text("apiKey")?)?;
        let mut options = Options::open("options", "", options)?;
        let state = State::read(&API, credentials, Headers::new(), &mut options, isolated)?;
        let event_ids = options.flag("eventIds")?.unwrap_or(true);
        let batching = options.value("batching")?.map(|options| batching::read_options(&options)).transpose()?;
        options.finish()?;
        Ok(Self { state: Rc::new(state), event_ids, batching })
    }

    /// Calls an endpoint, by its action. `arguments` are those of its row.
    #[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen passes a list of values only as a `Vec`")]
    pub fn call(&self, action: &str, arguments: Vec<JsValue>, options: &JsValue) -> Result<Promise, JsValue> {
        let request = self.prepare(action, &arguments, options);
        request.map(|request| call::start(&self.state, request)).map_err(|error| error.before_sending(action))
    }

    fn prepare(&self, action: &str, arguments: &[JsValue], options: &JsValue) -> Result<Request, CallError> {
        let endpoint = Endpoint::find(ENDPOINTS, action)
            .ok_or_else(|| Invalid::new("action", "is not a call of the Track API"))?;
        let Converted { values, texts } = values::arguments(endpoint.arguments, arguments)?;
        let arguments = Arguments::new(endpoint.arguments, values);
        // What the host threw when an event id was drawn.
        let mut cause = JsValue::UNDEFINED;
        let mut event_ids = || {
            let id = self.event_ids.then(event_id).transpose();
            id.map_err(|(invalid, thrown)| {
                cause = thrown;
                invalid
            })
        };
        let prepared = endpoint.prepare(arguments, &mut event_ids);
        let prepared = prepared.map_err(|invalid| CallError::caused_by(invalid, cause))?;
        Ok(Request::new(&self.state, endpoint, prepared, &texts, CallOptions::read(options)?))
    }

    /// The longest time that a call waits for others, in milliseconds; `undefined` without `batching`.
    #[wasm_bindgen(getter, js_name = maxDelay)]
    pub fn max_delay(&self) -> Option<u32> {
        self.batching.map(|options| options.max_delay_ms)
    }

    /// The actions of the calls that go out together; `undefined` without `batching`.
    #[wasm_bindgen(getter, js_name = batchedActions)]
    pub fn batched_actions(&self) -> Option<Vec<String>> {
        self.batching.map(|_| actions().map(str::to_owned).collect())
    }

    /// What sends calls together, for a client with `batching`. It does not end with this client.
    pub fn batcher(&self) -> Batcher {
        Batcher::new(&self.state, self.event_ids, self.batching.unwrap_or_default())
    }

    /// Sends any request below the base URL.
    #[wasm_bindgen(js_name = rawRequest)]
    pub fn raw_request(&self, request: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
        let request = raw_request::read(&self.state, request, options);
        let request = request.map_err(|error| error.before_sending(raw_request::ACTION))?;
        Ok(promise(raw_request::perform(Rc::clone(&self.state), request)))
    }

    /// Sends any number of operations.
    #[wasm_bindgen(js_name = sendAll)]
    pub fn send_all(&self, source: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
        let run = send_all::SendAll::begin(&self.state, self.event_ids, source, options);
        let (run, source) = run.map_err(|error| error.before_sending(send_all::ACTION))?;
        Ok(promise(send_all::perform(Rc::new(run), source)))
    }
}
