// Written by tools/app-types/generate.js. Change its tables instead.
// Segments: groups of people.
import type { CustomerIdentifiers } from "./people.js";

/** A manual segment to create. */
export interface SegmentInput {
	readonly name: string;
	readonly description?: string;
}

/** A segment. */
export interface Segment {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly type: "dynamic" | "manual";
	/** `finished` once the segment is built. */
	readonly state?: "events" | "build" | "events_queued" | "build_queued" | "finished";
	/** How far it is built, in percent. `null` if it is not being built. */
	readonly progress?: number | null;
	readonly tags?: readonly string[] | null;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated_at?: number;
}

/** A segment. */
export interface SegmentResult {
	readonly segment: Segment;
}

/** All segments. */
export interface SegmentList {
	readonly segments: readonly Segment[] | null;
}

/** How many people are in a segment. */
export interface SegmentCustomerCount {
	readonly segment_id: number;
	readonly count: number;
}

/** A person in a segment. Without `email` if the workspace does not have it as an identifier. */
export type SegmentMember = CustomerIdentifiers | { readonly id: string; readonly cio_id: string };

/** A page of the people in a segment. */
export interface SegmentMembershipPage {
	readonly segment_id: number;
	/** The ids only. `identifiers` has them too. */
	readonly ids: readonly string[] | null;
	readonly identifiers: readonly SegmentMember[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** What uses a segment. */
export interface SegmentUsedBy {
	readonly segment_id: number;
	readonly used_by: {
		readonly campaigns?: readonly number[] | null;
		readonly sent_newsletters?: readonly number[] | null;
		readonly draft_newsletters?: readonly number[] | null;
	};
}
