//! The exported class: each action is its row of the endpoint table, its identifiers and its body.

#![expect(clippy::float_cmp, reason = "the code that wasm-bindgen generates for an enumeration")]

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
    task::{self, Task},
};
use crate::core::{
    endpoint::{self, Endpoint},
    error::History,
};

/// A client of the Track API. The package's `TrackClient` makes one inside its first call.
#[wasm_bindgen]
pub struct Client(Rc<State>);

/// The public methods, by their names there. Each method of its own across the boundary would cost 60 bytes more (gzip).
#[wasm_bindgen]
#[derive(Clone, Copy)]
#[expect(non_camel_case_types, reason = "the package's class has methods of these names")]
pub enum Action {
    /// `identify(customerId, attributes?, options?)`
    identify,
    /// `destroy(customerId, options?)`
    destroy,
    /// `track(customerId, event, options?)`
    track,
    /// `trackPageView(customerId, url, page?, options?)`
    trackPageView,
    /// `suppress(customerId, options?)`
    suppress,
    /// `unsuppress(customerId, options?)`
    unsuppress,
    /// `trackAnonymous(anonymousId, event, options?)`
    trackAnonymous,
    /// `trackPush(event, options?)`
    trackPush,
    /// `addDevice(customerId, deviceId, platform, details?, options?)`
    addDevice,
    /// `deleteDevice(customerId, deviceToken, options?)`
    deleteDevice,
    /// `mergeCustomers(primaryIdType, primaryId, secondaryIdType, secondaryId, options?)`
    mergeCustomers,
    /// `addCustomersToSegment(segmentId, customerIds, idType?, options?)`
    addCustomersToSegment,
    /// `removeCustomersFromSegment(segmentId, customerIds, idType?, options?)`
    removeCustomersFromSegment,
    /// `submitForm(formId, fields, options?)`
    submitForm,
    /// `reportMetric(metric, options?)`
    reportMetric,
    /// `unsubscribe(deliveryId, unsubscribe?, options?)`
    unsubscribe,
    /// `entity(operation, options?)`
    entity,
    /// `batch(operations, options?)`
    batch,
    /// `sendAll(source, options?)`
    sendAll,
    /// `getAccountRegion(options?)`
    getAccountRegion,
    /// `rawRequest(request, options?)`
    rawRequest,
}

#[wasm_bindgen]
impl Client {
    /// Takes the arguments of `TrackClient` as they are. `isolated` tells of a host that lets no request wait for another's I/O.
    #[wasm_bindgen(constructor)]
    pub fn new(site_id: &JsValue, api_key: &JsValue, options: &JsValue, isolated: bool) -> Result<Client, JsValue> {
        options::read(site_id, api_key, options, isolated)
            .map(|state| Self(Rc::new(state)))
            .map_err(|failed| failed.to_js("TrackClient", History::default()))
    }

    /// Does an action with its arguments as they are; those that it does not take are ignored.
    pub fn call(
        &self,
        action: Action,
        first: &JsValue,
        second: &JsValue,
        third: &JsValue,
        fourth: &JsValue,
        fifth: &JsValue,
    ) -> Promise {
        match action {
            Action::identify => self.identify(first, second, third),
            Action::destroy => self.destroy(first, second),
            Action::track => self.track(first, second, third),
            Action::trackPageView => self.track_page_view(first, second, third, fourth),
            Action::suppress => self.suppress(first, second),
            Action::unsuppress => self.unsuppress(first, second),
            Action::trackAnonymous => self.track_anonymous(first, second, third),
            Action::trackPush => self.track_push(first, second),
            Action::addDevice => self.add_device(first, second, third, fourth, fifth),
            Action::deleteDevice => self.delete_device(first, second, third),
            Action::mergeCustomers => self.merge_customers(first, second, third, fourth, fifth),
            Action::addCustomersToSegment => self.add_customers_to_segment(first, second, third, fourth),
            Action::removeCustomersFromSegment => self.remove_customers_from_segment(first, second, third, fourth),
            Action::submitForm => self.submit_form(first, second, third),
            Action::reportMetric => self.report_metric(first, second),
            Action::unsubscribe => self.unsubscribe(first, second, third),
            Action::entity => self.entity(first, second),
            Action::batch => self.batch(first, second),
            Action::sendAll => self.send_all(first, second),
            Action::getAccountRegion => self.get_account_region(first),
            Action::rawRequest => self.raw_request(first, second),
        }
    }
}

