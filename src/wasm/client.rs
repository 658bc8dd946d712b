//! The exported class: each action is its row of the endpoint table, its identifiers and its body.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    arguments, body,
    body::Payload,
    call::{self, Call},
    error::Failed,
    options::{self, CallOptions},
    raw,
    state::State,
};
use crate::core::{
    endpoint::{self, Endpoint},
    error::History,
    request::Body,
};

/// A client of the Track API. The package's `TrackClient` makes one inside its first call.
#[wasm_bindgen]
pub struct Client(Rc<State>);

#[wasm_bindgen]
impl Client {
    /// Takes the arguments of `TrackClient` as they are. `isolated` tells of a host that lets no request wait for another's I/O.
    #[wasm_bindgen(constructor)]
    pub fn new(site_id: &JsValue, api_key: &JsValue, options: &JsValue, isolated: bool) -> Result<Client, JsValue> {
        options::read(site_id, api_key, options, isolated)
            .map(|state| Self(Rc::new(state)))
            .map_err(|failed| failed.into_js("TrackClient", History::default()))
    }

    /// `identify(customerId, attributes?, options?)`
    pub fn identify(&self, id: &JsValue, attributes: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::IDENTIFY, &[id], Some(body::attributes(attributes)), options)
    }

    /// `destroy(customerId, options?)`
    pub fn destroy(&self, id: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::DESTROY, &[id], None, options)
    }

    /// `track(customerId, event, options?)`
    pub fn track(&self, id: &JsValue, event: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::TRACK, &[id], Some(body::event(event, self.0.event_ids)), options)
    }

    /// `trackPageView(customerId, url, page?, options?)`
    #[wasm_bindgen(js_name = trackPageView)]
    pub fn track_page_view(&self, id: &JsValue, url: &JsValue, page: &JsValue, options: &JsValue) -> Promise {
        let body = body::page_view(url, page, self.0.event_ids);
        self.call(&endpoint::TRACK_PAGE_VIEW, &[id], Some(body), options)
    }

    /// `getAccountRegion(options?)`
    #[wasm_bindgen(js_name = getAccountRegion)]
    pub fn get_account_region(&self, options: &JsValue) -> Promise {
        self.call(&endpoint::GET_ACCOUNT_REGION, &[], None, options)
    }

    /// `rawRequest(request, options?)`
    #[wasm_bindgen(js_name = rawRequest)]
    pub fn raw_request(&self, request: &JsValue, options: &JsValue) -> Promise {
        self.perform("rawRequest", raw::read(&self.0, request, options))
    }

    fn call(
        &self,
        endpoint: &Endpoint,
        identifiers: &[&JsValue],
        body: Option<Result<Payload, Failed>>,
        options: &JsValue,
    ) -> Promise {
        self.perform(endpoint.action, typed(&self.0, endpoint, identifiers, body, options))
    }

    fn perform(&self, action: &'static str, call: Result<Call, Failed>) -> Promise {
        match call {
            Ok(call) => call::promise(Box::pin(call::perform(Rc::clone(&self.0), call))),
            Err(failed) => Promise::reject(&failed.into_js(action, History::default())),
        }
    }
}

/// The call of an endpoint. Identifiers are checked before the body, as they come before it.
fn typed(
    state: &State,
    endpoint: &Endpoint,
    identifiers: &[&JsValue],
    body: Option<Result<Payload, Failed>>,
    options: &JsValue,
) -> Result<Call, Failed> {
    let identifiers = endpoint.places().zip(identifiers).map(|(place, value)| arguments::identifier(place, value));
    let path = endpoint.path(&identifiers.collect::<Result<Vec<_>, _>>()?)?;
    let body = body.transpose()?;
    let CallOptions { signal, timeout } = CallOptions::read(options)?;
    Ok(Call {
        action: endpoint.action,
        method: endpoint.method.clone(),
        path,
        kind: if body.is_some() { Body::Json } else { Body::None },
        repeat: body.as_ref().and_then(|body| body.repeat).unwrap_or(endpoint.repeat),
        body: body.map_or(JsValue::UNDEFINED, |body| body.text.into()),
        timeout: timeout.unwrap_or(state.timeout),
        signal,
        raw: None,
    })
}
