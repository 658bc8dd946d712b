//! Newsletters.

use super::{
    parameters::{END_TS, GET_TRACKED_RESPONSES, LIMIT, METRIC, PERIOD, SORT, START, START_TS, STEPS, TYPE, UNIQUE},
    rows::{body, delete, get, id, json, post, put, queries, with_empty_body, with_payload},
};
use crate::core::{
    app::payloads::newsletters,
    http::{Endpoint, Shape},
};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    get("listNewsletters", "/v1/newsletters", &[queries(&[&START, &LIMIT, &SORT])]),
    with_payload(post("createNewsletter", "/v1/newsletters", &[json("data")]), newsletters::create),
    get("getNewsletter", "/v1/newsletters/{newsletterId}", &[id("newsletterId")]),
    delete("deleteNewsletter", "/v1/newsletters/{newsletterId}", &[id("newsletterId")]),
    get("getNewsletterContents", "/v1/newsletters/{newsletterId}/contents", &[id("newsletterId")]),
    get(
        "getNewsletterContent",
        "/v1/newsletters/{newsletterId}/contents/{contentId}",
        &[id("newsletterId"), id("contentId")],
    ),
    put(
        "updateNewsletterContent",
        "/v1/newsletters/{newsletterId}/contents/{contentId}",
        &[id("newsletterId"), id("contentId"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getNewsletterContentMetrics",
        "/v1/newsletters/{newsletterId}/contents/{contentId}/metrics",
        &[id("newsletterId"), id("contentId"), queries(&[&PERIOD, &STEPS, &TYPE])],
    ),
    get(
        "getNewsletterContentMetricsLinks",
        "/v1/newsletters/{newsletterId}/contents/{contentId}/metrics/links",
        &[id("newsletterId"), id("contentId"), queries(&[&PERIOD, &STEPS, &UNIQUE, &TYPE])],
    ),
    get(
        "getNewsletterMetrics",
        "/v1/newsletters/{newsletterId}/metrics",
        &[id("newsletterId"), queries(&[&PERIOD, &STEPS, &TYPE])],
    ),
    get(
        "getNewsletterMetricsLinks",
        "/v1/newsletters/{newsletterId}/metrics/links",
        &[id("newsletterId"), queries(&[&PERIOD, &STEPS, &UNIQUE])],
    ),
    get(
        "getNewsletterMessages",
        "/v1/newsletters/{newsletterId}/messages",
        &[id("newsletterId"), queries(&[&START, &LIMIT, &METRIC, &TYPE, &START_TS, &END_TS, &GET_TRACKED_RESPONSES])],
    ),
    post(
        "sendNewsletter",
        "/v1/newsletters/{newsletterId}/send",
        &[id("newsletterId"), body("data", Shape::OptionalObject)],
    ),
    with_payload(
        post("scheduleNewsletter", "/v1/newsletters/{newsletterId}/schedule", &[id("newsletterId"), json("data")]),
        newsletters::schedule,
    )
    .idempotent(),
    post(
        "createNewsletterLanguage",
        "/v1/newsletters/{newsletterId}/language",
        &[id("newsletterId"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getNewsletterLanguage",
        "/v1/newsletters/{newsletterId}/language/{language}",
        &[id("newsletterId"), id("language")],
    ),
    put(
        "updateNewsletterLanguage",
        "/v1/newsletters/{newsletterId}/language/{language}",
        &[id("newsletterId"), id("language"), body("data", Shape::OptionalObject)],
    ),
    delete(
        "deleteNewsletterLanguage",
        "/v1/newsletters/{newsletterId}/language/{language}",
        &[id("newsletterId"), id("language")],
    ),
    get("getNewsletterTestGroups", "/v1/newsletters/{newsletterId}/test_groups", &[id("newsletterId")]),
    with_empty_body(post(
        "createNewsletterTestGroup",
        "/v1/newsletters/{newsletterId}/test_groups",
        &[id("newsletterId")],
    )),
    post(
        "createNewsletterTestGroupLanguage",
        "/v1/newsletters/{newsletterId}/test_group/{testGroupId}/language",
        &[id("newsletterId"), id("testGroupId"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getNewsletterTestGroupLanguage",
        "/v1/newsletters/{newsletterId}/test_group/{testGroupId}/language/{language}",
        &[id("newsletterId"), id("testGroupId"), id("language")],
    ),
    put(
        "updateNewsletterTestGroupLanguage",
        "/v1/newsletters/{newsletterId}/test_group/{testGroupId}/language/{language}",
        &[id("newsletterId"), id("testGroupId"), id("language"), body("data", Shape::OptionalObject)],
    ),
    delete(
        "deleteNewsletterTestGroupLanguage",
        "/v1/newsletters/{newsletterId}/test_group/{testGroupId}/language/{language}",
        &[id("newsletterId"), id("testGroupId"), id("language")],
    ),
];
