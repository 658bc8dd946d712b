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
			.to.deep.equal([`https://track.customer.io/api${url}`]);
	});
}
