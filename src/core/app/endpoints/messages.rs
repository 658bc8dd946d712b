//! Messages: sending them, their templates, and their deliveries.

use super::{
    parameters::{
        ACTION_ID, ARCHIVED_MESSAGE, ASSOCIATIONS, CAMPAIGN_ID, CONTENT_ID, DRAFTS, END_TS, GET_TRACKED_RESPONSES,
        LIMIT, METRIC, NEWSLETTER_ID, PERIOD, START, START_TS, STATE, STEPS, TEMPLATE_ID, TRANSACTIONAL_ID, TRIGGER_ID,
        TYPE, UNIQUE,
    },
    rows::{body, get, id, json, post, put, queries, send, with_payload},
};
use crate::core::{
    app::payloads::messages,
    http::{Endpoint, Shape},
};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    send(with_payload(post("sendEmail", "/v1/send/email", &[json("message")]), messages::email)),
    send(with_payload(post("sendPush", "/v1/send/push", &[json("message")]), messages::push)),
    send(with_payload(post("sendSMS", "/v1/send/sms", &[json("message")]), messages::message)),
    send(with_payload(post("sendWhatsApp", "/v1/send/whatsapp", &[json("message")]), messages::message)),
    send(with_payload(post("sendInboxMessage", "/v1/send/inbox_message", &[json("message")]), messages::message)),
    send(with_payload(post("sendInApp", "/v1/send/in_app", &[json("message")]), messages::message)),
    get("listTransactionalMessages", "/v1/transactional", &[]),
    get("getTransactionalMessage", "/v1/transactional/{transactionalId}", &[id("transactionalId")]),
    get("getTransactionalMessageContents", "/v1/transactional/{transactionalId}/contents", &[id("transactionalId")]),
    get(
        "getTransactionalMessageLanguage",
        "/v1/transactional/{transactionalId}/language/{language}",
        &[id("transactionalId"), id("language")],
    ),
    put(
        "updateTransactionalMessageLanguage",
        "/v1/transactional/{transactionalId}/language/{language}",
        &[id("transactionalId"), id("language"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getTransactionalMessageDeliveries",
        "/v1/transactional/{transactionalId}/messages",
        &[
            id("transactionalId"),
            queries(&[&START, &LIMIT, &METRIC, &START_TS, &END_TS, &GET_TRACKED_RESPONSES, &STATE]),
        ],
    ),
    get(
        "getTransactionalMessageMetrics",
        "/v1/transactional/{transactionalId}/metrics",
        &[id("transactionalId"), queries(&[&PERIOD, &STEPS])],
    ),
    get(
        "getTransactionalMessageLinkMetrics",
        "/v1/transactional/{transactionalId}/metrics/links",
        &[id("transactionalId"), queries(&[&PERIOD, &STEPS, &UNIQUE])],
    ),
    put(
        "updateTransactionalMessageContent",
        "/v1/transactional/{transactionalId}/content/{contentId}",
        &[id("transactionalId"), id("contentId"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getTransactionalMessageContent",
        "/v1/transactional/{transactionalId}/contents/{contentId}",
        &[id("transactionalId"), id("contentId")],
    ),
    get(
        "getMessages",
        "/v1/messages",
        &[queries(&[
            &START,
            &LIMIT,
            &DRAFTS,
            &METRIC,
            &TYPE,
            &CAMPAIGN_ID,
            &ACTION_ID,
            &NEWSLETTER_ID,
            &TRANSACTIONAL_ID,
            &TRIGGER_ID,
            &TEMPLATE_ID,
            &CONTENT_ID,
            &START_TS,
            &END_TS,
            &ASSOCIATIONS,
            &GET_TRACKED_RESPONSES,
        ])],
    ),
    get(
        "getMessage",
        "/v1/messages/{messageId}",
        &[id("messageId"), queries(&[&ARCHIVED_MESSAGE, &ASSOCIATIONS, &GET_TRACKED_RESPONSES])],
    ),
    get("getArchivedMessage", "/v1/messages/{messageId}/archived_message", &[id("messageId")]),
    with_payload(
        post("startLiveNotification", "/v1/live_notifications/start", &[json("notification")]),
        messages::live_notification,
    ),
    post("updateLiveNotification", "/v1/live_notifications/update", &[body("notification", Shape::Object(&[]))]),
    post("endLiveNotification", "/v1/live_notifications/end", &[body("notification", Shape::Object(&[]))]),
    get("getLiveNotification", "/v1/live_notifications/{instanceId}", &[id("instanceId")]),
];
