/** The key never appears in anything that a caller, a log or another host can see. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").APIClientOptions} Options */
import { expectNone, secretsOf, textOf, throwRequest } from "../../reveal.js";
import {
	consoleOutput,
	never,
	recordingFetch,
	rejection,
	SHORT_DELAYS,
	scriptedFetch,
	wrong,
} from "../../support.js";
import { module, serverTest } from "../../test.js";
import { EMAIL, ONE_SHOTS, READS } from "../support.js";

module("App API: secrets");

const KEYS = ["v3ry-s3cret-key", "sk_us_v3ry-s3cret-key"];
const SECRETS = secretsOf("", "v3ry-s3cret-key");
const CALLS = [...ONE_SHOTS, ...READS];

const ONE_ATTEMPT = { retry: { maxRetries: 0 } };

/** Calls that fail, each in a different way. @type {[string, (context: Context) => Options][]} */
const FAILURES = [
	["a wrong key", ({ url }) => ({ url })],
	["an invalid region", () => ({ region: wrong("mars") })],
	["an unknown option", () => wrong({ key: 7 })],
	["a workspace that does not belong to it", () => ({ workspaceId: 7 })],
	["a refused connection", ({ closedUrl }) => ({ url: closedUrl, ...ONE_ATTEMPT })],
	["a proxy's page", ({ url }) => ({ url: `${url}/faults/answer/502-html`, ...ONE_ATTEMPT })],
	["a broken connection", ({ url }) => ({ url: `${url}/faults/reset/x`, ...ONE_ATTEMPT })],
	["a redirect", ({ url }) => ({ url: `${url}/faults/redirect/301` })],
	["a timeout", () => ({ fetch: recordingFetch(never).fetch, timeout: 5, ...ONE_ATTEMPT })],
	["a quota", () => ({ fetch: scriptedFetch(429).fetch })],
	["a server that repeats the key", () => ({ fetch: echo(400).fetch })],
	["a fetch that throws the request", () => ({ fetch: wrong(throwRequest), ...ONE_ATTEMPT })],
];

/** Responds with all headers of the request. @param {number} status */
const echo = (status) =>
	recordingFetch(({ request }) => {
		const { authorization = "" } = Object.fromEntries(request.headers);
		return new Response(JSON.stringify({ errors: [{ detail: `no: ${authorization}` }], authorization }), {
			status,
			headers: { "x-echo": authorization },
		});
	});

for (const [what, options] of FAILURES) {
	serverTest(`no error contains it: ${what}`, async (context) => {
		const { cio, expect } = context;
		for (const key of KEYS) {
			for (const [action, act] of CALLS) {
				const error = await rejection(act(new cio.APIClient(key, options(context))));
				expect(error, action).to.be.instanceOf(cio.CustomerIOError);
				expectNone(context, SECRETS, error, action);
			}
		}
	});
}

serverTest(
	"a client, its promises and its builders do not reveal it, before and after a call",
	async (context) => {
		const { cio, expect } = context;
		for (const key of KEYS) {
			const client = new cio.APIClient(key, { fetch: recordingFetch().fetch });
			for (const moment of ["before", "after"]) {
				expectNone(context, SECRETS, client, moment);
				expect(JSON.stringify(client)).to.equal("{}");
				const call = client.getMessages();
				expectNone(context, SECRETS, call, moment);
				expectNone(context, SECRETS, await call.withResponse(), moment);
			}
		}
	},
);

serverTest("no hook receives it", async (context) => {
	const { cio, expect } = context;
	/** @type {unknown[]} */
	const seen = [];
	const record = (/** @type {unknown} */ what) => void seen.push(what);
	const { fetch } = scriptedFetch(503, new TypeError("lost"), 401);
	const client = new cio.APIClient(String(KEYS[0]), {
		fetch,
		retry: SHORT_DELAYS,
		onRequest: record,
		onResponse: record,
		onRetry: record,
	});
	await rejection(client.getSegment(7));
	expect(seen).to.have.lengthOf.at.least(7);
	expectNone(context, SECRETS, seen);
	expect(textOf(seen)).to.include("[redacted]");
});

serverTest("nothing is written to the console, however the calls end", async (context) => {
	const lines = await consoleOutput(async () => {
		for (const [, options] of FAILURES) {
			const client = new context.cio.APIClient(String(KEYS[0]), options(context));
			await Promise.allSettled(CALLS.map(([, act]) => act(client)));
		}
	});
	context.expect(lines).to.deep.equal([]);
});

serverTest(
	"no URL and no body contains it, and a redirect to another host is not followed",
	async (context) => {
		const { cio, expect, url, elsewhere } = context;
		const { fetch, calls } = recordingFetch();
		for (const [, act] of CALLS) await act(new cio.APIClient(String(KEYS[0]), { fetch }));
		for (const { request } of calls) {
			const { url, headers } = request;
			const rest = [...headers].filter(([name]) => name !== "authorization");
			expectNone(context, SECRETS, { url, text: await request.text(), rest });
		}
		for (const status of [301, 302, 303, 307, 308]) {
			const client = new cio.APIClient(String(KEYS[0]), { url: `${url}/faults/redirect/${status}` });
			const error = await rejection(client.sendEmail(EMAIL));
			expect(error).to.be.instanceOf(cio.RegionError);
			expect(error.attempts).to.equal(1);
		}
		expect((await elsewhere.state()).requests).to.deep.equal([]);
	},
);