impl Client {
    fn identify(&self, id: &JsValue, attributes: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::IDENTIFY, &[id], Some(body::attributes(attributes)), options)
    }

    fn destroy(&self, id: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::DESTROY, &[id], None, options)
    }

    fn track(&self, id: &JsValue, event: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::TRACK, &[id], Some(body::event(event, self.0.event_ids)), options)
    }

    fn track_page_view(&self, id: &JsValue, url: &JsValue, page: &JsValue, options: &JsValue) -> Promise {
        let body = body::page_view(url, page, self.0.event_ids);
        self.typed(&endpoint::TRACK_PAGE_VIEW, &[id], Some(body), options)
    }

    fn suppress(&self, id: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::SUPPRESS, &[id], Some(Ok(body::empty())), options)
    }

    fn unsuppress(&self, id: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::UNSUPPRESS, &[id], Some(Ok(body::empty())), options)
    }

    fn track_anonymous(&self, id: &JsValue, event: &JsValue, options: &JsValue) -> Promise {
        let body = body::anonymous_event(id, event, self.0.event_ids);
        self.typed(&endpoint::TRACK_ANONYMOUS, &[], Some(body), options)
    }

    fn track_push(&self, event: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::TRACK_PUSH, &[], Some(body::metric("event", event, false)), options)
    }

    fn add_device(
        &self,
        id: &JsValue,
        device_id: &JsValue,
        platform: &JsValue,
        details: &JsValue,
        options: &JsValue,
    ) -> Promise {
        self.typed(&endpoint::ADD_DEVICE, &[id], Some(body::device(device_id, platform, details)), options)
    }

    fn delete_device(&self, id: &JsValue, token: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::DELETE_DEVICE, &[id, token], None, options)
    }

    fn merge_customers(
        &self,
        primary_kind: &JsValue,
        primary: &JsValue,
        secondary_kind: &JsValue,
        secondary: &JsValue,
        options: &JsValue,
    ) -> Promise {
        let body = body::merge([
            ("primary", "primaryIdType", primary_kind, "primaryId", primary),
            ("secondary", "secondaryIdType", secondary_kind, "secondaryId", secondary),
        ]);
        self.typed(&endpoint::MERGE_CUSTOMERS, &[], Some(body), options)
    }

    fn add_customers_to_segment(&self, segment: &JsValue, ids: &JsValue, kind: &JsValue, options: &JsValue) -> Promise {
        self.segment_call(&endpoint::ADD_CUSTOMERS_TO_SEGMENT, segment, ids, kind, options)
    }

    fn remove_customers_from_segment(
        &self,
        segment: &JsValue,
        ids: &JsValue,
        kind: &JsValue,
        options: &JsValue,
    ) -> Promise {
        self.segment_call(&endpoint::REMOVE_CUSTOMERS_FROM_SEGMENT, segment, ids, kind, options)
    }

    fn submit_form(&self, form: &JsValue, fields: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::SUBMIT_FORM, &[form], Some(body::form(fields)), options)
    }

    fn report_metric(&self, metric: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::REPORT_METRIC, &[], Some(body::metric("metric", metric, true)), options)
    }

    fn unsubscribe(&self, delivery: &JsValue, unsubscribe: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::UNSUBSCRIBE, &[delivery], Some(body::unsubscribe(unsubscribe)), options)
    }

    fn entity(&self, operation: &JsValue, options: &JsValue) -> Promise {
        self.typed(&endpoint::ENTITY, &[], Some(operation::entity(operation, self.0.event_ids)), options)
    }

    fn batch(&self, operations: &JsValue, options: &JsValue) -> Promise {
        let call = operation::batch(operations, self.0.event_ids).and_then(|(body, items)| {
            let call = typed(&self.0, &endpoint::BATCH, &[], Some(Ok(body)), options)?;
            Ok(Call { shape: Shape::Batch(items), ..call })
        });
        self.perform(endpoint::BATCH.action, call)
    }

    fn send_all(&self, source: &JsValue, options: &JsValue) -> Promise {
        match Run::begin(&self.0, source, options) {
            Ok(run) => task::begin_later(|key| Box::pin(bulk::perform(Rc::new(run), key))),
            Err(failed) => Promise::reject(&failed.to_js(run::ACTION, History::default())),
        }
    }

    fn get_account_region(&self, options: &JsValue) -> Promise {
        self.typed(&endpoint::GET_ACCOUNT_REGION, &[], None, options)
    }

    fn raw_request(&self, request: &JsValue, options: &JsValue) -> Promise {
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

    fn typed(
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
            Ok(call) => {
                let perform = |key| -> Task { Box::pin(call::perform(Rc::clone(&self.0), call, key)) };
                if self.0.hooks.request.is_some() { task::begin_later(perform) } else { task::begin(perform) }
            }
            Err(failed) => Promise::reject(&failed.to_js(action, History::default())),
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
    let mut texts = Vec::with_capacity(identifiers.len());
    for ((place, _), value) in endpoint.places.iter().zip(identifiers) {
        texts.push(arguments::identifier(place, value)?);
    }
    let path = endpoint.path(&texts)?;
    let body = body.transpose()?;
    let CallOptions { signal, timeout } = CallOptions::read(options)?;
    Ok(Call::new(endpoint, path, body, timeout.unwrap_or(state.timeout), signal))
}
