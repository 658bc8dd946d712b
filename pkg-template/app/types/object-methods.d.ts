import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { ObjectFilter } from "./filters.js";
import type {
	FoundObject,
	ObjectAttributesResult,
	ObjectIdType,
	ObjectPage,
	ObjectRelationshipPage,
	ObjectRelationshipsOptions,
	ObjectTypeList,
	RelatedCustomer,
} from "./objects.js";
import type { EmptyResult, PagePromise } from "./promises.js";
import type {
	SegmentCustomerCount,
	SegmentInput,
	SegmentList,
	SegmentMember,
	SegmentMembershipPage,
	SegmentResult,
	SegmentUsedBy,
} from "./segments.js";
import type { PaginationOptions } from "./workspace.js";

/** The methods for objects and segments. */
export interface ObjectMethods {
	/**
	 * Returns the types of objects.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getObjectTypes
	 */
	listObjectTypes(options?: CallOptions): APIPromise<ObjectTypeList>;

	/**
	 * Finds objects of a type.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getObjectsFilter
	 * @example
	 * const found = app.findObjects(1, {
	 * 	object_attribute: { field: "plan", operator: "eq", value: "pro", type_id: "1" },
	 * });
	 * for await (const { object_id } of found) console.log(object_id);
	 */
	findObjects(
		objectTypeId: string | number,
		filter: ObjectFilter,
		query?: PaginationOptions,
		options?: CallOptions,
	): PagePromise<ObjectPage, FoundObject>;

	/**
	 * Returns an object with its attributes.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getObjectAttributes
	 * @param objectTypeId the type's number
	 * @param idType the kind of `objectId`. Default `object_id`
	 */
	getObjectAttributes(
		objectTypeId: string | number,
		objectId: string | number,
		idType?: ObjectIdType,
		options?: CallOptions,
	): APIPromise<ObjectAttributesResult>;

	/**
	 * Returns the people who are related to an object.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getObjectRelationships
	 * @param objectTypeId the type's number
	 */
	getObjectRelationships(
		objectTypeId: string | number,
		objectId: string | number,
		query?: ObjectRelationshipsOptions,
		options?: CallOptions,
	): PagePromise<ObjectRelationshipPage, RelatedCustomer>;

	/**
	 * Returns all segments.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listSegments
	 */
	listSegments(options?: CallOptions): APIPromise<SegmentList>;

	/**
	 * Creates an empty manual segment. Add people with `TrackClient.addCustomersToSegment`. Not retried if an attempt may have
	 * been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createManSegment
	 * @example const { segment } = await app.createSegment({ name: "Beta testers" });
	 */
	createSegment(segment: SegmentInput, options?: CallOptions): APIPromise<SegmentResult>;

	/**
	 * Returns a segment.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSegment
	 */
	getSegment(segmentId: string | number, options?: CallOptions): APIPromise<SegmentResult>;

	/**
	 * Deletes a manual segment.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteManSegment
	 */
	deleteSegment(segmentId: string | number, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns how many people are in a segment.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSegmentCount
	 */
	getSegmentCustomerCount(
		segmentId: string | number,
		options?: CallOptions,
	): APIPromise<SegmentCustomerCount>;

	/**
	 * Returns the people in a segment. A page has 1,000 items, or `limit`: at most 30,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSegmentMembership
	 * @example for await (const { cio_id } of app.getSegmentMembership(7)) console.log(cio_id);
	 */
	getSegmentMembership(
		segmentId: string | number,
		query?: PaginationOptions,
		options?: CallOptions,
	): PagePromise<SegmentMembershipPage, SegmentMember>;

	/**
	 * Returns the campaigns and newsletters that use a segment.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSegmentDependencies
	 */
	getSegmentUsedBy(segmentId: string | number, options?: CallOptions): APIPromise<SegmentUsedBy>;
}
