/** Events and page views. */
import { givesEventIds, rejects } from "../expectations.js";

/** @typedef {import("../differences.js").Difference} Difference */

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text).length;

/** @type {readonly Difference[]} */
export const EVENTS = [
	{
		what: "Events",
		official: "Have an `id` only if you give one",
		ours: "Get a ULID as their `id` unless you give one; `eventIds: false` turns this off",
		why: "Customer.io ignores duplicates of an `id`, so a retried event counts once",
		explain: givesEventIds,
	},
	{
		what: "Names of events and pages",
		official: "Can be numbers, and have any length",
		ours: "Must be strings; event names have at most 100 bytes",
		why: "Customer.io's limits",
		explain: rejects(({ method, args: [, second] }) => {
			if (method === "trackPageView") return typeof second === "number";
			const { name } = Object(second);
			return method.startsWith("track") && (typeof name === "number" || bytesOf(String(name)) > 100);
		}),
	},
	{
		what: "An event's `timestamp`, a device's `last_used`, or the attribute `created_at`, that is not a `Date` or unix seconds",
		official: "Is sent, except a `last_used` of `null`",
		ours: "Is rejected",
		why: "Customer.io would silently use the current time instead",
		explain: rejects(({ method, args }) => {
			const { timestamp, created_at } = Object(args[1]);
			const time = { track: timestamp, addDevice: Object(args[3]).last_used, identify: created_at }[method];
			const isWrongNumber = typeof time === "number" && (time < 0 || time > 99_999_999_999);
			return time === null || typeof time === "string" || isWrongNumber;
		}),
	},
	{
		what: "The `id` of an event with fewer than 16 characters, or equal to the person's",
		official: "Is sent",
		ours: "Is rejected",
		why: "Customer.io would drop every later event with that `id`",
		explain: rejects(({ method, args }) => method === "track" && Object(args[1]).id === "42"),
	},
	{
		what: "`attributes` in an event of v1",
		official: "Are sent",
		ours: "Are rejected",
		why: "Customer.io would ignore them: v1 calls them `data`",
		explain: rejects(({ method, args }) => method === "track" && "attributes" in Object(args[1])),
	},
	{
		what: "`trackPageView`",
		official: "Takes a person id and a URL",
		ours: "Also takes `{ data, timestamp, id }`",
		why: "A page view is an event like any other",
		reword(call) {
			const { method, args } = call;
			const [id, name, page] = args;
			if (method !== "trackPageView" || page === undefined) return call;
			return { ...call, method: "track", args: [id, { type: "page", name, ...Object(page) }] };
		},
	},
];
