//! Campaigns and broadcasts.

use super::{
    parameters::{
        DRAFTS, END_TIME, END_TS, GET_TRACKED_RESPONSES, LIMIT, METRIC, PERIOD, RES, RESOLUTION, SERIES_END,
        SERIES_START, START, START_TIME, START_TS, STATE, STEPS, TYPE, TZ, UNIQUE, VERSION,
    },
    rows::{body, broadcast, get, id, json, post, put, queries, with_payload},
};
use crate::core::{
    app::payloads::broadcasts,
    http::{Endpoint, Shape},
};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    broadcast(with_payload(
        post(
            "triggerBroadcast",
            "/v1/campaigns/{broadcastId}/triggers",
            &[id("broadcastId"), json("data"), json("recipients")],
        ),
        broadcasts::trigger,
    )),
    get("listCampaigns", "/v1/campaigns", &[]),
    get("getCampaign", "/v1/campaigns/{campaignId}", &[id("campaignId")]),
    get("getCampaignActions", "/v1/campaigns/{campaignId}/actions", &[id("campaignId"), queries(&[&START])]),
    get("getCampaignAction", "/v1/campaigns/{campaignId}/actions/{actionId}", &[id("campaignId"), id("actionId")]),
    put(
        "updateCampaignAction",
        "/v1/campaigns/{campaignId}/actions/{actionId}",
        &[id("campaignId"), id("actionId"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getCampaignActionLanguage",
        "/v1/campaigns/{campaignId}/actions/{actionId}/language/{language}",
        &[id("campaignId"), id("actionId"), id("language")],
    ),
    put(
        "updateCampaignActionLanguage",
        "/v1/campaigns/{campaignId}/actions/{actionId}/language/{language}",
        &[id("campaignId"), id("actionId"), id("language"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getCampaignActionMetrics",
        "/v1/campaigns/{campaignId}/actions/{actionId}/metrics",
        &[
            id("campaignId"),
            id("actionId"),
            queries(&[&VERSION, &RES, &TZ, &START_TIME, &END_TIME, &PERIOD, &STEPS, &TYPE]),
        ],
    ),
    get(
        "getCampaignActionMetricsLinks",
        "/v1/campaigns/{campaignId}/actions/{actionId}/metrics/links",
        &[id("campaignId"), id("actionId"), queries(&[&PERIOD, &STEPS, &UNIQUE, &TYPE])],
    ),
    get(
        "getCampaignMetrics",
        "/v1/campaigns/{campaignId}/metrics",
        &[id("campaignId"), queries(&[&VERSION, &TYPE, &RES, &TZ, &START_TIME, &END_TIME, &PERIOD, &STEPS])],
    ),
    get(
        "getCampaignMetricsLinks",
        "/v1/campaigns/{campaignId}/metrics/links",
        &[id("campaignId"), queries(&[&PERIOD, &STEPS, &UNIQUE])],
    ),
    get(
        "getCampaignJourneyMetrics",
        "/v1/campaigns/{campaignId}/journey_metrics",
        &[id("campaignId"), queries(&[&SERIES_START, &SERIES_END, &RESOLUTION])],
    ),
    get(
        "getCampaignMessages",
        "/v1/campaigns/{campaignId}/messages",
        &[
            id("campaignId"),
            queries(&[&START, &LIMIT, &TYPE, &METRIC, &DRAFTS, &START_TS, &END_TS, &GET_TRACKED_RESPONSES]),
        ],
    ),
    get(
        "getBroadcastTriggerStatus",
        "/v1/campaigns/{broadcastId}/triggers/{triggerId}",
        &[id("broadcastId"), id("triggerId")],
    ),
    get(
        "getBroadcastTriggerErrors",
        "/v1/campaigns/{broadcastId}/triggers/{triggerId}/errors",
        &[id("broadcastId"), id("triggerId"), queries(&[&START, &LIMIT])],
    ),
    get("listBroadcasts", "/v1/broadcasts", &[]),
    get("getBroadcast", "/v1/broadcasts/{broadcastId}", &[id("broadcastId")]),
    get("getBroadcastActions", "/v1/broadcasts/{broadcastId}/actions", &[id("broadcastId")]),
    get("getBroadcastAction", "/v1/broadcasts/{broadcastId}/actions/{actionId}", &[id("broadcastId"), id("actionId")]),
    put(
        "updateBroadcastAction",
        "/v1/broadcasts/{broadcastId}/actions/{actionId}",
        &[id("broadcastId"), id("actionId"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getBroadcastActionLanguage",
        "/v1/broadcasts/{broadcastId}/actions/{actionId}/language/{language}",
        &[id("broadcastId"), id("actionId"), id("language")],
    ),
    put(
        "updateBroadcastActionLanguage",
        "/v1/broadcasts/{broadcastId}/actions/{actionId}/language/{language}",
        &[id("broadcastId"), id("actionId"), id("language"), body("data", Shape::OptionalObject)],
    ),
    get(
        "getBroadcastActionMetrics",
        "/v1/broadcasts/{broadcastId}/actions/{actionId}/metrics",
        &[id("broadcastId"), id("actionId"), queries(&[&PERIOD, &STEPS, &TYPE])],
    ),
    get(
        "getBroadcastActionMetricsLinks",
        "/v1/broadcasts/{broadcastId}/actions/{actionId}/metrics/links",
        &[id("broadcastId"), id("actionId"), queries(&[&PERIOD, &STEPS, &UNIQUE, &TYPE])],
    ),
    get(
        "getBroadcastMetrics",
        "/v1/broadcasts/{broadcastId}/metrics",
        &[id("broadcastId"), queries(&[&PERIOD, &STEPS, &TYPE])],
    ),
    get(
        "getBroadcastMetricsLinks",
        "/v1/broadcasts/{broadcastId}/metrics/links",
        &[id("broadcastId"), queries(&[&PERIOD, &STEPS, &UNIQUE])],
    ),
    get(
        "getBroadcastMessages",
        "/v1/broadcasts/{broadcastId}/messages",
        &[
            id("broadcastId"),
            queries(&[&START, &LIMIT, &METRIC, &TYPE, &START_TS, &END_TS, &GET_TRACKED_RESPONSES, &STATE]),
        ],
    ),
    get("getBroadcastTriggers", "/v1/broadcasts/{broadcastId}/triggers", &[id("broadcastId")]),
];
