/** A page does not get to use a key that every visitor can read, unless its author opts in. */
/** @typedef {import("../../suite.js").Context} Context */
import { ACTIONS, clientOf, recordingFetch, rejection } from "../../support.js";
import { isPage, module, test } from "../../test.js";

module("browser guard");

for (const dangerouslyAllowBrowser of [undefined, false]) {
	test(`dangerouslyAllowBrowser ${dangerouslyAllowBrowser}: refused in a page, allowed elsewhere`, async ({
		cio,
		expect,
	}) => {
		for (const region of /** @type {const} */ (["us", "eu", "auto"])) {
			const { fetch, calls } = recordingFetch(() => Response.json({ region: "us" }));
			const client = new cio.TrackClient("site", "key", { fetch, region, dangerouslyAllowBrowser });
			for (const [, act] of ACTIONS) {
				if (!isPage) {
					await act(client);
					continue;
				}
				const error = await rejection(act(client));
				expect(error).to.be.instanceOf(cio.ValidationError);
				expect(error).to.include({ argument: "dangerouslyAllowBrowser", attempts: 0 });
				expect(error.message).to.include("dangerouslyAllowBrowser");
			}
			if (isPage) expect(calls, "requests sent").to.deep.equal([]);
			else expect(calls).to.have.lengthOf.at.least(ACTIONS.length);
		}
	});
}

test("dangerouslyAllowBrowser true: allowed in every runtime", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.TrackClient("site", "key", { fetch, dangerouslyAllowBrowser: true });
	for (const [, act] of ACTIONS) await act(client);
	expect(calls).to.have.lengthOf(ACTIONS.length);
});

for (const url of [
	"https://track.customer.io",
	"https://track-eu.customer.io/api/v1",
	"https://track.customer.io:443/",
	"https://TRACK.Customer.IO/",
	"https://track.customer.io./",
	"https://customer.io/",
	"http://any.sub.customer.io:8080/prefix",
]) {
	test(`the url ${url} is Customer.io's own host`, async ({ cio, expect }) => {
		const { fetch, calls } = recordingFetch();
		const client = new cio.TrackClient("site", "key", { fetch, url });
		if (isPage) {
			const error = await rejection(client.identify("42"));
			expect(error).to.include({ code: "validation", argument: "dangerouslyAllowBrowser", attempts: 0 });
		} else {
			await client.identify("42");
		}
		await new cio.TrackClient("site", "key", { fetch, url, dangerouslyAllowBrowser: true }).identify("42");
		expect(calls).to.have.lengthOf(isPage ? 1 : 2);
	});
}

test("a host that only resembles Customer.io's is one's own", async ({ cio, expect }) => {
	const { fetch, calls } = recordingFetch();
	for (const host of ["notcustomer.io", "customer.io.example", "track-customer.io"]) {
		await new cio.TrackClient("site", "key", { fetch, url: `https://${host}` }).identify("42");
	}
	expect(calls).to.have.lengthOf(3);
});

test("a custom url is allowed in every runtime", async (context) => {
	for (const dangerouslyAllowBrowser of [undefined, false, true]) {
		const { fetch, calls } = recordingFetch();
		const client = clientOf(context, { fetch, dangerouslyAllowBrowser });
		for (const [, act] of ACTIONS) await act(client);
		context.expect(calls).to.have.lengthOf(ACTIONS.length);
	}
});
