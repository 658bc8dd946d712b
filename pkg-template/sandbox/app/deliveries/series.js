/** @import { AppContext } from "../route.js" */
/** @import { SentDelivery } from "../../store/deliveries.js" */
import { readNumber } from "../http/paging.js";
import { malformed } from "../http/refusal.js";
import { typeOf } from "./show.js";

const DAY = 24 * 60 * 60;

/** The length of a step in seconds, the default number of steps, and the largest. */
const PERIODS = {
	hours: { length: 60 * 60, steps: 24, max: 24 },
	days: { length: DAY, steps: 7, max: 45 },
	weeks: { length: 7 * DAY, steps: 4, max: 12 },
	months: { length: 30 * DAY, steps: 12, max: 121 },
};

/** Also what campaigns call `res` and `resolution`: `daily` is `days`. */
const RESOLUTIONS = { hourly: "hours", daily: "days", weekly: "weeks", monthly: "months" };

const METRICS = /** @type {const} */ ([
	...[
		"attempted",
		"bounced",
		"clicked",
		"converted",
		"created",
		"deferred",
		"delivered",
		"drafted",
		"failed",
	],
	...["human_clicked", "human_opened", "link_untracked", "machine_clicked", "open_untracked", "opened"],
	...["prefetch_opened", "replied", "sent", "spammed", "suppressed", "topic_unsubscribed"],
	...["tracking_consent_denied", "tracking_consent_granted", "undeliverable", "unsubscribed", "untracked"],
]);

/**
 * The steps that a series has, in unix seconds.
 *
 * @typedef {{ start: number; length: number; count: number }} Steps
 */

/**
 * @param {AppContext} context
 * @returns {Steps} ending now
 */
export function readSteps({ query, now }) {
	const { length, steps, max } = periodOf(query, "period");
	const count = readNumber(query, "steps", { fallback: steps, max });
	return { start: now - count * length, length, count };
}

/**
 * @param {AppContext} context
 * @param {"res" | "resolution"} name
 * @returns {Steps} from `start` to `end`
 */
export function readSpan({ query }, name) {
	for (const one of ["start", "end", name]) if (!query.get(one)) throw malformed(`${one} is required`);
	const { length } = periodOf(query, name);
	const start = readNumber(query, "start", { fallback: 0, min: 0 });
	const end = readNumber(query, "end", { fallback: 0, min: 0 });
	if (start > end) throw malformed("start must not be after end");
	if (end - start > 10 * 366 * DAY) throw malformed("end must be at most 10 years after start");
	return { start, length, count: Math.max(1, Math.ceil((end - start) / length)) };
}

/**
 * @param {URLSearchParams} query
 * @param {string} name
 */
function periodOf(query, name) {
	const text = query.get(name) || "days";
	const period = Object.hasOwn(RESOLUTIONS, text)
		? RESOLUTIONS[/** @type {keyof typeof RESOLUTIONS} */ (text)]
		: text;
	if (!Object.hasOwn(PERIODS, period)) {
		throw malformed(`${name} must be one of ${Object.keys(PERIODS).join(", ")}`);
	}
	return PERIODS[/** @type {keyof typeof PERIODS} */ (period)];
}

/**
 * How often each metric happened in each step.
 *
 * @param {readonly SentDelivery[]} deliveries
 * @param {Steps} steps
 * @returns {Record<string, number[]>}
 */
export function countMetrics(deliveries, steps) {
	const series = Object.fromEntries(METRICS.map((name) => [name, Array(steps.count).fill(0)]));
	/** @param {string} name @param {number} timestamp */
	const count = (name, timestamp) => {
		// The last step includes the current second, with which it ends.
		const index = Math.min(Math.floor((timestamp - steps.start) / steps.length), steps.count - 1);
		if (index >= 0 && name in series) series[name][index] += 1;
	};
	for (const { message, metrics } of deliveries) {
		count("created", message.created);
		for (const { metric, timestamp } of metrics) {
			count(metric, timestamp);
			if (metric === "sent") count("attempted", timestamp);
			if (metric === "opened" || metric === "clicked") count(`human_${metric}`, timestamp);
		}
	}
	return series;
}

/**
 * The clicks on each link in each step. `unique=true` counts a delivery once for each link.
 *
 * @param {AppContext} context
 * @param {readonly SentDelivery[]} deliveries
 */
export function countLinks(context, deliveries) {
	const steps = readSteps(context);
	const isUnique = context.query.get("unique") === "true";
	/** @type {Map<string, SentDelivery[]>} */
	const byLink = new Map();
	for (const { metrics, ...delivery } of deliveries) {
		/** @type {Set<string>} */
		const counted = new Set();
		for (const metric of metrics) {
			const { href = "" } = metric;
			if (metric.metric !== "clicked" || (isUnique && counted.has(href))) continue;
			counted.add(href);
			const clicks = byLink.get(href) ?? [];
			clicks.push({ ...delivery, metrics: [metric] });
			byLink.set(href, clicks);
		}
	}
	const links = [...byLink].map(([href, clicks], index) => {
		const { clicked, human_clicked, machine_clicked } = countMetrics(clicks, steps);
		return { link: { id: index + 1, href }, metric: { series: { clicked, human_clicked, machine_clicked } } };
	});
	return { links };
}

/**
 * The deliveries of the query's `type`.
 *
 * @param {AppContext} context
 * @param {(delivery: SentDelivery) => boolean} isOwn
 */
export function ownDeliveries({ store, query }, isOwn) {
	const type = query.get("type");
	return store.deliveries
		.sent()
		.filter((delivery) => isOwn(delivery) && (!type || typeOf(delivery.message) === type));
}
