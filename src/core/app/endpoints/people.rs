//! People: profiles, activities, subscription preferences, and suppressions by email providers.

use super::{
    parameters::{
        CUSTOMER_ID, DELETED, DOMAIN, EMAIL, END_TS, FROM, ID_TYPE, LANGUAGE, LIMIT, NAME, OFFSET, REQUIRED_EMAIL,
        START, START_TS, TYPE,
    },
    rows::{delete, get, id, json, member, one, post, put, queries, reads, with_empty_body, with_payload},
};
use crate::core::{
    app::payloads::people,
    http::{Endpoint, Shape},
};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    get("getCustomersByEmail", "/v1/customers", &[one(&REQUIRED_EMAIL)]),
    get("getAttributes", "/v1/customers/{id}/attributes", &[id("id"), one(&ID_TYPE)]),
    get(
        "getCustomerActivities",
        "/v1/customers/{customerId}/activities",
        &[id("customerId"), queries(&[&ID_TYPE, &START, &LIMIT, &TYPE, &NAME])],
    ),
    get(
        "getCustomerMessages",
        "/v1/customers/{customerId}/messages",
        &[id("customerId"), queries(&[&ID_TYPE, &START, &LIMIT, &START_TS, &END_TS])],
    ),
    get(
        "getCustomerRelationships",
        "/v1/customers/{customerId}/relationships",
        &[id("customerId"), queries(&[&START, &LIMIT, &ID_TYPE])],
    ),
    get("getCustomerSegments", "/v1/customers/{customerId}/segments", &[id("customerId"), one(&ID_TYPE)]),
    get(
        "getCustomerSubscriptionPreferences",
        "/v1/customers/{customerId}/subscription_preferences",
        &[id("customerId"), queries(&[&ID_TYPE, &LANGUAGE])],
    ),
    reads(post(
        "searchCustomers",
        "/v1/customers",
        &[member("filter", "filter", Shape::Object(&[])), queries(&[&START, &LIMIT])],
    )),
    reads(with_payload(
        post("getCustomersAttributes", "/v1/customers/attributes", &[json("ids"), one(&ID_TYPE)]),
        people::attributes,
    )),
    get(
        "listActivities",
        "/v1/activities",
        &[queries(&[&START, &LIMIT, &TYPE, &NAME, &DELETED, &CUSTOMER_ID, &ID_TYPE])],
    ),
    get("listOptOuts", "/v1/optouts", &[queries(&[&FROM, &START, &LIMIT])]),
    get("getCustomerOptOuts", "/v1/customers/{customerId}/optouts", &[id("customerId"), one(&ID_TYPE)]),
    put(
        "updateCustomerOptOuts",
        "/v1/customers/{customerId}/optouts",
        &[id("customerId"), member("optOuts", "optouts", Shape::List), one(&ID_TYPE)],
    ),
    get("listSubscriptionTopics", "/v1/subscription_topics", &[]),
    get("listSubscriptionChannels", "/v1/subscription_channels", &[]),
    get("getSubscriptionCenterToken", "/v1/subscription_center/{customerId}/token", &[id("customerId")]),
    get("searchSuppression", "/v1/esp/search_suppression/{email}", &[id("email")]),
    get(
        "getSuppressions",
        "/v1/esp/suppression/{suppressionType}",
        &[id("suppressionType"), queries(&[&LIMIT, &OFFSET, &EMAIL, &DOMAIN])],
    ),
    get(
        "getDomainSuppressions",
        "/v1/esp/domains/{domainName}/suppression/{suppressionType}",
        &[id("domainName"), id("suppressionType"), queries(&[&LIMIT, &EMAIL, &START])],
    ),
    with_empty_body(post(
        "createSuppression",
        "/v1/esp/suppression/{suppressionType}/{email}",
        &[id("suppressionType"), id("email")],
    ))
    .idempotent(),
    delete("deleteSuppression", "/v1/esp/suppression/{suppressionType}/{email}", &[id("suppressionType"), id("email")]),
];
