//! The Pipelines API's class.

#[cfg(feature = "pipelines-all")]
mod send_all;

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::{
    core::{
        error::Invalid,
        http::{Arguments, Body, ContentType, Endpoint, NOT_AN_OBJECT, not_a_call},
        json::Value,
        pipelines::{API, KEEPALIVE_BYTES, Source, check_key_of_page, credentials, endpoints::ENDPOINTS, strict_mode},
    },
    wasm::{
        call::{self, Request},
        client::{Host, State, is_browser},
        errors::CallError,
        values::{self, CallOptions, Converted, Options, event_id_at, iso_json_text, scalar, utf8, whole_ms, with_ids},
    },
};

/// A client of the Pipelines API. The package's `PipelinesClient` makes one inside its first call.
#[wasm_bindgen]
pub struct PipelinesClient {
    state: Rc<State>,
    source: Source,
}

#[wasm_bindgen]
impl PipelinesClient {
    /// Takes the arguments of `PipelinesClient`.
    #[wasm_bindgen(constructor)]
    pub fn new(write_key: &JsValue, options: &JsValue, host: &Host) -> Result<PipelinesClient, JsValue> {
        Self::read(write_key, options, host).map_err(|error| error.before_sending("PipelinesClient"))
    }

    fn read(write_key: &JsValue, options: &JsValue, host: &Host) -> Result<Self, CallError> {
        let key = scalar(write_key).key_text("writeKey")?;
        let credentials = credentials(&key)?;
        let mut options = Options::open("options", "", options)?;
        let is_page = is_browser();
        if is_page {
            check_key_of_page(&key)?;
        }
        let own_headers = strict_mode(options.flag("strictMode")?, is_page)?;
        let default_context = default_context(options.value("defaultContext")?)?;
        let mut state = State::read(&API, credentials, own_headers, &mut options, host)?;
        state.keepalive = options.flag("keepalive")?.unwrap_or(false);
        // The host reads it: `host/event-schemas.js`.
        options.value("events")?;
        options.finish()?;
        // Without a line break at its end, as in the credentials.
        let key_of_page = is_page.then(|| key.trim_end().to_owned());
        Ok(Self { state: Rc::new(state), source: Source::new(default_context, key_of_page) })
    }

    /// Calls an endpoint, by its action. `argument` is that of its row, `now` the time of the call in unix milliseconds.
    pub fn call(&self, action: &str, argument: &JsValue, options: &JsValue, now: f64) -> Result<Promise, JsValue> {
        call::start(&self.state, action, self.prepare(action, argument, options, now))
    }

    fn prepare(&self, action: &str, argument: &JsValue, options: &JsValue, now: f64) -> Result<Request, CallError> {
        let endpoint = Endpoint::find(ENDPOINTS, action).ok_or_else(not_a_call)?;
        let Converted { values, texts } = values::arguments(endpoint.arguments, std::slice::from_ref(argument))?;
        let arguments = Arguments::new(endpoint.arguments, values);
        let message_id = || event_id_at(whole_ms(now), "messageId").map(Some);
        let prepared = with_ids(message_id, |ids| self.source.prepare(endpoint, arguments, ids))?;
        // Only a batch can be too long.
        let may_outlive_page = !matches!(&prepared.body, Some(Body::Written(json)) if json.len() > KEEPALIVE_BYTES);
        let mut request = Request::new(&self.state, endpoint, prepared, &texts, CallOptions::read(options)?);
        request.keepalive &= may_outlive_page;
        if self.source.is_page() {
            request.content_type = PAGE_CONTENT_TYPE;
            request.authenticates = false;
        }
        Ok(request)
    }
}

/// The content type of a page's bodies: one that needs no CORS preflight.
const PAGE_CONTENT_TYPE: ContentType = ContentType::Text;

/// The option `defaultContext` as the JSON text of an object.
fn default_context(option: Option<JsValue>) -> Result<Vec<u8>, CallError> {
    let Some(option) = option else { return Ok(b"{}".to_vec()) };
    let text = iso_json_text("defaultContext", &option)?.map(|text| utf8(&text)).unwrap_or_default();
    if Value::new(&text).is_object() {
        return Ok(text);
    }
    Err(Invalid::new("defaultContext", NOT_AN_OBJECT).into())
}
