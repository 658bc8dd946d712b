/** Mistakes in the options end the program that makes the relay, not the request of a page. */
import { wrong } from "../support.js";
import { module, serverTest } from "../test.js";
import { bodyOf, RULES, relayModule, responseTo, SECRET, trackItem } from "./support.js";

module("createRelay, options");

const sink = () => {};
const client = { sendAll: sink };
const cookie = { secret: SECRET };

/** @type {[string, any, string, RegExp][]} */
const MISTAKES = [
	["nothing", undefined, "client", /or sink is required/],
	["null", null, "client", /or sink/],
	["a list", [], "options", /must be an object/],
	["neither client nor sink", { ...RULES }, "client", /or sink is required, and not both/],
	["both", { ...RULES, sink, client }, "client", /not both/],
	["a key in place of a client", { ...RULES, client: "key" }, "client", /must be a TrackClient/],
	["a sink that is an object", { ...RULES, sink: {} }, "sink", /must be a function/],
	["no events", { sink, cookie }, "events", /is required.*no default/],
	["all events", { sink, cookie, events: true }, "events", /is required/],
	["events that are not text", { sink, cookie, events: ["a", 1] }, "events[1]", /must be a string/],
	["an event without a name", { sink, cookie, events: [" "] }, "events[0]", /must be a string/],
	["a schema without validate", { sink, cookie, events: { a: {} } }, "events.a", /Standard Schema/],
	["no cookie", { sink, events: [] }, "cookie.secret", /must have at least 32 characters/],
	["no secret", { sink, events: [], cookie: {} }, "cookie.secret", /at least 32 characters/],
	["a short secret", { sink, events: [], cookie: { secret: "x".repeat(31) } }, "cookie.secret", /32/],
	["no secrets", { sink, events: [], cookie: { secret: [] } }, "cookie.secret", /32/],
	[
		"a short secret among others",
		{ sink, events: [], cookie: { secret: [SECRET, "x"] } },
		"cookie.secret",
		/32/,
	],
	[
		"a cookie's name with a sign",
		{ ...RULES, sink, cookie: { ...cookie, name: "a;b" } },
		"cookie.name",
		/letters/,
	],
	[
		"a cookie of no time",
		{ ...RULES, sink, cookie: { ...cookie, maxAge: 0 } },
		"cookie.maxAge",
		/whole number/,
	],
	[
		"an unknown cookie option",
		{ ...RULES, sink, cookie: { ...cookie, path: "/" } },
		"cookie.path",
		/supported/,
	],
	["an origin with a path", { ...RULES, sink, origins: ["https://a.example/"] }, "origins[0]", /no path/],
	["any origin", { ...RULES, sink, origins: ["*"] }, "origins[0]", /as browsers send it/],
	["the origin null", { ...RULES, sink, origins: ["https://a.example", "null"] }, "origins[1]", /browsers/],
	["no origins", { ...RULES, sink, origins: [] }, "origins", /leave it out/],
	["a text of origins", { ...RULES, sink, origins: "https://a.example" }, "origins", /array/],
	["attributes that are not text", { ...RULES, sink, attributes: [1] }, "attributes", /array of text/],
	["all attributes", { ...RULES, sink, attributes: true }, "attributes", /array/],
	["pages that are a text", { ...RULES, sink, pages: "yes" }, "pages", /true or false/],
	["an identity instead of a function", { ...RULES, sink, identify: { id: "1" } }, "identify", /function/],
	["a limiter instead of a function", { ...RULES, sink, rateLimit: { limit: 1 } }, "rateLimit", /function/],
	["a limit of nothing", { ...RULES, sink, limits: { bytes: 0 } }, "limits.bytes", /at least 1/],
	["an unknown limit", { ...RULES, sink, limits: { depth: 9 } }, "limits.depth", /supported/],
	["an unknown option", { ...RULES, sink, origin: "https://a.example" }, "origin", /supported: client, sink/],
];

for (const [what, options, argument, problem] of MISTAKES) {
	serverTest(`${what}: refused by name`, async ({ cio, expect }) => {
		const { createRelay } = await relayModule();
		/** @type {any} */
		let error;
		try {
			createRelay(wrong(options));
		} catch (thrown) {
			error = thrown;
		}
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.equal(argument);
		expect(error.message)
			.to.match(problem)
			.and.to.match(/^createRelay: /);
		expect(error.message).not.to.include("x".repeat(31));
	});
}

serverTest("a client of another API is refused, though it has a sendAll", async ({ cio, expect }) => {
	const { createRelay } = await relayModule();
	const client = wrong(new cio.PipelinesClient("key"));
	expect(() => createRelay({ ...RULES, client })).to.throw("createRelay: client must be a TrackClient");
});

serverTest("origins of hybrid apps and extensions are origins", async ({ expect }) => {
	const { createRelay } = await relayModule();
	const origins = ["capacitor://localhost", "chrome-extension://abcdefghijklmnop"];
	const relay = createRelay({ ...RULES, sink, origins });
	for (const origin of origins)
		expect((await responseTo(relay, bodyOf([trackItem()]), { origin })).status).to.equal(202);
	for (const origin of ["capacitor://localhost/", "capacitor:localhost", "https://shop.example:443"])
		expect(() => createRelay({ ...RULES, sink, origins: [origin] })).to.throw("must be an origin");
});

serverTest("members that other code adds to Object.prototype are not options", async ({ expect }) => {
	const { createRelay } = await relayModule();
	const prototype = /** @type {Record<string, unknown>} */ (Object.prototype);
	const added = { origins: ["https://evil.example"], identify: () => ({ id: "victim" }), name: "evil" };
	Object.assign(prototype, added);
	/** @type {any[]} */
	const operations = [];
	try {
		const relay = createRelay({ ...RULES, sink: (batch) => void operations.push(...batch) });
		const response = await responseTo(relay, bodyOf([trackItem()]));
		expect(response.status).to.equal(202);
		expect(response.headers.get("set-cookie")).not.to.include("evil");
		expect(operations[0].identifiers).not.to.have.property("id");
		expect(
			(await responseTo(relay, bodyOf([trackItem()]), { origin: "https://evil.example" })).status,
		).to.equal(403);
	} finally {
		for (const name of Object.keys(added)) delete prototype[name];
	}
});
