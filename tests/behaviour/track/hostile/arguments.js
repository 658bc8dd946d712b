/** With any argument, a call settles, rejects only with our errors, and does not break the next call. */
/** @typedef {import("../../suite.js").Context} Context */

import { clientOf, consoleOutput, directClientOf, recordingFetch, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { HOSTILE, MAIN_METHODS, METHODS, outcomeOf } from "./values.js";

module("hostile arguments");

const CLIENT_OPTIONS = [
	"region",
	"url",
	"fetch",
	"headers",
	"timeout",
	"totalTimeout",
	"retry",
	"eventIds",
	"events",
	"dangerouslyAllowBrowser",
	"onRequest",
	"onResponse",
	"onRetry",
];
const RETRY_OPTIONS = ["maxRetries", "minTimeoutMs", "maxTimeoutMs", "retryStatusCodes", "respectRetryAfter"];
const RAW_OPTIONS = [
	"url",
	"method",
	"data",
	"formData",
	"fileData",
	"fileDataFileNames",
	"queryParams",
	"headers",
	"responseType",
	"timeout",
	"debugRequest",
	"maxRetries",
	"retryDelayMS",
	"retryAllErrors",
	"useExponentialBackoff",
];
const EVENT_MEMBERS = ["name", "data", "type", "id", "timestamp", "extra"];

/** Whether text is JSON. @param {string} text */
function isJson(text) {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** @param {Context} context */
async function expectItWorks(context) {
	await context.sandbox.reset();
	await clientOf(context).track("42", { name: "after" });
	context.expect((await context.sandbox.state()).events).to.have.lengthOf(1);
}

/**
 * Declares the case for one position of a hostile value.
 *
 * @param {string} position
 * @param {(context: Context, client: import("customerio-wasm").TrackClient, value: unknown) => Promise<PromiseSettledResult<unknown>>} call
 */
function hostileAt(position, call) {
	test(`hostile values as ${position}`, async (context) => {
		const { fetch, calls } = recordingFetch();
		const client = clientOf(context, { fetch });
		/** @type {string[]} */
		const faults = [];
		for (const [what, make] of HOSTILE) {
			calls.length = 0;
			// What a hostile hook throws is written to the console.
			await consoleOutput(async () => {
				const { status, reason } = /** @type {PromiseRejectedResult} */ (await call(context, client, make()));
				const isOurs =
					/** @type {string} */ (status) === "fulfilled" || context.cio.isCustomerIOError(reason);
				if (!isOurs) faults.push(`${what}: ${reason}`);
			});
			for (const { request } of calls) {
				const declaresJson = request.headers.get("content-type")?.startsWith("application/json");
				if (declaresJson && !isJson(await request.text())) faults.push(`${what}: a body that is not JSON`);
			}
		}
		context.expect(faults).to.deep.equal([]);
		await expectItWorks(context);
	});
}

for (const [method, sound] of METHODS) {
	for (const position of sound().keys()) {
		hostileAt(`argument ${position + 1} of ${method}`, async (_context, client, value) => {
			const args = sound();
			args[position] = value;
			return outcomeOf(client, method, args);
		});
	}
}

for (const [method, sound] of METHODS) {
	hostileAt(`all arguments of ${method}`, (_context, client, value) =>
		outcomeOf(
			client,
			method,
			sound().map(() => value),
		),
	);
}

for (const [method, sound] of MAIN_METHODS) {
	for (const option of ["signal", "timeout", "other"]) {
		hostileAt(`options.${option} of ${method}`, (_context, client, value) =>
			outcomeOf(client, method, [...sound().slice(0, -1), { [option]: value }]),
		);
	}
}

for (const member of EVENT_MEMBERS) {
	hostileAt(`event.${member}`, (_context, client, value) =>
		outcomeOf(client, "track", ["42", { name: "a", [member]: value }]),
	);
}

hostileAt("a member of the data", (_context, client, value) =>
	outcomeOf(client, "track", ["42", { name: "a", data: { list: [{ value }] } }]),
);
for (const option of RAW_OPTIONS) {
	hostileAt(`${option} of a raw request`, (_context, client, value) =>
		outcomeOf(client, "rawRequest", [{ url: "/v1/x", method: "POST", [option]: value }]),
	);
	hostileAt(`a member of ${option} of a raw request`, (_context, client, value) =>
		outcomeOf(client, "rawRequest", [{ url: "/v1/x", method: "POST", [option]: { a: value } }]),
	);
}

for (const option of CLIENT_OPTIONS) {
	hostileAt(`${option} of a client`, async (context, _client, value) => {
		const { fetch } = recordingFetch();
		const options = wrong({
			url: context.url,
			fetch,
			timeout: 200,
			retry: { maxRetries: 0 },
			[option]: value,
		});
		return outcomeOf(clientOf(context, options), "identify", ["42"]);
	});
}

for (const option of RETRY_OPTIONS) {
	hostileAt(`retry.${option} of a client`, async (context, _client, value) => {
		const { fetch } = recordingFetch();
		return outcomeOf(clientOf(context, wrong({ fetch, retry: { [option]: value } })), "identify", ["42"]);
	});
}

for (const position of [0, 1, 2]) {
	hostileAt(`argument ${position + 1} of the constructor`, async ({ cio, url }, _client, value) => {
		const { fetch } = recordingFetch();
		const args = ["site", "key", { url, fetch }];
		args[position] = /** @type {never} */ (value);
		const original = globalThis.fetch;
		// Without the third argument the call would reach the real Customer.io.
		globalThis.fetch = wrong(fetch);
		try {
			return await outcomeOf(Reflect.construct(cio.TrackClient, args), "identify", ["42"]);
		} finally {
			globalThis.fetch = original;
		}
	});
}

test("a method that is called with another this, or none, settles", async (context) => {
	for (const [method, sound] of METHODS) {
		const detached = /** @type {(...args: unknown[]) => Promise<unknown>} */ (clientOf(context)[method]);
		for (const self of [undefined, null, 7, {}, Object.create(context.cio.TrackClient.prototype)]) {
			const error = await rejection(Promise.resolve().then(() => detached.apply(self, sound())));
			context.expect(error).to.be.instanceOf(Error);
		}
	}
	await expectItWorks(context);
});

test("the constructor without new is a TypeError", async (context) => {
	const { cio, expect } = context;
	expect(() => Reflect.apply(/** @type {never} */ (cio.TrackClient), undefined, ["site", "key"])).to.throw(
		TypeError,
	);
	await expectItWorks(context);
});

test("an error thrown by the caller's code is the cause", async (context) => {
	const { fetch } = recordingFetch();
	const client = directClientOf(context, { fetch });
	const own = new RangeError("mine");
	const getter = Object.defineProperty({}, "name", {
		get() {
			throw own;
		},
		enumerable: true,
	});
	const error = await rejection(client.track("42", wrong(getter)));
	context.expect(error).to.be.instanceOf(context.cio.ValidationError);
	context.expect(error.cause).to.equal(own);
});
