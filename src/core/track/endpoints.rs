//! The endpoint table: one row for each call of the Track API.
//!
//! The arguments of a row are the parameters of the public method, in order, without the call's options.

use super::{limits::IDENTIFIER_BYTES, operations, payloads};
use crate::core::{
    http::Idempotency,
    http::{Argument, Endpoint, Kind, Method, Payload, PayloadBuilder, RateClass, ResponseType},
};

/// The calls of the Track API, except raw requests and `sendAll`, which sends [`BATCH`] requests.
pub static ENDPOINTS: &[Endpoint] = &[
    row(
        "identify",
        Method::PUT,
        "/api/v1/customers/{customerId}",
        &[CUSTOMER_ID, json("attributes")],
        payloads::attributes,
    ),
    row("destroy", Method::DELETE, "/api/v1/customers/{customerId}", &[CUSTOMER_ID], Payload::none),
    row("track", Method::POST, "/api/v1/customers/{customerId}/events", &[CUSTOMER_ID, json("event")], payloads::event),
    row(
        "trackPageView",
        Method::POST,
        "/api/v1/customers/{customerId}/events",
        &[CUSTOMER_ID, scalar("url"), json("page")],
        payloads::page_view,
    ),
    idempotent(row(
        "suppress",
        Method::POST,
        "/api/v1/customers/{customerId}/suppress",
        &[CUSTOMER_ID],
        Payload::empty,
    )),
    idempotent(row(
        "unsuppress",
        Method::POST,
        "/api/v1/customers/{customerId}/unsuppress",
        &[CUSTOMER_ID],
        Payload::empty,
    )),
    row(
        "trackAnonymous",
        Method::POST,
        "/api/v1/events",
        &[scalar("anonymousId"), json("event")],
        payloads::anonymous_event,
    ),
    row(
        "addDevice",
        Method::PUT,
        "/api/v1/customers/{customerId}/devices",
        &[CUSTOMER_ID, scalar("deviceId"), scalar("platform"), json("details")],
        payloads::device,
    ),
    row(
        "deleteDevice",
        Method::DELETE,
        "/api/v1/customers/{customerId}/devices/{deviceToken}",
        &[CUSTOMER_ID, identifier("deviceToken")],
        Payload::none,
    ),
    // Repeating a merge changes nothing: the secondary person is gone.
    idempotent(row(
        "mergeCustomers",
        Method::POST,
        "/api/v1/merge_customers",
        &[scalar("primaryIdType"), scalar("primaryId"), scalar("secondaryIdType"), scalar("secondaryId")],
        payloads::merge,
    )),
    idempotent(row(
        "addCustomersToSegment",
        Method::POST,
        "/api/v1/segments/{segmentId}/add_customers",
        &[identifier("segmentId"), scalars("customerIds"), scalar("idType")],
        payloads::segment_members,
    )),
    idempotent(row(
        "removeCustomersFromSegment",
        Method::POST,
        "/api/v1/segments/{segmentId}/remove_customers",
        &[identifier("segmentId"), scalars("customerIds"), scalar("idType")],
        payloads::segment_members,
    )),
    // Nothing distinguishes a repeated submission from a new one.
    row(
        "submitForm",
        Method::POST,
        "/api/v1/forms/{formId}/submit",
        &[identifier("formId"), json("fields")],
        payloads::form,
    ),
    // Nothing distinguishes a repeated report from a second click.
    public(row("reportMetric", Method::POST, "/api/v1/metrics", &[json("metric")], payloads::delivery_metric)),
    public(row("trackPush", Method::POST, "/api/v1/push/events", &[json("event")], payloads::push_event)),
    // At the root of the host.
    idempotent(public(row(
        "unsubscribe",
        Method::POST,
        "/unsubscribe/{deliveryId}",
        &[identifier("deliveryId"), scalar("unsubscribe")],
        payloads::unsubscribe,
    ))),
    row("entity", Method::POST, "/api/v2/entity", &[json("operation")], operations::entity),
    BATCH,
    ACCOUNT_REGION,
];

/// Sends a list of operations.
pub const BATCH: Endpoint = row("batch", Method::POST, "/api/v2/batch", &[json("operations")], operations::batch);

/// Looks up the account's region. The hosts of both regions respond.
pub const ACCOUNT_REGION: Endpoint =
    row("getAccountRegion", Method::GET, "/api/v1/accounts/region", &[], Payload::none);

const CUSTOMER_ID: Argument = argument("customerId", Kind::Identifier(IDENTIFIER_BYTES));

/// An identifier for which the API documents no limit. Device tokens can exceed the limit for people.
const fn identifier(name: &'static str) -> Argument {
    argument(name, Kind::Identifier(usize::MAX))
}

const fn scalar(name: &'static str) -> Argument {
    argument(name, Kind::Scalar)
}

const fn scalars(name: &'static str) -> Argument {
    argument(name, Kind::Scalars)
}

const fn json(name: &'static str) -> Argument {
    argument(name, Kind::Json)
}

const fn argument(name: &'static str, kind: Kind) -> Argument {
    Argument { name, kind }
}

const fn row(
    action: &'static str,
    method: Method,
    template: &'static str,
    arguments: &'static [Argument],
    payload: PayloadBuilder,
) -> Endpoint {
    Endpoint {
        action,
        method,
        template,
        arguments,
        idempotency: None,
        authenticates: true,
        response_type: ResponseType::Json,
        rate_class: RateClass::Default,
        payload,
    }
}

/// A call that is idempotent although its HTTP method is not.
const fn idempotent(mut endpoint: Endpoint) -> Endpoint {
    endpoint.idempotency = Some(Idempotency::Idempotent);
    endpoint
}

/// A call without credentials: the delivery's id authorizes it.
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
                    matches!(argument.map(|argument| argument.kind), Some(Kind::Identifier(_))),
                    "{action}: {name}"
                );
            }
        }
    }

    #[test]
    fn templates_match_backwards() {
        let segment = ENDPOINTS.iter().find(|endpoint| endpoint.action == "addCustomersToSegment").unwrap();
        assert_eq!(segment.matches("/api/v1/segments/7/add_customers"), Some(vec!["7".to_owned()]));
        assert_eq!(segment.matches("/api/v1/segments/7/remove_customers"), None);
    }
}
