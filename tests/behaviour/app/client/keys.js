/** Keys of each kind, and where they are sent to. */
import { recordingFetch, rejection, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf } from "../support.js";

/** @typedef {import("../../suite.js").Context} Context */

module("App API: keys");

const US = "https://api.customer.io";
const EU = "https://api-eu.customer.io";

/**
 * The request of a client.
 *
 * @param {Context} context
 * @param {any} key
 * @param {any} [options]
 */
async function requestOf({ cio }, key, options) {
	const { fetch, calls } = recordingFetch();
	await new cio.APIClient(key, { fetch, ...options }).getSegment(7);
	return /** @type {import("../../support.js").FetchCall} */ (calls[0]).request;
}

/** The key, the options, and where the request goes to. @type {[string, any, any, string][]} */
const TARGETS = [
	["an app key", "app-key", {}, US],
	["an app key, us", "app-key", { region: "us" }, US],
	["an app key, eu", "app-key", { region: "eu" }, EU],
	["a private key of the US", "sk_us_abc", {}, US],
	["a private key of the EU", "sk_eu_abc", {}, EU],
	["a private key and its own region", "sk_eu_abc", { region: "eu" }, EU],
	["a private key without a region in it", "sk_abc", { region: "eu" }, EU],
	["a key of a service account", "sa_live_abc", { workspaceId: "12" }, US],
	["a key of a service account, eu", "sa_live_abc", { workspaceId: 12, region: "eu" }, EU],
	["a url with /v1", "app-key", { url: "https://host.example/v1" }, "https://host.example"],
	["a url with /v1/", "app-key", { url: "https://host.example/v1/" }, "https://host.example"],
	["a bare url", "app-key", { url: "https://host.example" }, "https://host.example"],
	["a url with a path", "app-key", { url: "https://host.example/relay/v1" }, "https://host.example/relay"],
	["a url and a private key", "sk_eu_abc", { url: "https://host.example" }, "https://host.example"],
];

for (const [what, key, options, base] of TARGETS) {
	serverTest(`${what}: to ${base}, as Bearer`, async (context) => {
		const { url, headers } = await requestOf(context, key, options);
		context.expect(url).to.equal(`${base}/v1/segments/7`);
		context.expect(headers.get("authorization")).to.equal(`Bearer ${key}`);
		const workspace = options.workspaceId === undefined ? null : "12";
		context.expect(headers.get("x-workspace-id")).to.equal(workspace);
	});
}

serverTest("the region objects of the official client", async (context) => {
	const { cio, expect } = context;
	for (const [region, base] of /** @type {const} */ ([
		[cio.RegionUS, US],
		[cio.RegionEU, EU],
		[{ trackUrl: "https://track-eu.customer.io/api/v1", apiUrl: "https://api-eu.customer.io/v1" }, EU],
	])) {
		const { url } = await requestOf(context, "app-key", { region });
		expect(url).to.equal(`${base}/v1/segments/7`);
	}
});

serverTest("a single line break at the end of a key is not part of it", async (context) => {
	for (const end of ["\n", "\r\n"]) {
		const { headers } = await requestOf(context, `app-key${end}`);
		context.expect(headers.get("authorization")).to.equal("Bearer app-key");
	}
});

/** What is refused: the key, the options, and the argument that the error names. @type {[string, any, any, string][]} */
const REFUSED = [
	["no key", undefined, {}, "appKey"],
	["an empty key", "", {}, "appKey"],
	["a blank key", " \n", {}, "appKey"],
	["an object", { key: "s3cret" }, {}, "appKey"],
	["a space in a key", "s3cret key", {}, "appKey"],
	["a space before a key", " s3cret", {}, "appKey"],
	["two line breaks", "s3cret\n\n", {}, "appKey"],
	["a tab", "s3cret\tkey", {}, "appKey"],
	["a letter that no header carries", "s3crét", {}, "appKey"],
	["half a character", "s3cret\ud83d", {}, "appKey"],
	["a private key of the EU and us", "sk_eu_s3cret", { region: "us" }, "region"],
	["a private key of the US and eu", "sk_us_s3cret", { region: "eu" }, "region"],
	[
		"a private key of the US and the EU's object",
		"sk_us_s3cret",
		{ region: { apiUrl: `${EU}/v1` } },
		"region",
	],
	["region auto", "s3cret", { region: "auto" }, "region"],
	["an unknown region", "s3cret", { region: "mars" }, "region"],
	["a region object without apiUrl", "s3cret", { region: { trackUrl: US } }, "region"],
	["a service account without a workspace", "sa_live_s3cret", {}, "workspaceId"],
	["a workspace of another key", "s3cret", { workspaceId: "12" }, "workspaceId"],
	["an invalid workspace id", "sa_live_s3cret", { workspaceId: "1 2" }, "workspaceId"],
	["a workspace that would be another header", "sa_live_s3cret", { workspaceId: "1\r\nx: y" }, "workspaceId"],
	["an invalid url", "s3cret", { url: "nowhere" }, "url"],
	["a url with a password", "s3cret", { url: "https://user:s3cret@host.example/" }, "url"],
	["a url with a query", "s3cret", { url: "https://host.example/v1?a=1" }, "url"],
	[
		"an Authorization header",
		"s3cret",
		{ headers: { authorization: "Bearer other" } },
		"headers.authorization",
	],
];

for (const [what, key, options, argument] of REFUSED) {
	serverTest(`refused without showing the key: ${what}`, async ({ cio, expect }) => {
		const { fetch, calls } = recordingFetch();
		const error = await rejection(new cio.APIClient(wrong(key), { fetch, ...options }).getSegment(7));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ code: "validation", attempts: 0, mayHaveTakenEffect: false });
		expect(String(error.argument).toLowerCase()).to.include(argument.toLowerCase());
		expect(error.message)
			.to.match(/^APIClient: /)
			.and.not.include("s3cr");
		expect(calls).to.have.lengthOf(0);
	});
}

serverTest("region auto: the error says what there is", async ({ cio, expect }) => {
	const error = await rejection(new cio.APIClient("key", wrong({ region: "auto" })).getSegment(7));
	expect(error.message).to.match(/region must be "us", "eu", RegionUS or RegionEU/);
});

serverTest("a key that the server refuses: one attempt", async (context) => {
	const { cio, expect, url } = context;
	const error = await rejection(new cio.APIClient("wr0ng-key", { url }).getSegment(7));
	expect(error).to.be.instanceOf(cio.CustomerIORequestError);
	expect(error).to.include({ statusCode: 401, attempts: 1, retryable: false });
	expect(error.message).not.to.include("wr0ng");
});

serverTest("both url forms reach the sandbox", async (context) => {
	const { expect, url, sandbox } = context;
	for (const base of [url, `${url}/`, `${url}/v1`, `${url}/v1/`])
		await appClientOf(context, { url: base }).listSegments();
	const { requests } = await sandbox.state();
	expect(requests.map(({ path }) => path)).to.deep.equal(Array(4).fill("/v1/segments"));
});
