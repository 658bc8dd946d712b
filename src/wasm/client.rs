//! The exported class: each action is its row of the endpoint table, its identifiers and its body.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{
    arguments, body,
    body::Payload,
    bulk,
    call::{self, Call, Shape},
    error::Failed,
    operation,
    options::{self, CallOptions},
    raw,
    run::{self, Run},
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

    /// `suppress(customerId, options?)`
    pub fn suppress(&self, id: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::SUPPRESS, &[id], Some(Ok(body::empty())), options)
    }

    /// `unsuppress(customerId, options?)`
    pub fn unsuppress(&self, id: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::UNSUPPRESS, &[id], Some(Ok(body::empty())), options)
    }

    /// `trackAnonymous(anonymousId, event, options?)`
    #[wasm_bindgen(js_name = trackAnonymous)]
    pub fn track_anonymous(&self, id: &JsValue, event: &JsValue, options: &JsValue) -> Promise {
        let body = body::anonymous_event(id, event, self.0.event_ids);
        self.call(&endpoint::TRACK_ANONYMOUS, &[], Some(body), options)
    }

    /// `trackPush(event, options?)`
    #[wasm_bindgen(js_name = trackPush)]
    pub fn track_push(&self, event: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::TRACK_PUSH, &[], Some(body::metric("event", event, false)), options)
    }

    /// `addDevice(customerId, deviceId, platform, details?, options?)`
    #[wasm_bindgen(js_name = addDevice)]
    pub fn add_device(
        &self,
        id: &JsValue,
        device_id: &JsValue,
        platform: &JsValue,
        details: &JsValue,
        options: &JsValue,
    ) -> Promise {
        self.call(&endpoint::ADD_DEVICE, &[id], Some(body::device(device_id, platform, details)), options)
    }

    /// `deleteDevice(customerId, deviceToken, options?)`
    #[wasm_bindgen(js_name = deleteDevice)]
    pub fn delete_device(&self, id: &JsValue, token: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::DELETE_DEVICE, &[id, token], None, options)
    }

    /// `mergeCustomers(primaryIdType, primaryId, secondaryIdType, secondaryId, options?)`
    #[wasm_bindgen(js_name = mergeCustomers)]
    pub fn merge_customers(
        &self,
        primary_kind: &JsValue,
        primary: &JsValue,
        secondary_kind: &JsValue,
        secondary: &JsValue,
        options: &JsValue,
    ) -> Promise {
        let body = body::merge([
            ("primaryIdType", primary_kind, "primaryId", primary),
            ("secondaryIdType", secondary_kind, "secondaryId", secondary),
        ]);
        self.call(&endpoint::MERGE_CUSTOMERS, &[], Some(body), options)
    }

    /// `addCustomersToSegment(segmentId, customerIds, idType?, options?)`
    #[wasm_bindgen(js_name = addCustomersToSegment)]
    pub fn add_customers_to_segment(
        &self,
        segment: &JsValue,
        ids: &JsValue,
        kind: &JsValue,
        options: &JsValue,
    ) -> Promise {
        self.segment_call(&endpoint::ADD_CUSTOMERS_TO_SEGMENT, segment, ids, kind, options)
    }

    /// `removeCustomersFromSegment(segmentId, customerIds, idType?, options?)`
    #[wasm_bindgen(js_name = removeCustomersFromSegment)]
    pub fn remove_customers_from_segment(
        &self,
        segment: &JsValue,
        ids: &JsValue,
        kind: &JsValue,
        options: &JsValue,
    ) -> Promise {
        self.segment_call(&endpoint::REMOVE_CUSTOMERS_FROM_SEGMENT, segment, ids, kind, options)
    }

    /// `submitForm(formId, fields, options?)`
    #[wasm_bindgen(js_name = submitForm)]
    pub fn submit_form(&self, form: &JsValue, fields: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::SUBMIT_FORM, &[form], Some(body::form(fields)), options)
    }

    /// `reportMetric(metric, options?)`
    #[wasm_bindgen(js_name = reportMetric)]
    pub fn report_metric(&self, metric: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::REPORT_METRIC, &[], Some(body::metric("metric", metric, true)), options)
    }

    /// `unsubscribe(deliveryId, unsubscribe?, options?)`
    pub fn unsubscribe(&self, delivery: &JsValue, unsubscribe: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::UNSUBSCRIBE, &[delivery], Some(body::unsubscribe(unsubscribe)), options)
    }

    /// `entity(operation, options?)`
    pub fn entity(&self, operation: &JsValue, options: &JsValue) -> Promise {
        self.call(&endpoint::ENTITY, &[], Some(operation::entity(operation, self.0.event_ids)), options)
    }

    /// `batch(operations, options?)`
    pub fn batch(&self, operations: &JsValue, options: &JsValue) -> Promise {
        let call = operation::batch(operations, self.0.event_ids).and_then(|(body, items)| {
            let call = typed(&self.0, &endpoint::BATCH, &[], Some(Ok(body)), options)?;
            Ok(Call { shape: Shape::Batch(items), ..call })
        });
        self.perform(endpoint::BATCH.action, call)
    }

    /// `sendAll(source, options?)`
    #[wasm_bindgen(js_name = sendAll)]
    pub fn send_all(&self, source: &JsValue, options: &JsValue) -> Promise {
        match Run::begin(&self.0, source, options) {
            Ok(run) => call::promise(Box::pin(bulk::perform(Rc::new(run)))),
            Err(failed) => Promise::reject(&failed.into_js(run::ACTION, History::default())),
        }
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

    fn segment_call(
        &self,
        endpoint: &Endpoint,
        segment: &JsValue,
        ids: &JsValue,
        kind: &JsValue,
        options: &JsValue,
    ) -> Promise {
        let call = body::segment_kind(kind).and_then(|kind| {
            let body = body::segment_members(ids, kind.unwrap_or("id"));
            let mut call = typed(&self.0, endpoint, &[segment], Some(body), options)?;
            if let Some(kind) = kind {
                call.path.push_str("?id_type=");
                call.path.push_str(kind);
            }
            Ok(call)
        });
        self.perform(endpoint.action, call)
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
            Ok(call) => call::begin(Rc::clone(&self.0), call),
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
        body: body.map_or(JsValue::UNDEFINED, |body| body.json),
        timeout: timeout.unwrap_or(state.timeout),
        signal,
        auth: endpoint.auth,
        shape: Shape::Typed,
    })
}
