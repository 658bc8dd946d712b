/** `debugRequest`: what is logged about a raw request. */
/** @typedef {import("../../suite.js").Context} Context */
import { secretsOf, textOf } from "../../reveal.js";
import { clientOf, consoleOutput, rejection, SHORT_DELAYS, scriptedFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("debug request");

const SECRET = "d3bug-s3cret";

/** @param {Context} context @param {import("customerio-wasm").TrackClientOptions} [options] */
const secretClientOf = ({ cio, url, siteId }, options) =>
	new cio.TrackClient(siteId, SECRET, { url, ...options });

test("logs each attempt and each response", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 503, times: 1 });
	const lines = await consoleOutput(async () => {
		await clientOf(context).rawRequest({
			url: "/v1/accounts/region",
			method: "GET",
			maxRetries: 1,
			debugRequest: true,
		});
	});
	const texts = lines.map(({ args }) => textOf(args));
	const about = texts.filter((text) => text.includes("/api/v1/accounts/region"));
	expect(about, "lines with the URL").to.have.lengthOf.at.least(4);
	for (const text of about) expect(text).to.include("GET");
	expect(
		texts.filter((text) => text.includes("503")),
		"the first response",
	).to.have.lengthOf.at.least(1);
	expect(
		texts.filter((text) => text.includes("200")),
		"the second response",
	).to.have.lengthOf.at.least(1);
});

test("logs an attempt without a response", async (context) => {
	const lines = await consoleOutput(async () => {
		const client = clientOf(context, { fetch: scriptedFetch(new TypeError("lost")).fetch });
		await rejection(client.rawRequest({ url: "/v1/x", method: "GET", debugRequest: true }));
	});
	context.expect(textOf(lines)).to.include("/api/v1/x");
});

test("logs no credentials, however the request ends", async (context) => {
	const { expect } = context;
	const servers = [
		scriptedFetch(200),
		scriptedFetch(503, 200),
		scriptedFetch(401),
		scriptedFetch(new TypeError("lost")),
		scriptedFetch(301),
	];
	const lines = await consoleOutput(async () => {
		for (const { fetch } of servers) {
			const request = {
				url: "/v1/x",
				method: "POST",
				data: { a: 1 },
				headers: { "x-own": "shown" },
				maxRetries: 1,
				debugRequest: true,
			};
			await Promise.allSettled([secretClientOf(context, { fetch }).rawRequest(request)]);
		}
	});
	const text = textOf(lines);
	expect(text).to.include("x-own");
	for (const secret of secretsOf(context.siteId, SECRET)) expect(text).not.to.include(secret);
});

for (const debugRequest of [false, undefined]) {
	test(`logs nothing when it is ${debugRequest}`, async (context) => {
		const lines = await consoleOutput(async () => {
			const { fetch } = scriptedFetch(503, 200);
			const client = clientOf(context, { fetch, retry: SHORT_DELAYS });
			await client.rawRequest({ url: "/v1/x", method: "GET", maxRetries: 1, debugRequest });
			await client.identify("42");
			await rejection(client.identify(".."));
		});
		context.expect(lines).to.deep.equal([]);
	});
}

test("a broken console does not break a request", async (context) => {
	const { log, debug } = console;
	const broken = () => {
		throw new Error("no console");
	};
	Object.assign(console, { log: broken, debug: broken });
	try {
		const { fetch } = scriptedFetch(200);
		const request = { url: "/v1/x", method: "GET", debugRequest: true };
		context.expect(await clientOf(context, { fetch }).rawRequest(request)).to.include({ status: 200 });
	} finally {
		Object.assign(console, { log, debug });
	}
});
