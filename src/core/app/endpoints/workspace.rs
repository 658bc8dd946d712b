//! Assets, collections, webhooks, snippets, senders and the workspace itself.

use super::{
    parameters::{DIRECT_DESCENDANTS_ONLY, HIDDEN, LIMIT, PAGE, PARENT_FOLDER_ID, SORT, START},
    rows::{body, delete, file, get, id, member, post, put, queries},
};
use crate::core::http::{Endpoint, Shape};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    get("listAssets", "/v1/assets", &[queries(&[&PARENT_FOLDER_ID, &DIRECT_DESCENDANTS_ONLY, &PAGE, &LIMIT])]),
    post("createAsset", "/v1/assets/files", &[file("file")]),
    get("getAsset", "/v1/assets/files/{assetId}", &[id("assetId")]),
    put("updateAsset", "/v1/assets/files/{assetId}", &[id("assetId"), body("updates", Shape::Object(&[]))]),
    delete("deleteAsset", "/v1/assets/files/{assetId}", &[id("assetId")]),
    get(
        "listAssetFolders",
        "/v1/assets/folders",
        &[queries(&[&PARENT_FOLDER_ID, &DIRECT_DESCENDANTS_ONLY, &PAGE, &LIMIT])],
    ),
    post("createAssetFolder", "/v1/assets/folders", &[body("folder", Shape::Object(&["name"]))]),
    get("getAssetFolder", "/v1/assets/folders/{folderId}", &[id("folderId")]),
    put("updateAssetFolder", "/v1/assets/folders/{folderId}", &[id("folderId"), body("updates", Shape::Object(&[]))]),
    delete("deleteAssetFolder", "/v1/assets/folders/{folderId}", &[id("folderId")]),
    get("listCollections", "/v1/collections", &[]),
    post("createCollection", "/v1/collections", &[body("collection", Shape::Object(&["name"]))]),
    get("getCollection", "/v1/collections/{collectionId}", &[id("collectionId")]),
    put(
        "updateCollection",
        "/v1/collections/{collectionId}",
        &[id("collectionId"), body("updates", Shape::Object(&[]))],
    ),
    delete("deleteCollection", "/v1/collections/{collectionId}", &[id("collectionId")]),
    get("getCollectionContent", "/v1/collections/{collectionId}/content", &[id("collectionId")]),
    put(
        "updateCollectionContent",
        "/v1/collections/{collectionId}/content",
        &[id("collectionId"), body("content", Shape::List)],
    ),
    get("listReportingWebhooks", "/v1/reporting_webhooks", &[]),
    post("createReportingWebhook", "/v1/reporting_webhooks", &[body("webhook", Shape::Object(&["endpoint"]))]),
    get("getReportingWebhook", "/v1/reporting_webhooks/{webhookId}", &[id("webhookId")]),
    put(
        "updateReportingWebhook",
        "/v1/reporting_webhooks/{webhookId}",
        &[id("webhookId"), body("updates", Shape::Object(&[]))],
    ),
    delete("deleteReportingWebhook", "/v1/reporting_webhooks/{webhookId}", &[id("webhookId")]),
    get("getSnippets", "/v1/snippets", &[]),
    post("createSnippet", "/v1/snippets", &[body("snippet", Shape::Object(&["name", "value"]))]),
    put("updateSnippet", "/v1/snippets", &[body("snippet", Shape::Object(&["name", "value"]))]),
    delete("deleteSnippet", "/v1/snippets/{name}", &[id("name")]),
    get("getSenderIdentities", "/v1/sender_identities", &[queries(&[&START, &LIMIT, &SORT, &HIDDEN])]),
    get("getSenderIdentity", "/v1/sender_identities/{senderId}", &[id("senderId")]),
    get("getSenderIdentityUsedBy", "/v1/sender_identities/{senderId}/used_by", &[id("senderId")]),
    post(
        "batchUpdateAttributes",
        "/v1/data_index/attributes",
        &[member("attributes", "attributes", Shape::FilledList)],
    )
    .idempotent(),
    post("batchUpdateEvents", "/v1/data_index/events", &[member("events", "events", Shape::FilledList)]).idempotent(),
    get("listWorkspaces", "/v1/workspaces", &[]),
    get("getIpAddresses", "/v1/info/ip_addresses", &[]),
];
