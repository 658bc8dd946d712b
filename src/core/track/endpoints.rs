//! The endpoint table: one row for each call of the Track API.
//!
//! The arguments of a row are the parameters of the public method, in order, without the call's options.

use super::{operations, payloads};
use crate::core::{
    http::{Argument, ArgumentKind, Endpoint, Method, Payload},
    limits::IDENTIFIER_BYTES,
};

/// The calls of the Track API, except raw requests and `sendAll`, which sends [`BATCH`] requests.
pub static ENDPOINTS: &[Endpoint] = &[
    Endpoint::new(
        "identify",
        Method::PUT,
        "/api/v1/customers/{customerId}",
        &[CUSTOMER_ID, json("attributes")],
        payloads::attributes,
    ),
    Endpoint::new("destroy", Method::DELETE, "/api/v1/customers/{customerId}", &[CUSTOMER_ID], Payload::none),
    Endpoint::new(
        "track",
        Method::POST,
        "/api/v1/customers/{customerId}/events",
        &[CUSTOMER_ID, json("event")],
        payloads::event,
    ),
    Endpoint::new(
        "trackPageView",
        Method::POST,
        "/api/v1/customers/{customerId}/events",
        &[CUSTOMER_ID, scalar("url"), json("page")],
        payloads::page_view,
    ),
    Endpoint::new("suppress", Method::POST, "/api/v1/customers/{customerId}/suppress", &[CUSTOMER_ID], Payload::empty)
        .idempotent(),
    Endpoint::new(
        "unsuppress",
        Method::POST,
        "/api/v1/customers/{customerId}/unsuppress",
        &[CUSTOMER_ID],
        Payload::empty,
    )
    .idempotent(),
    Endpoint::new(
        "trackAnonymous",
        Method::POST,
        "/api/v1/events",
        &[scalar("anonymousId"), json("event")],
        payloads::anonymous_event,
    ),
    Endpoint::new(
        "addDevice",
        Method::PUT,
        "/api/v1/customers/{customerId}/devices",
        &[CUSTOMER_ID, scalar("deviceId"), scalar("platform"), json("details")],
        payloads::device,
    ),
    Endpoint::new(
        "deleteDevice",
        Method::DELETE,
        "/api/v1/customers/{customerId}/devices/{deviceToken}",
        &[CUSTOMER_ID, identifier("deviceToken")],
        Payload::none,
    ),
    // Repeating a merge changes nothing: the secondary person is gone.
    Endpoint::new(
        "mergeCustomers",
        Method::POST,
        "/api/v1/merge_customers",
        &[scalar("primaryIdType"), scalar("primaryId"), scalar("secondaryIdType"), scalar("secondaryId")],
        payloads::merge,
    )
    .idempotent(),
    Endpoint::new(
        "addCustomersToSegment",
        Method::POST,
        "/api/v1/segments/{segmentId}/add_customers",
        &[identifier("segmentId"), scalars("customerIds"), scalar("idType")],
        payloads::segment_members,
    )
    .idempotent(),
    Endpoint::new(
        "removeCustomersFromSegment",
        Method::POST,
        "/api/v1/segments/{segmentId}/remove_customers",
        &[identifier("segmentId"), scalars("customerIds"), scalar("idType")],
        payloads::segment_members,
    )
    .idempotent(),
    // Nothing distinguishes a repeated submission from a new one.
    Endpoint::new(
        "submitForm",
        Method::POST,
        "/api/v1/forms/{formId}/submit",
        &[identifier("formId"), json("fields")],
        payloads::form,
    ),
    // Nothing distinguishes a repeated report from a second click.
    public(Endpoint::new(
        "reportMetric",
        Method::POST,
        "/api/v1/metrics",
        &[json("metric")],
        payloads::delivery_metric,
    )),
    public(Endpoint::new("trackPush", Method::POST, "/api/v1/push/events", &[json("event")], payloads::push_event)),
    // At the root of the host.
    public(Endpoint::new(
        "unsubscribe",
        Method::POST,
        "/unsubscribe/{deliveryId}",
        &[identifier("deliveryId"), scalar("unsubscribe")],
        payloads::unsubscribe,
    ))
    .idempotent(),
    Endpoint::new("entity", Method::POST, "/api/v2/entity", &[json("operation")], operations::entity),
    BATCH,
    ACCOUNT_REGION,
];

/// Sends a list of operations.
pub const BATCH: Endpoint =
    Endpoint::new("batch", Method::POST, "/api/v2/batch", &[json("operations")], operations::batch);

/// Looks up the account's region. The hosts of both regions respond.
pub const ACCOUNT_REGION: Endpoint =
    Endpoint::new("getAccountRegion", Method::GET, "/api/v1/accounts/region", &[], Payload::none);

const CUSTOMER_ID: Argument = argument("customerId", ArgumentKind::Identifier(IDENTIFIER_BYTES));

/// An identifier for which the API documents no limit. Device tokens can exceed the limit for people.
const fn identifier(name: &'static str) -> Argument {
    argument(name, ArgumentKind::Identifier(usize::MAX))
}

const fn scalar(name: &'static str) -> Argument {
    argument(name, ArgumentKind::Scalar)
}

const fn scalars(name: &'static str) -> Argument {
    argument(name, ArgumentKind::Scalars)
}

const fn json(name: &'static str) -> Argument {
    argument(name, ArgumentKind::Json)
}

const fn argument(name: &'static str, kind: ArgumentKind) -> Argument {
    Argument { name, kind }
}

/// A call without credentials: the id of the delivery authorises it.
const fn public(mut endpoint: Endpoint) -> Endpoint {
    endpoint.authenticates = false;
    endpoint
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The public class, which has one method for each row.
    const CLASS: &str = include_str!("../../../pkg-template/track/client.js");

    #[test]
    fn the_class_has_a_method_for_each_row() {
        for Endpoint { action, method, template, arguments, .. } in ENDPOINTS {
            let names: Vec<_> = arguments.iter().map(|argument| argument.name).collect();
            let parameters = [names.as_slice(), &["options"]].concat().join(", ");
            let names = names.join(", ");
            let code = format!(
                "\t\t/** `{method} {template}` @type {{api.TrackClient[\"{action}\"]}} */\n\
                 \t\t{action}({parameters}) {{\n\
                 \t\t\treturn call(this, \"{action}\", [{names}], options);\n\
                 \t\t}}\n",
                method = method.as_str(),
            );
            assert!(CLASS.contains(&code), "pkg-template/track/client.js lacks\n{code}");
        }
        assert_eq!(CLASS.matches("call(this, ").count(), ENDPOINTS.len(), "a method without a row");
    }

    #[test]
    fn every_parameter_of_a_template_is_an_identifier_among_the_arguments() {
        for Endpoint { action, template, arguments, .. } in ENDPOINTS {
            for name in template.split(['{', '}']).skip(1).step_by(2) {
                let argument = arguments.iter().find(|argument| argument.name == name);
                assert!(
                    matches!(argument.map(|argument| argument.kind), Some(ArgumentKind::Identifier(_))),
                    "{action}: {name}"
                );
            }
        }
    }
}
