//! Design Studio.

use super::{
    parameters::{
        CREATED_AFTER, CREATED_BEFORE, CURSOR, DIRECT_DESCENDANTS_ONLY, END_DATE, HAS_TRANSLATIONS, IS_LINKED,
        IS_TEMPLATE, KEY, LIMIT, NODE_ID, PAGE, PARENT_FOLDER_ID, PUBLISH_ID, SORT_BY, SORT_ORDER, START_DATE, TAG,
        UPDATED_AFTER, UPDATED_BEFORE, VARIANT,
    },
    rows::{binary, body, delete, get, id, one, post, put, queries, reads},
};
use crate::core::http::{Endpoint, Shape};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    get(
        "listDesignStudioFolders",
        "/v1/design_studio/folders",
        &[queries(&[
            &PARENT_FOLDER_ID,
            &DIRECT_DESCENDANTS_ONLY,
            &SORT_BY,
            &SORT_ORDER,
            &CREATED_BEFORE,
            &CREATED_AFTER,
            &UPDATED_BEFORE,
            &UPDATED_AFTER,
            &PAGE,
            &LIMIT,
        ])],
    ),
    post("createDesignStudioFolder", "/v1/design_studio/folders", &[body("folder", Shape::Object(&["name"]))]),
    get("getDesignStudioFolder", "/v1/design_studio/folders/{folderId}", &[id("folderId")]),
    put(
        "updateDesignStudioFolder",
        "/v1/design_studio/folders/{folderId}",
        &[id("folderId"), body("updates", Shape::Object(&[]))],
    ),
    delete("deleteDesignStudioFolder", "/v1/design_studio/folders/{folderId}", &[id("folderId")]),
    get(
        "listDesignStudioEmails",
        "/v1/design_studio/emails",
        &[queries(&[
            &PARENT_FOLDER_ID,
            &DIRECT_DESCENDANTS_ONLY,
            &SORT_BY,
            &SORT_ORDER,
            &CREATED_BEFORE,
            &CREATED_AFTER,
            &UPDATED_BEFORE,
            &UPDATED_AFTER,
            &PAGE,
            &LIMIT,
            &IS_TEMPLATE,
            &HAS_TRANSLATIONS,
            &IS_LINKED,
        ])],
    ),
    post("createDesignStudioEmail", "/v1/design_studio/emails", &[body("email", Shape::Object(&["name"]))]),
    get("getDesignStudioEmail", "/v1/design_studio/emails/{emailId}", &[id("emailId")]),
    put(
        "updateDesignStudioEmail",
        "/v1/design_studio/emails/{emailId}",
        &[id("emailId"), body("updates", Shape::Object(&[]))],
    ),
    delete("deleteDesignStudioEmail", "/v1/design_studio/emails/{emailId}", &[id("emailId")]),
    get("listDesignStudioEmailLanguages", "/v1/design_studio/emails/{emailId}/languages", &[id("emailId")]),
    post(
        "createDesignStudioEmailLanguage",
        "/v1/design_studio/emails/{emailId}/languages",
        &[id("emailId"), body("translation", Shape::Object(&["language"]))],
    ),
    get(
        "getDesignStudioEmailLanguage",
        "/v1/design_studio/emails/{emailId}/languages/{language}",
        &[id("emailId"), id("language")],
    ),
    put(
        "updateDesignStudioEmailLanguage",
        "/v1/design_studio/emails/{emailId}/languages/{language}",
        &[id("emailId"), id("language"), body("updates", Shape::Object(&[]))],
    ),
    delete(
        "deleteDesignStudioEmailLanguage",
        "/v1/design_studio/emails/{emailId}/languages/{language}",
        &[id("emailId"), id("language")],
    ),
    get(
        "listDesignStudioComponents",
        "/v1/design_studio/components",
        &[queries(&[
            &PARENT_FOLDER_ID,
            &DIRECT_DESCENDANTS_ONLY,
            &SORT_BY,
            &SORT_ORDER,
            &CREATED_BEFORE,
            &CREATED_AFTER,
            &UPDATED_BEFORE,
            &UPDATED_AFTER,
            &PAGE,
            &LIMIT,
            &TAG,
        ])],
    ),
    post(
        "createDesignStudioComponent",
        "/v1/design_studio/components",
        &[body("component", Shape::Object(&["name", "tag"]))],
    ),
    get("getDesignStudioComponent", "/v1/design_studio/components/{componentId}", &[id("componentId")]),
    put(
        "updateDesignStudioComponent",
        "/v1/design_studio/components/{componentId}",
        &[id("componentId"), body("updates", Shape::Object(&[]))],
    ),
    delete("deleteDesignStudioComponent", "/v1/design_studio/components/{componentId}", &[id("componentId")]),
    post(
        "createDesignStudioInboxPreview",
        "/v1/design_studio/emails/{emailId}/inbox_previews",
        &[id("emailId"), body("preview", Shape::Object(&[]))],
    ),
    get(
        "getDesignStudioInboxPreview",
        "/v1/design_studio/emails/{emailId}/inbox_previews/{runId}",
        &[id("emailId"), id("runId")],
    ),
    binary(get(
        "getDesignStudioInboxPreviewCapture",
        "/v1/design_studio/emails/{emailId}/inbox_previews/{runId}/captures/{clientId}",
        &[id("emailId"), id("runId"), id("clientId"), queries(&[&VARIANT, &KEY])],
    )),
    get(
        "listDesignStudioInboxPreviews",
        "/v1/design_studio/inbox_previews/jobs",
        &[queries(&[&NODE_ID, &LIMIT, &CURSOR])],
    ),
    get("listDesignStudioInboxPreviewClients", "/v1/design_studio/inbox_previews/clients", &[]),
    get("getDesignStudioInboxPreviewCredits", "/v1/design_studio/inbox_previews/credits", &[]),
    post(
        "linkDesignStudioEmail",
        "/v1/design_studio/emails/{emailId}/link",
        &[id("emailId"), body("link", Shape::Object(&["target"]))],
    ),
    reads(post(
        "previewDesignStudioEmail",
        "/v1/design_studio/emails/{emailId}/preview",
        &[id("emailId"), body("data", Shape::OptionalObject)],
    )),
    post("publishDesignStudioEmail", "/v1/design_studio/emails/{emailId}/publish", &[id("emailId")]),
    get(
        "getDesignStudioEmailPublishStatus",
        "/v1/design_studio/emails/{emailId}/publish_status",
        &[id("emailId"), one(&PUBLISH_ID)],
    ),
    get("renderDesignStudioEmail", "/v1/design_studio/emails/{emailId}/render", &[id("emailId")]),
    get("reviewDesignStudioEmail", "/v1/design_studio/emails/{emailId}/review", &[id("emailId")]),
    get(
        "getDesignStudioEmailUnpublishedChanges",
        "/v1/design_studio/emails/{emailId}/unpublished_changes",
        &[id("emailId")],
    ),
    get(
        "listDesignStudioEmailVersions",
        "/v1/design_studio/emails/{emailId}/versions",
        &[id("emailId"), queries(&[&START_DATE, &END_DATE])],
    ),
    post(
        "createDesignStudioEmailVersion",
        "/v1/design_studio/emails/{emailId}/versions",
        &[id("emailId"), body("version", Shape::Object(&[]))],
    ),
    get(
        "getDesignStudioEmailVersion",
        "/v1/design_studio/emails/{emailId}/versions/{versionId}",
        &[id("emailId"), id("versionId")],
    ),
    delete(
        "deleteDesignStudioEmailVersion",
        "/v1/design_studio/emails/{emailId}/versions/{versionId}",
        &[id("emailId"), id("versionId")],
    ),
    post(
        "restoreDesignStudioEmailVersion",
        "/v1/design_studio/emails/{emailId}/versions/{versionId}/restore",
        &[id("emailId"), id("versionId")],
    ),
];
