/**
 * Objects, segments, exports and imports: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/audiences.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { call, list } from "../call.js";
import { CURSOR } from "../pages.js";
import { PeopleMethods } from "./people.js";

export class AudienceMethods extends PeopleMethods {
	/** `GET /v1/objects/{objectTypeId}/{objectId}/attributes` @type {api.APIClient["getObjectAttributes"]} */
	getObjectAttributes(objectTypeId, objectId, idType, options) {
		return call(this, "getObjectAttributes", [objectTypeId, objectId, idType], options);
	}

	/** `GET /v1/objects/{objectTypeId}/{objectId}/relationships` @type {api.APIClient["getObjectRelationships"]} */
	getObjectRelationships(objectTypeId, objectId, query, options) {
		return list(
			this,
			"getObjectRelationships",
			[objectTypeId, objectId, query],
			options,
			CURSOR,
			"cio_relationships",
		);
	}

	/** `POST /v1/objects` @type {api.APIClient["findObjects"]} */
	findObjects(objectTypeId, filter, query, options) {
		return list(this, "findObjects", [objectTypeId, filter, query], options, CURSOR, "identifiers");
	}

	/** `GET /v1/object_types` @type {api.APIClient["listObjectTypes"]} */
	listObjectTypes(options) {
		return call(this, "listObjectTypes", [], options);
	}

	/** `GET /v1/segments` @type {api.APIClient["listSegments"]} */
	listSegments(options) {
		return call(this, "listSegments", [], options);
	}

	/** `POST /v1/segments` @type {api.APIClient["createSegment"]} */
	createSegment(segment, options) {
		return call(this, "createSegment", [segment], options);
	}

	/** `GET /v1/segments/{segmentId}` @type {api.APIClient["getSegment"]} */
	getSegment(segmentId, options) {
		return call(this, "getSegment", [segmentId], options);
	}

	/** `DELETE /v1/segments/{segmentId}` @type {api.APIClient["deleteSegment"]} */
	deleteSegment(segmentId, options) {
		return call(this, "deleteSegment", [segmentId], options);
	}

	/** `GET /v1/segments/{segmentId}/customer_count` @type {api.APIClient["getSegmentCustomerCount"]} */
	getSegmentCustomerCount(segmentId, options) {
		return call(this, "getSegmentCustomerCount", [segmentId], options);
	}

	/** `GET /v1/segments/{segmentId}/membership` @type {api.APIClient["getSegmentMembership"]} */
	getSegmentMembership(segmentId, query, options) {
		return list(this, "getSegmentMembership", [segmentId, query], options, CURSOR, "identifiers");
	}

	/** `GET /v1/segments/{segmentId}/used_by` @type {api.APIClient["getSegmentUsedBy"]} */
	getSegmentUsedBy(segmentId, options) {
		return call(this, "getSegmentUsedBy", [segmentId], options);
	}

	/** `GET /v1/exports` @type {api.APIClient["listExports"]} */
	listExports(options) {
		return call(this, "listExports", [], options);
	}

	/** `GET /v1/exports/{id}` @type {api.APIClient["getExport"]} */
	getExport(id, options) {
		return call(this, "getExport", [id], options);
	}

	/** `GET /v1/exports/{id}/download` @type {api.APIClient["downloadExport"]} */
	downloadExport(id, options) {
		return call(this, "downloadExport", [id], options);
	}

	/** `POST /v1/exports/customers` @type {api.APIClient["createCustomersExport"]} */
	createCustomersExport(filters, details, options) {
		return call(this, "createCustomersExport", [filters, details], options);
	}

	/** `POST /v1/exports/deliveries` @type {api.APIClient["createDeliveriesExport"]} */
	createDeliveriesExport(source, details, options) {
		return call(this, "createDeliveriesExport", [source, details], options);
	}

	/** `POST /v1/imports` @type {api.APIClient["createImport"]} */
	createImport(importData, options) {
		return call(this, "createImport", [importData], options);
	}

	/** `GET /v1/imports/{importId}` @type {api.APIClient["getImport"]} */
	getImport(importId, options) {
		return call(this, "getImport", [importId], options);
	}
}
