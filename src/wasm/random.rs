//! The host's randomness, fetched in blocks: a crossing for each id would cost more than the id.

use std::cell::RefCell;

use js_sys::{Date, Uint8Array};
use wasm_bindgen::JsValue;

use super::{error::Failed, host};
use crate::core::{error::Invalid, ulid::Ulid};

const BLOCK: u32 = 640;

thread_local! {
    static UNUSED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Random bytes, each given out once.
pub fn random_bytes() -> Result<[u8; 16], Failed> {
    UNUSED.with_borrow_mut(|unused| {
        if unused.is_empty() {
            *unused = fill().map_err(|thrown| {
                let problem = "needs crypto.getRandomValues, which threw the error in error.cause";
                Failed::caused_by(Invalid::new("eventIds", problem), thrown)
            })?;
        }
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            *byte = unused.pop().unwrap_or_default();
        }
        Ok(bytes)
    })
}

fn fill() -> Result<Vec<u8>, JsValue> {
    let bytes = Uint8Array::new_with_length(BLOCK);
    host::fill_random(&bytes)?;
    Ok(bytes.to_vec())
}

/// A new event id.
pub fn event_id() -> Result<Ulid, Failed> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock before 1970 reads as 1970")]
    let now_ms = Date::now() as u64;
    let [random @ .., _, _, _, _, _, _] = random_bytes()?;
    Ok(Ulid::new(now_ms, random))
}
