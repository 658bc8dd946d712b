import { get, post, remove } from "../route.js";
import { shape, text } from "../shapes/checks.js";
import {
	countCustomers,
	createSegment,
	deleteSegment,
	getMembership,
	getSegment,
	getUsedBy,
	listSegments,
} from "./segments.js";

const SEGMENT = "/v1/segments/{segment_id}";

export const SEGMENT_ROUTES = [
	get("/v1/segments", listSegments),
	post("/v1/segments", createSegment, {
		check: shape({ segment: shape({ name: text({ min: 1 }) }, { description: text() }) }),
	}),
	get(SEGMENT, getSegment),
	remove(SEGMENT, deleteSegment),
	get(`${SEGMENT}/customer_count`, countCustomers),
	get(`${SEGMENT}/membership`, getMembership),
	get(`${SEGMENT}/used_by`, getUsedBy),
];
