//! Objects, segments, exports and imports.

use super::{
    parameters::{LIMIT, OBJECT_ID_TYPE, START},
    rows::{delete, get, id, json, member, members, one, post, queries, reads, scalar_member, with_payload},
};
use crate::core::{
    app::payloads::exports,
    http::{Endpoint, Shape},
};

/// The rows.
pub static ROWS: &[Endpoint] = &[
    get(
        "getObjectAttributes",
        "/v1/objects/{objectTypeId}/{objectId}/attributes",
        &[id("objectTypeId"), id("objectId"), one(&OBJECT_ID_TYPE)],
    ),
    get(
        "getObjectRelationships",
        "/v1/objects/{objectTypeId}/{objectId}/relationships",
        &[id("objectTypeId"), id("objectId"), queries(&[&OBJECT_ID_TYPE, &START, &LIMIT])],
    ),
    reads(post(
        "findObjects",
        "/v1/objects",
        &[
            scalar_member("objectTypeId", "object_type_id"),
            member("filter", "filter", Shape::Object(&[])),
            queries(&[&START, &LIMIT]),
        ],
    )),
    get("listObjectTypes", "/v1/object_types", &[]),
    get("listSegments", "/v1/segments", &[]),
    post("createSegment", "/v1/segments", &[member("segment", "segment", Shape::Object(&["name"]))]),
    get("getSegment", "/v1/segments/{segmentId}", &[id("segmentId")]),
    delete("deleteSegment", "/v1/segments/{segmentId}", &[id("segmentId")]),
    get("getSegmentCustomerCount", "/v1/segments/{segmentId}/customer_count", &[id("segmentId")]),
    get("getSegmentMembership", "/v1/segments/{segmentId}/membership", &[id("segmentId"), queries(&[&START, &LIMIT])]),
    get("getSegmentUsedBy", "/v1/segments/{segmentId}/used_by", &[id("segmentId")]),
    get("listExports", "/v1/exports", &[]),
    get("getExport", "/v1/exports/{id}", &[id("id")]),
    get("downloadExport", "/v1/exports/{id}/download", &[id("id")]),
    post(
        "createCustomersExport",
        "/v1/exports/customers",
        &[member("filters", "filters", Shape::Object(&[])), members("details")],
    ),
    with_payload(
        post("createDeliveriesExport", "/v1/exports/deliveries", &[json("source"), json("details")]),
        exports::deliveries,
    ),
    post("createImport", "/v1/imports", &[member("importData", "import", Shape::Object(&["data_file_url", "type"]))]),
    get("getImport", "/v1/imports/{importId}", &[id("importId")]),
];
