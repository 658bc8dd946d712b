/** Headers that are the transport's are refused, in every runtime: by the client, and by raw requests. */
import { clientOf, directClientOf, expectRefused, recordingFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("headers of the transport");

const REFUSED = [
	"Accept-Charset",
	"Accept-Encoding",
	"Access-Control-Request-Headers",
	"Access-Control-Request-Method",
	"Access-Control-Request-Private-Network",
	"Connection",
	"Content-Length",
	"Cookie2",
	"Date",
	"DNT",
	"Expect",
	"Host",
	"HTTP2-Settings",
	"Keep-Alive",
	"Origin",
	"Proxy-Authenticate",
	"Proxy-Connection",
	"Proxy-Own",
	"Referer",
	"Sec-Fetch-Site",
	"Sec-Own",
	"Set-Cookie",
	"TE",
	"Trailer",
	"Transfer-Encoding",
	"Upgrade",
	"Via",
	"Authorization",
];

for (const name of REFUSED) {
	test(`${name} is refused`, async (context) => {
		for (const spelling of [name, name.toLowerCase(), name.toUpperCase()]) {
			const headers = { [spelling]: "5" };
			const argument = `headers.${spelling}`;
			const raw = { url: "/v1/a", method: "POST", data: "abc" };
			await expectRefused(context, clientOf(context, { headers }).identify("42"), argument);
			await expectRefused(context, clientOf(context).rawRequest({ ...raw, headers }), argument);
			const pairs = /** @type {[string, string][]} */ ([[spelling, "5"]]);
			await expectRefused(context, clientOf(context).rawRequest({ ...raw, headers: pairs }), argument);
		}
	});
}

test("other headers are sent", async (context) => {
	const { fetch, calls } = recordingFetch();
	const headers = {
		Accept: "text/x",
		"Content-Encoding": "gzip",
		"Content-Type": "text/own",
		"If-Match": "a",
		"X-Content-Length": "5",
		"X-Sec-Own": "a",
	};
	await directClientOf(context, { fetch }).rawRequest({ url: "/v1/a", method: "POST", data: "abc", headers });
	for (const [name, value] of Object.entries(headers)) {
		context.expect(calls[0]?.request.headers.get(name)).to.equal(value);
	}
});
