import { clientOf, directClientOf, faultyClientOf, onlyRequest, recordingFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("connection");

/** What each region's calls go to. */
const HOSTS = /** @type {const} */ ([
	[undefined, "https://track.customer.io"],
	["us", "https://track.customer.io"],
	["eu", "https://track-eu.customer.io"],
]);

for (const [region, host] of HOSTS) {
	test(`region ${region ?? "not given"}: every action goes to ${host}`, async (context) => {
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
		expect((await sandbox.state()).requests, "requests that left").to.deep.equal([]);
	});
}

for (const suffix of ["", "/", "/api", "/api/v1", "/api/v1/", "/api/v2"]) {
	test(`the base may end with "${suffix}"`, async (context) => {
		const client = clientOf(context, { url: context.url + suffix });
		await client.identify("42");
		await client.rawRequest({ url: "/v1/accounts/region", method: "GET" });
		const { requests } = await context.sandbox.state();
		const paths = requests.map(({ path }) => path);
		context.expect(paths).to.deep.equal(["/api/v1/customers/42", "/api/v1/accounts/region"]);
	});
}

test("the base may have a prefix", async (context) => {
	for (const suffix of ["", "/", "/api/v1"]) {
		const client = faultyClientOf(context, `echo/x${suffix}`);
		const { data } = await client.rawRequest({ url: "/v1/a", method: "GET" });
		context.expect(data).to.include({ path: "/api/v1/a", method: "GET" });
	}
});

test("the base wins over the region", async (context) => {
	await clientOf(context, { region: "eu" }).identify("42");
	context.expect(await onlyRequest(context)).to.include({ status: 200 });
});

test("credentials travel as UTF-8", async (context) => {
	const { cio, expect, unicode, url } = context;
	const client = new cio.TrackClient(unicode.siteId, unicode.apiKey, { url: `${url}/accounts/unicode` });
	const { data } = await client.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	expect(data).to.include({ region: "us" });
});

test("an account of the EU answers for itself", async (context) => {
	const client = clientOf(context, { url: `${context.url}/accounts/eu` });
	const { data } = await client.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	context.expect(data).to.include({ region: "eu" });
});

test("another origin than the page's works as well", async (context) => {
	const client = clientOf(context, { url: context.elsewhereUrl });
	await client.identify("42", { plan: "basic" });
	const { people } = await context.elsewhere.state();
	context.expect(people.map(({ id }) => id)).to.deep.equal(["42"]);
});

test("the client's headers go with every request", async (context) => {
	for (const headers of [{ "x-app": "shop" }, [["x-app", "shop"]], new Headers({ "x-app": "shop" })]) {
		await context.sandbox.reset();
		const client = clientOf(context, { headers: /** @type {Record<string, string>} */ (headers) });
		await client.identify("42");
		context.expect((await onlyRequest(context)).headers["x-app"]).to.equal("shop");
	}
});

test("two clients keep to their own credentials and bases", async (context) => {
	const { cio, expect, unicode, url } = context;
	const other = new cio.TrackClient(unicode.siteId, unicode.apiKey, { url: `${url}/accounts/unicode` });
	const calls = [clientOf(context).identify("1"), other.identify("2"), clientOf(context).identify("3")];
	await Promise.all(calls);
	const { people } = await context.sandbox.state();
	expect(people.map(({ id }) => id)).to.have.members(["1", "3"]);
});
