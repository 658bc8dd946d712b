/** What is refused before anything is sent. */
import { recordingFetch, rejection, wrong } from "../support.js";
import { module, test } from "../test.js";
import { LEAST, pipelinesClientOf } from "./support.js";

module("Pipelines: refusals");

/** The method, its argument, and the path that the error names. @type {[string, unknown, string][]} */
const REFUSED = [
	["identify", undefined, "payload"],
	["identify", null, "payload"],
	["identify", "42", "payload"],
	["identify", [], "payload"],
	["identify", {}, "payload.userId"],
	["identify", { userId: "", anonymousId: " " }, "payload.userId"],
	["identify", { userId: {} }, "payload.userId"],
	["identify", { userId: 1.5 }, "payload.userId"],
	["identify", { userId: 2 ** 53 }, "payload.userId"],
	["identify", { userId: "42", traits: null }, "payload.traits"],
	["identify", { userId: "42", traits: { a: [Number.NaN] } }, "payload.traits.a[0]"],
	["identify", { userId: "42", traits: { at: new Date(Number.NaN) } }, "payload.traits.at"],
	["identify", { userId: "42", traits: { map: new Map() } }, "payload.traits.map"],
	["track", { userId: "42" }, "payload.event"],
	["track", { userId: "42", event: 7 }, "payload.event"],
	["track", { event: "a" }, "payload.userId"],
	["track", { ...LEAST.track, properties: "a" }, "payload.properties"],
	["track", { ...LEAST.track, timestamp: 1_700_000_000 }, "payload.timestamp"],
	["track", { ...LEAST.track, timestamp: "2026-01-31" }, "payload.timestamp"],
	["track", { ...LEAST.track, messageId: "" }, "payload.messageId"],
	["track", { ...LEAST.track, type: "page" }, "payload.type"],
	["track", { ...LEAST.track, properties: { a: "é".repeat(16_000) } }, "payload"],
	["page", { userId: "42", context: "a" }, "payload.context"],
	["screen", { userId: "42", integrations: [] }, "payload.integrations"],
	["group", { userId: "42" }, "payload.groupId"],
	["alias", { userId: "42" }, "payload.previousId"],
	["alias", { anonymousId: "a", previousId: "b" }, "payload.userId"],
	["batch", undefined, "items"],
	["batch", {}, "items"],
	["batch", [], "items"],
	["batch", [null], "items[0]"],
	["batch", [{ userId: "42" }], "items[0].type"],
	[
		"batch",
		[
			{ type: "page", userId: "42" },
			{ type: "delete", userId: "42" },
		],
		"items[1].type",
	],
	["batch", [{ type: "track", userId: "42" }], "items[0].event"],
	["batch", Array(17).fill({ type: "page", userId: "42", name: "a".repeat(31_000) }), "items"],
];

for (const [method, argument, path] of REFUSED) {
	const shown = String(JSON.stringify(argument)).slice(0, 60);
	test(`${method}(${shown}): ${path}`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = recordingFetch();
		const client = /** @type {any} */ (pipelinesClientOf(context, { fetch }));
		const error = await rejection(client[method](argument));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument: path, attempts: 0, mayHaveTakenEffect: false });
		expect(error.message.startsWith(`${method}: ${path}`), error.message).to.equal(true);
		expect(calls).to.have.lengthOf(0);
	});
}

/** Options, the argument that the error names, and what it says. @type {[string, any, string, RegExp?][]} */
const OPTIONS = [
	["an unknown option", { eventIds: true }, "eventIds"],
	["dangerouslyAllowBrowser", { dangerouslyAllowBrowser: true }, "dangerouslyAllowBrowser"],
	["strictMode as text", { strictMode: "1" }, "strictMode"],
	["a default context that is not an object", { defaultContext: "a" }, "defaultContext"],
	["a default context that JSON cannot carry", { defaultContext: { a: Number.NaN } }, "defaultContext.a"],
	["region auto", { region: "auto" }, "region"],
	["region null", { region: null }, "region", /must be "us", "eu", RegionUS or RegionEU/],
	["a number as region", { region: 1 }, "region", /must be "us", "eu", RegionUS or RegionEU/],
	[
		"a region object without pipelinesUrl",
		{ region: { trackUrl: "https://track.customer.io/api/v1" } },
		"region",
	],
];

for (const [what, options, argument, problem = /./] of OPTIONS) {
	test(`options: ${what}`, async (context) => {
		const { fetch, calls } = recordingFetch();
		const error = await rejection(pipelinesClientOf(context, wrong({ fetch, ...options })).page(LEAST.page));
		context.expect(error).to.be.instanceOf(context.cio.ValidationError);
		context.expect(error.argument).to.equal(argument);
		context.expect(error.message).to.match(problem);
		context.expect(calls).to.have.lengthOf(0);
	});
}
