//! The endpoint table: one row for each call of the Pipelines API.
//!
//! The arguments of a row are the parameters of the public method, in order, without the call's options.

use super::payloads;
use crate::core::http::{Argument, ArgumentKind, Endpoint, Method, PayloadBuilder};

/// The calls of the Pipelines API.
pub static ENDPOINTS: &[Endpoint] = &[
    row("identify", "/v1/identify", PAYLOAD, payloads::message),
    row("track", "/v1/track", PAYLOAD, payloads::message),
    row("page", "/v1/page", PAYLOAD, payloads::message),
    row("screen", "/v1/screen", PAYLOAD, payloads::message),
    row("group", "/v1/group", PAYLOAD, payloads::message),
    row("alias", "/v1/alias", PAYLOAD, payloads::message),
    BATCH,
];

/// Sends messages of any kind.
pub const BATCH: Endpoint = row("batch", "/v1/batch", ITEMS, payloads::items);

const PAYLOAD: &[Argument] = &[Argument { name: "payload", kind: ArgumentKind::IsoJson }];
const ITEMS: &[Argument] = &[Argument { name: "items", kind: ArgumentKind::IsoJson }];

/// A row. Its messages decide the idempotency.
const fn row(
    action: &'static str,
    template: &'static str,
    arguments: &'static [Argument],
    payload: PayloadBuilder,
) -> Endpoint {
    Endpoint::new(action, Method::POST, template, arguments, payload)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The public class, which has one method for each row.
    const CLASS: &str = include_str!("../../../pkg-template/pipelines/client.js");

    #[test]
    fn the_class_has_a_method_for_each_row() {
        for Endpoint { action, template, arguments, .. } in ENDPOINTS {
            let argument = arguments[0].name;
            let code = format!(
                "\t\t/** `POST {template}` @type {{api.PipelinesClient[\"{action}\"]}} */\n\
                 \t\t{action}({argument}, options) {{\n\
                 \t\t\treturn call(this, \"{action}\", {argument}, options);\n\
                 \t\t}}\n",
            );
            assert!(CLASS.contains(&code), "pkg-template/pipelines/client.js lacks\n{code}");
        }
        assert_eq!(CLASS.matches("call(this, ").count(), ENDPOINTS.len(), "a method without a row");
    }
}
