/** The `region` option, and `getAccountRegion()`. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	directClientOf,
	expectRefused,
	faultyClientOf,
	onlyRequest,
	recordingFetch,
	rejection,
	SHORT_DELAYS,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("region");

const LOOK_UP = "/api/v1/accounts/region";

/** The fields of the official client's region objects. */
const FIELDS = (/** @type {string} */ suffix) => ({
	trackUrl: `https://track${suffix}.customer.io/api/v1`,
	trackV2Url: `https://track${suffix}.customer.io/api/v2`,
	apiUrl: `https://api${suffix}.customer.io/v1`,
	pipelinesUrl: `https://cdp${suffix}.customer.io/v1`,
});

/** Values that must not be accepted as a region, above all foreign base URLs, which would receive the credentials. */
const NO_REGION = [
	{},
	{ trackUrl: "https://evil.example/api/v1" },
	{ ...FIELDS(""), trackUrl: "https://track.customer.io.evil.example/api/v1" },
	{ ...FIELDS("-eu"), trackUrl: "http://track-eu.customer.io/api/v1" },
	{ ...FIELDS(""), trackUrl: "https://user@track.customer.io/api/v1" },
	{ ...FIELDS(""), trackUrl: undefined },
	{ trackUrl: 7 },
	{ region: "eu" },
	["eu"],
	"AUTO!",
	"",
	null,
	7,
	Symbol("eu"),
	new URL("https://track-eu.customer.io/api/v1"),
];

test("RegionUS and RegionEU have the official client's fields, and are frozen", ({ cio, expect }) => {
	expect(cio.RegionUS).to.deep.equal(FIELDS(""));
	expect(cio.RegionEU).to.deep.equal(FIELDS("-eu"));
	for (const region of [cio.RegionUS, cio.RegionEU]) expect(Object.isFrozen(region)).to.equal(true);
});

for (const suffix of ["", "-eu"]) {
	test(`RegionUS or RegionEU, or an equal object, selects track${suffix}`, async (context) => {
		const { cio, expect } = context;
		const own = suffix ? cio.RegionEU : cio.RegionUS;
		for (const region of [own, FIELDS(suffix), { trackUrl: FIELDS(suffix).trackUrl }]) {
			const { fetch, calls } = recordingFetch();
			const client = directClientOf(context, { fetch, region: wrong(region) });
			for (const [, act] of ACTIONS) await act(client);
			expect(calls).to.have.lengthOf(ACTIONS.length);
			for (const { request } of calls) {
				expect(new URL(request.url).origin).to.equal(`https://track${suffix}.customer.io`);
			}
		}
	});
}

test("an invalid region is refused before anything is sent", async (context) => {
	const { fetch, calls } = recordingFetch();
	for (const region of NO_REGION) {
		const client = directClientOf(context, { fetch, region: wrong(region) });
		for (const [, act] of ACTIONS) await expectRefused(context, act(client), /^region/);
	}
	context.expect(calls).to.deep.equal([]);
});

test("getAccountRegion returns the account's region", async (context) => {
	const { expect, url } = context;
	const result = await clientOf(context).getAccountRegion();
	expect(result).to.have.all.keys("url", "region", "environment_id");
	expect(result.region).to.equal("us");
	expect(result.url).to.include("track.customer.io");
	expect(result.environment_id).to.be.a("number");
	expect(await onlyRequest(context)).to.include({ method: "GET", path: LOOK_UP, body: "", status: 200 });
	const eu = clientOf(context, { url: `${url}/accounts/eu` });
	expect(await eu.getAccountRegion()).to.include({ region: "eu" });
});

test("getAccountRegion takes a signal and a timeout, is retried, and is named in errors", async (context) => {
	const { cio, expect, sandbox } = context;
	const client = clientOf(context, { retry: SHORT_DELAYS });
	const aborted = await rejection(client.getAccountRegion({ signal: AbortSignal.abort() }));
	expect(aborted).to.be.instanceOf(cio.AbortError);
	const late = await rejection(faultyClientOf(context, "stall/region").getAccountRegion({ timeout: 30 }));
	expect(late).to.be.instanceOf(cio.TimeoutError);
	expect(late.message).to.include("getAccountRegion");
	await expectRefused(context, client.getAccountRegion(wrong({ timout: 1 })), /(^|\.)timout$/);
	await sandbox.fail({ kind: "truncate", times: 2 });
	expect(await client.getAccountRegion()).to.include({ region: "us" });
});
