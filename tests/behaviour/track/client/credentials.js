/** What Site IDs and API keys may be: files of secrets end with a line break, and some are saved with more than the key. */
/** @typedef {import("../../suite.js").Context} Context */
import { textOf } from "../../reveal.js";
import { recordingFetch, rejection } from "../../support.js";
import { module, test } from "../../test.js";

module("credentials");

for (const [what, end] of [
	["LF", "\n"],
	["CR LF", "\r\n"],
]) {
	test(`one ${what} at their end is not sent`, async ({ cio, expect, url }) => {
		for (const [siteId, apiKey] of [
			[`site${end}`, "key"],
			["site", `key${end}`],
			[`site${end}`, `key${end}`],
		]) {
			const { fetch, calls } = recordingFetch();
			await new cio.TrackClient(String(siteId), String(apiKey), { url, fetch }).identify("42");
			expect(calls[0]?.request.headers.get("authorization")).to.equal(`Basic ${btoa("site:key")}`);
		}
	});
}

for (const value of [
	"k3y-s3cret\n\n",
	"k3y-s3cret\r",
	"\nk3y-s3cret",
	"k3y\ns3cret",
	"k3y\ts3cret",
	"k3y-s3cret\0",
	" k3y-s3cret",
	"k3y-s3cret ",
	"k3y-s3cret \n",
	"\u00a0k3y-s3cret",
	"\ufeffk3y-s3cret",
]) {
	test(`${JSON.stringify(value)} is refused, and not shown`, async ({ cio, expect, url }) => {
		const { fetch, calls } = recordingFetch();
		for (const [argument, siteId, apiKey] of /** @type {const} */ ([
			["siteId", value, "key"],
			["apiKey", "site", value],
		])) {
			const error = await rejection(new cio.TrackClient(siteId, apiKey, { url, fetch }).identify("42"));
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error).to.include({ argument, attempts: 0 });
			expect(textOf(error)).not.to.include("s3cret");
		}
		expect(calls).to.deep.equal([]);
	});
}
