//! Query parameters. The API uses `start` for two things: the cursor of a list ([`START`]) and the beginning of a report ([`START_TIME`]).

use crate::core::http::QueryParameter;

const fn parameter(name: &'static str, wire: &'static str) -> QueryParameter {
    QueryParameter { name, wire, values: &[], is_text: false, is_time: false, is_required: false }
}

/// A parameter with the same name in the arguments and in the query.
const fn same(name: &'static str) -> QueryParameter {
    parameter(name, name)
}

/// A parameter that must be text.
const fn text(mut parameter: QueryParameter) -> QueryParameter {
    parameter.is_text = true;
    parameter
}

/// A parameter that is a time in unix seconds.
const fn time(mut parameter: QueryParameter) -> QueryParameter {
    parameter.is_time = true;
    parameter
}

/// A parameter that must be given.
const fn required(mut parameter: QueryParameter) -> QueryParameter {
    parameter.is_required = true;
    parameter
}

/// A parameter with one of these values.
const fn one_of(mut parameter: QueryParameter, values: &'static [&'static str]) -> QueryParameter {
    parameter.values = values;
    parameter
}

/// The kind of a person's identifier. The official client does not know `phone` yet.
pub static ID_TYPE: QueryParameter = one_of(parameter("idType", "id_type"), &["id", "email", "cio_id", "phone"]);
/// The kind of an object's identifier.
pub static OBJECT_ID_TYPE: QueryParameter = one_of(parameter("idType", "id_type"), &["object_id", "cio_object_id"]);

pub static ACTION_ID: QueryParameter = same("action_id");
pub static ARCHIVED_MESSAGE: QueryParameter = same("archived_message");
pub static ASSOCIATIONS: QueryParameter = same("associations");
pub static CAMPAIGN_ID: QueryParameter = same("campaign_id");
pub static CONTENT_ID: QueryParameter = same("content_id");
pub static CURSOR: QueryParameter = same("cursor");
pub static DELETED: QueryParameter = same("deleted");
pub static DOMAIN: QueryParameter = same("domain");
pub static DRAFTS: QueryParameter = same("drafts");
pub static EMAIL: QueryParameter = text(same("email"));
pub static FROM: QueryParameter = same("from");
pub static GET_TRACKED_RESPONSES: QueryParameter = same("get_tracked_responses");
pub static HIDDEN: QueryParameter = same("hidden");
pub static KEY: QueryParameter = same("key");
pub static LANGUAGE: QueryParameter = same("language");
pub static LIMIT: QueryParameter = same("limit");
pub static METRIC: QueryParameter = same("metric");
pub static NAME: QueryParameter = same("name");
pub static NEWSLETTER_ID: QueryParameter = same("newsletter_id");
pub static OFFSET: QueryParameter = same("offset");
pub static PAGE: QueryParameter = same("page");
pub static PERIOD: QueryParameter = same("period");
pub static RES: QueryParameter = same("res");
pub static SORT: QueryParameter = same("sort");
pub static START: QueryParameter = same("start");
pub static STATE: QueryParameter = same("state");
pub static STEPS: QueryParameter = same("steps");
pub static TAG: QueryParameter = same("tag");
pub static TEMPLATE_ID: QueryParameter = same("template_id");
pub static TRANSACTIONAL_ID: QueryParameter = same("transactional_id");
pub static TRIGGER_ID: QueryParameter = same("trigger_id");
pub static TYPE: QueryParameter = same("type");
pub static TZ: QueryParameter = same("tz");
pub static UNIQUE: QueryParameter = same("unique");
pub static VARIANT: QueryParameter = same("variant");
pub static VERSION: QueryParameter = same("version");

pub static CUSTOMER_ID: QueryParameter = parameter("customerId", "customer_id");
pub static DIRECT_DESCENDANTS_ONLY: QueryParameter = parameter("directDescendantsOnly", "direct_descendants_only");
pub static HAS_TRANSLATIONS: QueryParameter = parameter("hasTranslations", "has_translations");
pub static IS_LINKED: QueryParameter = parameter("isLinked", "is_linked");
pub static IS_TEMPLATE: QueryParameter = parameter("isTemplate", "is_template");
pub static NODE_ID: QueryParameter = parameter("nodeId", "node_id");
pub static PARENT_FOLDER_ID: QueryParameter = parameter("parentFolderId", "parent_folder_id");
pub static SORT_BY: QueryParameter = parameter("sortBy", "sort_by");
pub static SORT_ORDER: QueryParameter = parameter("sortOrder", "sort_order");

pub static END_TS: QueryParameter = time(same("end_ts"));
pub static START_TS: QueryParameter = time(same("start_ts"));
pub static CREATED_AFTER: QueryParameter = time(parameter("createdAfter", "created_after"));
pub static CREATED_BEFORE: QueryParameter = time(parameter("createdBefore", "created_before"));
pub static END_DATE: QueryParameter = time(parameter("endDate", "end_date"));
pub static START_DATE: QueryParameter = time(parameter("startDate", "start_date"));
pub static UPDATED_AFTER: QueryParameter = time(parameter("updatedAfter", "updated_after"));
pub static UPDATED_BEFORE: QueryParameter = time(parameter("updatedBefore", "updated_before"));
pub static START_TIME: QueryParameter = time(same("start"));
pub static END_TIME: QueryParameter = time(same("end"));

pub static REQUIRED_EMAIL: QueryParameter = required(text(same("email")));
pub static PUBLISH_ID: QueryParameter = required(parameter("publishId", "publish_id"));
pub static SERIES_START: QueryParameter = required(time(same("start")));
pub static SERIES_END: QueryParameter = required(time(same("end")));
/// The official client calls it `res`.
pub static RESOLUTION: QueryParameter = required(parameter("res", "resolution"));
