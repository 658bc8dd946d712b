/** A page refuses an `APIClient` outright; elsewhere it calls. */
import { recordingFetch, rejection, wrong } from "../support.js";
import { isPage, module, test } from "../test.js";
import { ONE_SHOTS, READS } from "./support.js";

module("App API in a page");

/** Options that would let a `TrackClient` run in a page. @type {[string, object][]} */
const OPTIONS = [
	["without options", {}],
	["with a url of one's own", { url: "https://relay.example/v1" }],
	["with a region", { region: "eu" }],
];

for (const [what, options] of OPTIONS) {
	test(`a page refuses every call ${what}; other runtimes send it`, async ({ cio, appKey, expect }) => {
		const { fetch, calls } = recordingFetch();
		const client = new cio.APIClient(appKey, { ...options, fetch });
		for (const [action, act] of [...ONE_SHOTS, ...READS]) {
			if (!isPage) {
				await act(client);
				continue;
			}
			const error = await rejection(act(client));
			expect(error, action).to.be.instanceOf(cio.ValidationError);
			expect(error, action).to.include({ argument: "appKey", attempts: 0, mayHaveTakenEffect: false });
			expect(error.message, action).to.match(/must not be used in a page/);
			expect(error.message, action).not.to.include(appKey);
		}
		expect(calls, "requests sent").to.have.lengthOf(isPage ? 0 : ONE_SHOTS.length + READS.length);
	});
}

test("an APIClient has no option dangerouslyAllowBrowser: nothing lifts the guard", async ({
	cio,
	appKey,
	expect,
}) => {
	const { fetch, calls } = recordingFetch();
	const client = new cio.APIClient(appKey, wrong({ fetch, dangerouslyAllowBrowser: true }));
	const error = await rejection(client.getSegment(7));
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error.argument).to.equal(isPage ? "appKey" : "dangerouslyAllowBrowser");
	expect(calls).to.have.lengthOf(0);
});
