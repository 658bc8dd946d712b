/** The objects of date libraries and of Temporal are sent as unix seconds, and to the Pipelines API as ISO 8601 text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Temporal } from "@js-temporal/polyfill";
import dayjs from "dayjs";
import { DateTime } from "luxon";
import moment from "moment";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";

/** @type {typeof import("customerio-wasm")} */
const { PipelinesClient, TrackClient } = await importInstalled(await sharedConsumer(), "all/node.js");

const MS = 1_700_000_000_400;
const instant = Temporal.Instant.fromEpochMilliseconds(MS);
const DATES = {
	"Luxon's DateTime": DateTime.fromMillis(MS, { zone: "Asia/Tokyo" }),
	"Moment's object": moment(MS).utcOffset(-300),
	"Day.js's object": dayjs(MS),
	"Temporal.Instant": instant,
	"Temporal.ZonedDateTime": instant.toZonedDateTimeISO("Europe/Berlin"),
};

/** @param {(fetch: typeof globalThis.fetch) => Promise<unknown>} act @returns {Promise<any>} the body of its request */
async function bodyOf(act) {
	let body = "";
	await act(async (_url, init) => {
		body = String(init?.body);
		return new Response("{}");
	});
	return JSON.parse(body);
}

/** The body of an event that has a value as its time and in its data. @param {any} at */
const bodyWith = (at) =>
	bodyOf((fetch) =>
		new TrackClient("site", "key", { fetch }).track("42", { name: "a", timestamp: at, data: { at } }),
	);

/** The same for the Pipelines API. @param {any} at */
const messageWith = (at) =>
	bodyOf((fetch) =>
		new PipelinesClient("key", { fetch }).track({
			userId: "42",
			event: "a",
			timestamp: at,
			properties: { at },
		}),
	);

for (const [name, date] of Object.entries(DATES)) {
	test(`${name} becomes unix seconds`, async () => {
		const { timestamp, data } = await bodyWith(date);
		assert.deepEqual([timestamp, data], [1_700_000_000, { at: 1_700_000_000 }]);
	});

	test(`${name} becomes ISO 8601 text for the Pipelines API`, async () => {
		const { timestamp, properties } = await messageWith(date);
		const text = "2023-11-14T22:13:20.400Z";
		assert.deepEqual([timestamp, properties], [text, { at: text }]);
	});
}

for (const [name, date] of Object.entries({
	Luxon: DateTime.invalid("never"),
	Moment: moment.invalid(),
	"Day.js": dayjs("never"),
})) {
	test(`an invalid date of ${name} is refused`, async () => {
		await assert.rejects(bodyWith(date), {
			name: "ValidationError",
			argument: /^event\.(timestamp|data\.at)$/,
		});
		await assert.rejects(messageWith(date), {
			name: "ValidationError",
			argument: /^payload\.(timestamp|properties\.at)$/,
		});
	});
}

test("a Temporal.PlainDate is refused as a time", async () => {
	await assert.rejects(bodyWith(Temporal.PlainDate.from("2026-11-25")), { argument: "event.timestamp" });
});
