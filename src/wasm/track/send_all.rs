//! `sendAll`: the operations of version 2.

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::TrackClient;
use crate::{
    core::{
        http::{ContentType, Endpoint},
        track::{TrackOperations, endpoints, read_batch_response},
    },
    wasm::bulk::{Batches, send_all},
};

static BATCH: Endpoint = endpoints::BATCH;

#[wasm_bindgen]
impl TrackClient {
    /// Sends any number of operations.
    #[wasm_bindgen(js_name = sendAll)]
    pub fn send_all(&self, source: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
        let operations = TrackOperations { event_ids: self.event_ids };
        let batches = Batches {
            endpoint: &BATCH,
            path: BATCH.template.to_owned(),
            content_type: ContentType::Json,
            authenticates: true,
            read: Some(read_batch_response),
            has_iso_times: false,
        };
        send_all(&self.state, Box::new(operations), batches, source, options)
    }
}
