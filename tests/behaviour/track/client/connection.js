import { clientOf, directClientOf, faultyClientOf, onlyRequest, recordingFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("connection");

/** The host of each region. */
const HOSTS = /** @type {const} */ ([
	[undefined, "https://track.customer.io"],
	["us", "https://track.customer.io"],
	["eu", "https://track-eu.customer.io"],
]);

for (const [region, host] of HOSTS) {
	test(`region ${region ?? "not given"}: every action is sent to ${host}`, async (context) => {
		const { expect, sandbox } = context;
		const { fetch, calls } = recordingFetch();
		const client = directClientOf(context, { fetch, ...(region && { region }) });
		await client.identify("42", {});
		await client.destroy("42");
		await client.track("42", { name: "a" });
		await client.trackPageView("42", "/");
		await client.rawRequest({ url: "/v2/entity", method: "POST", data: {} });
		expect(calls.map(({ request }) => `${request.method} ${request.url}`)).to.deep.equal([
			`PUT ${host}/api/v1/customers/42`,
			`DELETE ${host}/api/v1/customers/42`,
			`POST ${host}/api/v1/customers/42/events`,
			`POST ${host}/api/v1/customers/42/events`,
			`POST ${host}/api/v2/entity`,
		]);
		for (const { request } of calls) {
			expect(request.headers.get("authorization")).to.equal("Basic c2l0ZTprZXk=");
		}
		expect((await sandbox.state()).requests, "requests sent").to.deep.equal([]);
	});
}

for (const suffix of ["", "/", "/api", "/api/v1", "/api/v1/", "/api/v2"]) {
	test(`the base URL may end with "${suffix}"`, async (context) => {
		const client = clientOf(context, { url: context.url + suffix });
		await client.identify("42");
		await client.rawRequest({ url: "/v1/accounts/region", method: "GET" });
		const { requests } = await context.sandbox.state();
		const paths = requests.map(({ path }) => path);
		context.expect(paths).to.deep.equal(["/api/v1/customers/42", "/api/v1/accounts/region"]);
	});
}

test("the base URL may have a path prefix", async (context) => {
	for (const suffix of ["", "/", "/api/v1"]) {
		const client = faultyClientOf(context, `echo/x${suffix}`);
		const { data } = await client.rawRequest({ url: "/v1/a", method: "GET" });
		context.expect(data).to.include({ path: "/api/v1/a", method: "GET" });
	}
});

test("the base URL takes precedence over the region", async (context) => {
	await clientOf(context, { region: "eu" }).identify("42");
	context.expect(await onlyRequest(context)).to.include({ status: 200 });
});

test("credentials are encoded as UTF-8", async (context) => {
	const { cio, expect, unicode, url } = context;
	const client = new cio.TrackClient(unicode.siteId, unicode.apiKey, { url: `${url}/accounts/unicode` });
	const { data } = await client.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	expect(data).to.include({ region: "us" });
});

test("an EU account reports its own region", async (context) => {
	const client = clientOf(context, { url: `${context.url}/accounts/eu` });
	const { data } = await client.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	context.expect(data).to.include({ region: "eu" });
});

test("a different origin from the page's works too", async (context) => {
	const client = clientOf(context, { url: context.elsewhereUrl });
	await client.identify("42", { plan: "basic" });
	const { people } = await context.elsewhere.state();
	context.expect(people.map(({ id }) => id)).to.deep.equal(["42"]);
});

test("the client's headers are sent with every request", async (context) => {
	for (const headers of [{ "x-app": "shop" }, [["x-app", "shop"]], new Headers({ "x-app": "shop" })]) {
		await context.sandbox.reset();
		const client = clientOf(context, { headers: /** @type {Record<string, string>} */ (headers) });
		await client.identify("42");
		context.expect((await onlyRequest(context)).headers["x-app"]).to.equal("shop");
	}
});

test("two clients use their own credentials and base URLs", async (context) => {
	const { cio, expect, unicode, url } = context;
	const other = new cio.TrackClient(unicode.siteId, unicode.apiKey, { url: `${url}/accounts/unicode` });
	const calls = [clientOf(context).identify("1"), other.identify("2"), clientOf(context).identify("3")];
	await Promise.all(calls);
	const { people } = await context.sandbox.state();
	expect(people.map(({ id }) => id)).to.have.members(["1", "3"]);
});
