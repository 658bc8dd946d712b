//! The host's clock and randomness. Random bytes are fetched in blocks, because a crossing for each id would cost more than the id.

use std::cell::RefCell;

use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::core::{error::Invalid, ulid::Ulid};
#[cfg(any(feature = "track", feature = "pipelines"))]
use crate::{core::http::EventIds, wasm::errors::CallError};

#[wasm_bindgen]
extern "C" {
    /// Fills the array. Throws in a runtime without randomness, such as workerd outside a request.
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn fill_random(bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// The bytes of a block: the randomness of 512 ULIDs.
const BLOCK: u32 = 5120;

thread_local! {
    static UNUSED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Random bytes. Each is used only once. The error names `argument`, and has what the host threw.
pub fn random_bytes<const COUNT: usize>(argument: &str) -> Result<[u8; COUNT], (Invalid, JsValue)> {
    // Taken out, because a mock of the host's function may call the client meanwhile.
    let mut unused = UNUSED.take();
    if unused.len() < COUNT {
        unused = fill().map_err(|thrown| {
            let problem = "needs crypto.getRandomValues, which failed (see error.cause)";
            (Invalid::new(argument, problem), thrown)
        })?;
    }
    let bytes = [(); COUNT].map(|()| unused.pop().unwrap_or_default());
    UNUSED.set(unused);
    Ok(bytes)
}

fn fill() -> Result<Vec<u8>, JsValue> {
    let bytes = Uint8Array::new_with_length(BLOCK);
    fill_random(&bytes)?;
    Ok(bytes.to_vec())
}

/// A new event id with the current time. The error names `argument`, and has what the host threw.
pub fn event_id(argument: &str) -> Result<Ulid, (Invalid, JsValue)> {
    event_id_at(now_ms(), argument)
}

/// A new event id with this time, in unix milliseconds. The error is as for [`event_id`].
pub fn event_id_at(ms: u64, argument: &str) -> Result<Ulid, (Invalid, JsValue)> {
    Ok(Ulid::new(ms, random_bytes(argument)?))
}

/// Calls `act` with a function that draws event ids by `draw`. If drawing one fails, the error has what the host threw.
#[cfg(any(feature = "track", feature = "pipelines"))]
pub fn with_ids<T>(
    mut draw: impl FnMut() -> Result<Option<Ulid>, (Invalid, JsValue)>,
    act: impl FnOnce(&mut EventIds) -> Result<T, Invalid>,
) -> Result<T, CallError> {
    let mut cause = JsValue::UNDEFINED;
    let mut ids = || {
        draw().map_err(|(invalid, thrown)| {
            cause = thrown;
            invalid
        })
    };
    act(&mut ids).map_err(|invalid| CallError::caused_by(invalid, cause))
}

/// The host's clock: milliseconds since 1970.
pub fn now_ms() -> u64 {
    whole_ms(Date::now())
}

/// A time of the host's clock.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock before 1970 reads as 1970")]
pub const fn whole_ms(ms: f64) -> u64 {
    ms as u64
}
