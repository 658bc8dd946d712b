/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, expectRefused, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("bad input");

const BLANK = ["", " ", "\t\n", "\u00a0"];
const NO_TEXT = [undefined, null, 7, true, {}, []];
const NO_ID = [undefined, null, true, {}, [], ["42"], Symbol("42"), Number.NaN, Number.POSITIVE_INFINITY];
const UNFIT_ID = [...BLANK, ".", "..", "x".repeat(151), "é".repeat(76), "half \ud83d"];
const NO_OBJECT = [7, "text", true, [], null];

/** Each action with its own id. @type {[string, (client: InstanceType<Context["cio"]["TrackClient"]>, id: never) => Promise<unknown>][]} */
const ACTIONS = [
	["identify", (client, id) => client.identify(id, {})],
	["destroy", (client, id) => client.destroy(id)],
	["track", (client, id) => client.track(id, { name: "a" })],
	["trackPageView", (client, id) => client.trackPageView(id, "/")],
];

/** The same and a raw request, for checks of the client. @type {typeof ACTIONS} */
const ALL_ACTIONS = [
	...ACTIONS,
	["rawRequest", (client) => client.rawRequest({ url: "/v1/x", method: "GET" })],
];

/** Each action with its call options. @type {[string, (client: InstanceType<Context["cio"]["TrackClient"]>, options: never) => Promise<unknown>][]} */
const WITH_OPTIONS = [
	["identify", (client, options) => client.identify("42", {}, options)],
	["destroy", (client, options) => client.destroy("42", options)],
	["track", (client, options) => client.track("42", { name: "a" }, options)],
	["trackPageView", (client, options) => client.trackPageView("42", "/", {}, options)],
	["rawRequest", (client, options) => client.rawRequest({ url: "/v1/x", method: "GET" }, options)],
];

const BAD_URLS = [
	"nowhere",
	"/api/v1",
	"ftp://host",
	"javascript:alert(1)",
	"https://user:pass@host",
	"https://host?a=1",
	"https://host#a",
	"",
	"https://",
	7,
	{},
];

/** @param {unknown} value */
const show = (value) =>
	typeof value === "string" ? JSON.stringify(value.slice(0, 24)) : String(value?.constructor?.name ?? value);

for (const [action, act] of ALL_ACTIONS) {
	test(`${action} without usable credentials`, async (context) => {
		const { TrackClient } = context.cio;
		const { url } = context;
		for (const text of [...BLANK, ...NO_TEXT]) {
			await expectRefused(context, act(new TrackClient(wrong(text), "key", { url }), wrong("42")), "siteId");
			await expectRefused(context, act(new TrackClient("site", wrong(text), { url }), wrong("42")), "apiKey");
		}
	});

	test(`${action} with an unknown region`, async (context) => {
		for (const region of ["", "usa", "asia", 7, {}]) {
			const call = act(clientOf(context, { region: wrong(region) }), wrong("42"));
			await expectRefused(context, call, "region");
		}
	});

	test(`${action} with an unknown client option`, async (context) => {
		const options = wrong({ url: context.url, regoin: "eu" });
		await expectRefused(context, act(clientOf(context, options), wrong("42")), /(^|\.)regoin$/);
	});
}

test("a Site ID with a colon, which HTTP Basic cannot represent", async (context) => {
	const { TrackClient } = context.cio;
	await expectRefused(context, new TrackClient("a:b", "key", { url: context.url }).destroy("42"), "siteId");
});

for (const url of BAD_URLS) {
	test(`the base URL ${show(url)}`, async (context) => {
		const call = clientOf(context, { url: wrong(url) }).identify("42");
		await expectRefused(context, call, /(^|\.)url$/);
	});
}

test("a fetch that is not a function", async (context) => {
	for (const fetch of [7, {}, "fetch", null]) {
		await expectRefused(context, clientOf(context, { fetch: wrong(fetch) }).destroy("42"), /(^|\.)fetch$/);
	}
});

test("client options that are not an object", async (context) => {
	const { cio, siteId, apiKey } = context;
	for (const options of ["eu", 7, true]) {
		const client = new cio.TrackClient(siteId, apiKey, wrong(options));
		await expectRefused(context, client.identify("42"), "options");
	}
});

for (const [action, act] of ACTIONS) {
	for (const id of UNFIT_ID) {
		test(`${action} with the id ${show(id)}`, async (context) => {
			await expectRefused(context, act(clientOf(context), wrong(id)), "customerId");
		});
	}

	test(`${action} with an id of another type`, async (context) => {
		for (const id of NO_ID) await expectRefused(context, act(clientOf(context), wrong(id)), "customerId");
	});
}

test("identify with attributes that are not an object", async (context) => {
	for (const attributes of NO_OBJECT.slice(0, -1)) {
		await expectRefused(context, clientOf(context).identify("42", wrong(attributes)), "attributes");
	}
});

