/** The objects of date libraries and of Temporal are sent as unix seconds. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { Temporal } from "@js-temporal/polyfill";
import dayjs from "dayjs";
import { DateTime } from "luxon";
import moment from "moment";
import { sharedConsumer } from "../harness/consumer.js";

const entry = join(await sharedConsumer(), "node_modules/customerio-wasm/track/node.js");
/** @type {typeof import("customerio-wasm")} */
const { TrackClient } = await import(pathToFileURL(entry).href);

const MS = 1_700_000_000_400;
const instant = Temporal.Instant.fromEpochMilliseconds(MS);
const DATES = {
	"Luxon's DateTime": DateTime.fromMillis(MS, { zone: "Asia/Tokyo" }),
	"Moment's object": moment(MS).utcOffset(-300),
	"Day.js's object": dayjs(MS),
	"Temporal.Instant": instant,
	"Temporal.ZonedDateTime": instant.toZonedDateTimeISO("Europe/Berlin"),
};

/** @param {unknown} at @returns {Promise<any>} the body of an event that has it as its time and in its data */
async function bodyWith(at) {
	let body = "";
	/** @type {typeof globalThis.fetch} */
	const fetch = async (_url, init) => {
		body = String(init?.body);
		return new Response("{}");
	};
	const event = /** @type {import("customerio-wasm").Event} */ ({ name: "a", timestamp: at, data: { at } });
	await new TrackClient("site", "key", { fetch }).track("42", event);
	return JSON.parse(body);
}

for (const [name, date] of Object.entries(DATES)) {
	test(`${name} becomes unix seconds`, async () => {
		const { timestamp, data } = await bodyWith(date);
		assert.deepEqual([timestamp, data], [1_700_000_000, { at: 1_700_000_000 }]);
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
	});
}

test("a day without a time stays text", async () => {
	await assert.rejects(bodyWith(Temporal.PlainDate.from("2026-11-25")), { argument: "event.timestamp" });
});
