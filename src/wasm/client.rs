//! The exported class: each action is its arguments, its row of the endpoint table, and the one way through (`call`).

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{bodies, call, options::ClientOptions};
use crate::core::endpoint;

/// A client of the Track API. The package's `TrackClient` makes one inside its first call.
#[wasm_bindgen]
pub struct Client(ClientOptions);

#[wasm_bindgen]
impl Client {
    /// Takes the arguments of `TrackClient` as they are.
    #[wasm_bindgen(constructor)]
    pub fn new(site_id: &JsValue, api_key: &JsValue, options: &JsValue) -> Result<Client, JsValue> {
        ClientOptions::read(site_id, api_key, options).map(Self).map_err(|failed| failed.into_js("TrackClient"))
    }

    /// `identify(customerId, attributes?, options?)`
    pub async fn identify(&self, id: JsValue, attributes: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        call::typed(&self.0, &endpoint::IDENTIFY, &[id], || bodies::attributes(&attributes), &options).await
    }

    /// `destroy(customerId, options?)`
    pub async fn destroy(&self, id: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        call::typed(&self.0, &endpoint::DESTROY, &[id], bodies::none, &options).await
    }

    /// `track(customerId, event, options?)`
    pub async fn track(&self, id: JsValue, event: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        call::typed(&self.0, &endpoint::TRACK, &[id], || bodies::event(&event), &options).await
    }

    /// `trackPageView(customerId, url, page?, options?)`
    #[wasm_bindgen(js_name = trackPageView)]
    pub async fn track_page_view(
        &self,
        id: JsValue,
        url: JsValue,
        page: JsValue,
        options: JsValue,
    ) -> Result<JsValue, JsValue> {
        call::typed(&self.0, &endpoint::TRACK_PAGE_VIEW, &[id], || bodies::page_view(&url, &page), &options).await
    }

    /// `rawRequest(request, options?)`
    #[wasm_bindgen(js_name = rawRequest)]
    pub async fn raw_request(&self, request: JsValue, options: JsValue) -> Result<JsValue, JsValue> {
        call::raw(&self.0, &request, &options).await
    }
}
