//! The parameters of queries. A list's cursor and the beginning of a report are both called `start`.

use crate::core::http::QueryParameter;

const fn parameter(name: &'static str, wire: &'static str) -> QueryParameter {
    QueryParameter { name, wire, values: &[], is_time: false, is_required: false }
}

/// A parameter that has the same name among the arguments.
const fn same(name: &'static str) -> QueryParameter {
    parameter(name, name)
}

/// Unix seconds.
const fn time(mut parameter: QueryParameter) -> QueryParameter {
    parameter.is_time = true;
    parameter
}

const fn required(mut parameter: QueryParameter) -> QueryParameter {
    parameter.is_required = true;
    parameter
}

/// One of these values.
const fn one_of(mut parameter: QueryParameter, values: &'static [&'static str]) -> QueryParameter {
    parameter.values = values;
    parameter
}

/// The kind of a person's identifier. `phone` is newer than the official client.
pub const ID_TYPE: QueryParameter = one_of(parameter("idType", "id_type"), &["id", "email", "cio_id", "phone"]);
/// The kind of an object's identifier.
pub const OBJECT_ID_TYPE: QueryParameter = one_of(parameter("idType", "id_type"), &["object_id", "cio_object_id"]);

pub const ACTION_ID: QueryParameter = same("action_id");
pub const ARCHIVED_MESSAGE: QueryParameter = same("archived_message");
pub const ASSOCIATIONS: QueryParameter = same("associations");
pub const CAMPAIGN_ID: QueryParameter = same("campaign_id");
pub const CONTENT_ID: QueryParameter = same("content_id");
pub const CURSOR: QueryParameter = same("cursor");
pub const DELETED: QueryParameter = same("deleted");
pub const DOMAIN: QueryParameter = same("domain");
pub const DRAFTS: QueryParameter = same("drafts");
pub const EMAIL: QueryParameter = same("email");
pub const FROM: QueryParameter = same("from");
pub const GET_TRACKED_RESPONSES: QueryParameter = same("get_tracked_responses");
pub const HIDDEN: QueryParameter = same("hidden");
pub const KEY: QueryParameter = same("key");
pub const LANGUAGE: QueryParameter = same("language");
pub const LIMIT: QueryParameter = same("limit");
pub const METRIC: QueryParameter = same("metric");
pub const NAME: QueryParameter = same("name");
pub const NEWSLETTER_ID: QueryParameter = same("newsletter_id");
pub const OFFSET: QueryParameter = same("offset");
pub const PAGE: QueryParameter = same("page");
pub const PERIOD: QueryParameter = same("period");
pub const RES: QueryParameter = same("res");
pub const SORT: QueryParameter = same("sort");
pub const START: QueryParameter = same("start");
pub const STATE: QueryParameter = same("state");
pub const STEPS: QueryParameter = same("steps");
pub const TAG: QueryParameter = same("tag");
pub const TEMPLATE_ID: QueryParameter = same("template_id");
pub const TRANSACTIONAL_ID: QueryParameter = same("transactional_id");
pub const TRIGGER_ID: QueryParameter = same("trigger_id");
pub const TYPE: QueryParameter = same("type");
pub const TZ: QueryParameter = same("tz");
pub const UNIQUE: QueryParameter = same("unique");
pub const VARIANT: QueryParameter = same("variant");
pub const VERSION: QueryParameter = same("version");

pub const CUSTOMER_ID: QueryParameter = parameter("customerId", "customer_id");
pub const DIRECT_DESCENDANTS_ONLY: QueryParameter = parameter("directDescendantsOnly", "direct_descendants_only");
pub const HAS_TRANSLATIONS: QueryParameter = parameter("hasTranslations", "has_translations");
pub const IS_LINKED: QueryParameter = parameter("isLinked", "is_linked");
pub const IS_TEMPLATE: QueryParameter = parameter("isTemplate", "is_template");
pub const NODE_ID: QueryParameter = parameter("nodeId", "node_id");
pub const PARENT_FOLDER_ID: QueryParameter = parameter("parentFolderId", "parent_folder_id");
pub const SORT_BY: QueryParameter = parameter("sortBy", "sort_by");
pub const SORT_ORDER: QueryParameter = parameter("sortOrder", "sort_order");

pub const END_TS: QueryParameter = time(same("end_ts"));
pub const START_TS: QueryParameter = time(same("start_ts"));
pub const CREATED_AFTER: QueryParameter = time(parameter("createdAfter", "created_after"));
pub const CREATED_BEFORE: QueryParameter = time(parameter("createdBefore", "created_before"));
pub const END_DATE: QueryParameter = time(parameter("endDate", "end_date"));
pub const START_DATE: QueryParameter = time(parameter("startDate", "start_date"));
pub const UPDATED_AFTER: QueryParameter = time(parameter("updatedAfter", "updated_after"));
pub const UPDATED_BEFORE: QueryParameter = time(parameter("updatedBefore", "updated_before"));
pub const START_TIME: QueryParameter = time(START);
pub const END_TIME: QueryParameter = time(same("end"));

pub const REQUIRED_EMAIL: QueryParameter = required(EMAIL);
pub const PUBLISH_ID: QueryParameter = required(parameter("publishId", "publish_id"));
pub const SERIES_START: QueryParameter = required(START_TIME);
pub const SERIES_END: QueryParameter = required(END_TIME);
/// The official client calls it `res`.
pub const RESOLUTION: QueryParameter = required(parameter("res", "resolution"));
