//! provisional
use super::{arguments::Fields, error::Failed};
use wasm_bindgen::JsValue;
pub fn body(_f: &mut Fields) -> Result<Option<JsValue>, Failed> {
    Ok(None)
}