test("data that is a promise of its own kind: a plain object with then", async (context) => {
	// biome-ignore lint/suspicious/noThenProperty: that is the point.
	const query = { then() {}, catch() {}, [Symbol.toStringTag]: "PrismaPromise" };
	await expectRefused(context, clientOf(context).identify("42", wrong(query)), "attributes");
	await expectRefused(context, clientOf(context).identify("42", wrong({ a: query })), "attributes.a");
	await expectRefused(
		context,
		clientOf(context).track("42", wrong({ name: "a", data: [query] })),
		"event.data[0]",
	);
});

test("track without an event", async (context) => {
	for (const event of [undefined, ...NO_OBJECT]) {
		await expectRefused(context, clientOf(context).track("42", wrong(event)), /^event(\.name)?$/);
	}
});

test("track without an event name", async (context) => {
	for (const name of [...BLANK, ...NO_TEXT]) {
		await expectRefused(context, clientOf(context).track("42", wrong({ name })), "event.name");
	}
});

test("track with data that is not an object", async (context) => {
	for (const data of [7, "text", true, []]) {
		const call = clientOf(context).track("42", wrong({ name: "a", data }));
		await expectRefused(context, call, /(^|\.)data$/);
	}
});

test("track with an invalid timestamp", async (context) => {
	for (const timestamp of [new Date("never"), Number.NaN, Number.POSITIVE_INFINITY, "soon", {}]) {
		const call = clientOf(context).track("42", wrong({ name: "a", timestamp }));
		await expectRefused(context, call, "event.timestamp");
	}
});

test("trackPageView without a URL", async (context) => {
	for (const url of [...BLANK, ...NO_TEXT]) {
		await expectRefused(context, clientOf(context).trackPageView("42", wrong(url)), "url");
	}
});

test("trackPageView with an unknown member", async (context) => {
	const call = clientOf(context).trackPageView("42", "/", wrong({ date: {} }));
	await expectRefused(context, call, /(^|\.)date$/);
});

for (const [action, act] of WITH_OPTIONS) {
	test(`${action} with an unknown option`, async (context) => {
		await expectRefused(context, act(clientOf(context), wrong({ timout: 5 })), /(^|\.)timout$/);
	});

	test(`${action} with an invalid signal`, async (context) => {
		for (const signal of [7, {}, "abort"]) {
			await expectRefused(context, act(clientOf(context), wrong({ signal })), /(^|\.)signal$/);
		}
	});

	test(`${action} with an invalid timeout`, async (context) => {
		for (const timeout of [-1, Number.NaN, "5", {}, 2 ** 40]) {
			await expectRefused(context, act(clientOf(context), wrong({ timeout })), /(^|\.)timeout$/);
		}
	});
}

test("rawRequest with an unknown option", async (context) => {
	const request = wrong({ url: "/v1/x", method: "POST", body: "{}" });
	await expectRefused(context, clientOf(context).rawRequest(request), "body");
});

test("rawRequest without a request", async (context) => {
	for (const request of [undefined, ...NO_OBJECT]) {
		await expectRefused(context, clientOf(context).rawRequest(wrong(request)), /^(request|url)$/);
	}
});

test("rawRequest with an invalid method", async (context) => {
	for (const method of [...BLANK, ...NO_TEXT, "GE T", "GET\r\nX: y", "TRACE", "CONNECT"]) {
		await expectRefused(context, clientOf(context).rawRequest(wrong({ url: "/v1/x", method })), "method");
	}
});

test("rawRequest with an unknown responseType", async (context) => {
	for (const responseType of ["", "xml", 7, {}]) {
		const request = wrong({ url: "/v1/x", method: "GET", responseType });
		await expectRefused(context, clientOf(context).rawRequest(request), "responseType");
	}
});

test("a caller-supplied Authorization header", async (context) => {
	for (const name of ["Authorization", "authorization"]) {
		for (const headers of [{ [name]: "Basic x" }, [[name, "Basic x"]], new Headers({ [name]: "Basic x" })]) {
			const request = wrong({ url: "/v1/x", method: "GET", headers });
			await expectRefused(context, clientOf(context).rawRequest(request), /^headers(\.authorization)?$/i);
			const client = clientOf(context, { headers: wrong(headers) });
			await expectRefused(context, client.destroy("42"), /^headers(\.authorization)?$/i);
		}
	}
});

test("headers that are invalid in HTTP", async (context) => {
	for (const headers of [{ "a b": "x" }, { "": "x" }, { a: "x\r\ny: z" }, { a: "🙂" }, "a: b", 7, [["a"]]]) {
		const request = wrong({ url: "/v1/x", method: "GET", headers });
		await expectRefused(context, clientOf(context).rawRequest(request), /^headers/);
	}
});

test("invalid queryParams", async (context) => {
	for (const queryParams of [7, "a=b", [["a"]], { a: {} }, { a: Symbol("a") }]) {
		const request = wrong({ url: "/v1/x", method: "GET", queryParams });
		await expectRefused(context, clientOf(context).rawRequest(request), /^queryParams/);
	}
});
