//! `sendAll`: messages of any kind, in batches.

use js_sys::Promise;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use super::{PAGE_CONTENT_TYPE, PipelinesClient};
use crate::{
    core::{
        http::{ContentType, Endpoint},
        pipelines::{PipelinesMessages, endpoints},
    },
    wasm::{
        bulk::{Batches, send_all},
        values::now_ms,
    },
};

static BATCH: Endpoint = endpoints::BATCH;

#[wasm_bindgen]
impl PipelinesClient {
    /// Sends any number of messages.
    #[wasm_bindgen(js_name = sendAll)]
    pub fn send_all(&self, source: &JsValue, options: &JsValue) -> Result<Promise, JsValue> {
        let is_page = self.source.is_page();
        let messages = PipelinesMessages::new(self.source.clone(), now_ms);
        let batches = Batches {
            endpoint: &BATCH,
            path: self.source.path(&BATCH),
            content_type: if is_page { PAGE_CONTENT_TYPE } else { ContentType::Json },
            authenticates: !is_page,
            read: None,
            has_iso_times: true,
        };
        send_all(&self.state, Box::new(messages), batches, source, options)
    }
}
