/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, directClientOf, expectRefused, recordingFetch, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("raw path");

/** Paths that are invalid, or that some URL parser would resolve outside the base URL. */
const LEAVING = [
	"https://evil.example/v1/x",
	"HTTP://evil.example",
	"https:evil.example",
	"//evil.example/v1/x",
	"/\\evil.example/x",
	"\\\\evil.example/x",
	"///evil.example",
	"@evil.example/x",
	".evil.example/x",
	":8080/x",
	"javascript:alert(1)",
	"v1/accounts/region",
	"",
	" ",
	" /v1/accounts/region",
	"/..",
	"/v1/../../x",
	"/v1/..",
	"/v1/./x",
	"/v1/%2e%2e/x",
	"/v1/%2E%2E/x",
	"/v1/.%2e/x",
	"/v1/%2E./x",
	"/v1/%2e/x",
	"/v1/..?a=1",
	"/v1/%2e%2e?a=1",
	"/v1/..#a",
	"/v1/..\\x",
	"/v1\\..\\x",
	"/v1/.\t./x",
	"/v1/.\n./x",
	"/v1/%2\re%2e/x",
	"/\t/evil.example",
	"/.. ",
	"/..  ",
	"/%2e%2e ",
	"/v1/customers/5/devices/.. ",
	"/v1/customers/5/devices/%2E%2e ",
	"/v1/customers/5/devices/. ",
	"/v1/customers/5/devices/.%2e\u0020\u0020",
	"/v1/customers/5/..\u0000",
	"/v1/customers/5/..\u001f",
	"/v1/customers/5/..\u000c",
	"/v1/x ",
	"/v1/x?a=1 ",
	"/v1/x#a",
	"/v1/x?a=1#b",
	"/v1/x\\",
	"/v1\\x",
	"/v1/..\\..\\x ",
	"/v1/%2e%2E\\x",
];

/** Paths that look odd and are valid. */
const STAYING = [
	"/v1/x?next=/../y",
	"/v1/x?next=https://evil.example",
	"/v1/...",
	"/v1/..x/x..",
	"/v1/a%2F..%2Fb",
	"/v1/%252e%252e/x",
	"/v1/@evil.example",
	"/v1/a:b",
	"/v1//x",
	"/v1/x//evil.example",
	"/v1/x?",
	"/v1/x?a=?&b=..",
	"/v1/x?a=\\",
	"/v1/%zz",
	"/v1/.. x",
	"/v1/..%20",
	"/v1/ /x",
	"/v1/é\u00a0",
	"/v1/..\u3000",
	"/v1/\uff0e\uff0e/x",
	"/v1/\u2025/x",
	"/v1/^|`{}'\"<>~!$&()*+,;=@[]",
	"/v1/x?q=^|`{}'\"<>~!$&()*+,;=@[]é",
];

/** Identifiers that some URL parser could misread. `.` and `..` are refused. */
const IDENTIFIERS = [
	".. ",
	" ..",
	"%2e%2e",
	"..\t",
	"\n..",
	"../x",
	"..\\x",
	"//evil.example",
	"\\\\evil.example",
	"?a#b",
	"a;b",
	"é\u00a0",
	"\uff0e\uff0e",
	"...",
	"@:[]^|`{}'\"<>",
	"\u0000",
];

for (const url of LEAVING) {
	test(`${JSON.stringify(url)} is refused`, async (context) => {
		for (const method of ["GET", "POST"]) {
			await expectRefused(context, clientOf(context).rawRequest({ url, method: wrong(method) }), "url");
		}
	});
}

for (const url of [undefined, null, 7, {}, ["/v1/x"], new URL("https://evil.example/")]) {
	test(`${url instanceof URL ? "a URL" : JSON.stringify(url)} is refused`, async (context) => {
		const request = wrong({ url, method: "GET" });
		await expectRefused(context, clientOf(context).rawRequest(request), "url");
	});
}

for (const url of STAYING) {
	test(`${JSON.stringify(url)} stays below the base URL`, async (context) => {
		const { fetch, calls } = recordingFetch();
		await directClientOf(context, { fetch }).rawRequest({ url, method: "GET" });
		context
			.expect(calls.map(({ request }) => request.url))
			.to.deep.equal([new URL(`https://track.customer.io/api${url}`).href]);
		const sent = String(calls[0]?.args[0]);
		context.expect(sent).to.equal(`https://track.customer.io/api${url}`);
		const segments = url.split("?", 1)[0]?.split("/").length ?? 0;
		context.expect(new URL(sent).pathname.split("/")).to.have.lengthOf(segments + 1);
	});
}

test("a path that cannot be sent is refused before the region is looked up", async (context) => {
	const { fetch, calls } = recordingFetch();
	const client = directClientOf(context, { fetch, region: "auto" });
	await expectRefused(context, client.rawRequest({ url: "/v1/.. ", method: "GET" }), "url");
	context.expect(calls).to.deep.equal([]);
});

test("a path is checked below a prefix too", async (context) => {
	const { fetch, calls } = recordingFetch();
	const client = clientOf(context, { fetch, url: "https://relay.example/prefix/api/v1" });
	await client.rawRequest({ url: "/v1/a b", method: "GET" });
	await expectRefused(context, client.rawRequest({ url: "/.. ", method: "GET" }), "url");
	context
		.expect(calls.map(({ request }) => request.url))
		.to.deep.equal(["https://relay.example/prefix/api/v1/a%20b"]);
});

test("the URL of a typed call is sent as it is written, whatever the identifiers", async (context) => {
	const { fetch, calls } = recordingFetch();
	const client = directClientOf(context, { fetch });
	for (const id of IDENTIFIERS) {
		await client.deleteDevice(id, id);
		await client.submitForm(id, { a: 1 });
		await client.unsubscribe(id);
	}
	context.expect(calls).to.have.lengthOf(3 * IDENTIFIERS.length);
	for (const { args, request } of calls) {
		context.expect(request.url).to.equal(args[0]);
	}
});
