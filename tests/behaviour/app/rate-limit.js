/** The client's own limit on the rate of its requests. The cases check lower bounds only: a slow host must not fail them. */
import { recordingFetch, rejection, scriptedFetch, wrong } from "../support.js";
import { module, serverTest } from "../test.js";
import { directAppClientOf, EMAIL } from "./support.js";

/** @typedef {import("../suite.js").Context} Context */

module("rateLimit");

/** Hosts' clocks are coarser than their timers, and timers can fire early; in milliseconds. */
const GRANULARITY = 5;

/** A `fetch` that notes when it was called, and by which segment's id. @param {(count: number) => Response | Promise<Response>} [respond] */
function timedFetch(respond = () => new Response("{}")) {
	/** @type {number[]} */
	const times = [];
	const recorded = recordingFetch((_call, count) => {
		times.push(performance.now());
		return respond(count);
	});
	const names = () => recorded.calls.map(({ request }) => new URL(request.url).pathname.split("/").at(-1));
	return { ...recorded, times, names };
}

/**
 * Each request goes out no earlier than its turn. Turns are counted from the first call, not from the previous request, which a busy host
 * may have sent late.
 *
 * @param {Context} context
 * @param {number} start
 * @param {number[]} times
 * @param {number} interval milliseconds
 */
function expectSpaced({ expect }, start, times, interval) {
	for (const [index, time] of times.entries())
		expect(time - start, `request ${index + 1}`).to.be.at.least(index * interval - GRANULARITY);
}

serverTest("requests go out one after the other, evenly, in the order of the calls", async (context) => {
	const { expect } = context;
	const { fetch, times, names } = timedFetch();
	// The core is loaded: until then, the order is that of the host.
	await directAppClientOf(context, { fetch: recordingFetch().fetch }).getSegment(7);
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 20 } });
	const ids = ["1", "2", "3", "4", "5", "6"];
	const start = performance.now();
	await Promise.all(ids.map((id) => client.getSegment(id)));
	expect(names()).to.deep.equal(ids);
	expectSpaced(context, start, times, 50);
});

serverTest("a rate below one request per second, and a fractional rate", async (context) => {
	const { fetch, times } = timedFetch();
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 0.9 } });
	const start = performance.now();
	await Promise.all([client.getSegment(1), client.getSegment(2)]);
	expectSpaced(context, start, times, 1000 / 0.9);
});

serverTest("retries count too", async (context) => {
	const { expect } = context;
	const { fetch, times } = timedFetch((count) => new Response("{}", { status: count < 4 ? 500 : 200 }));
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 10 } });
	const start = performance.now();
	await Promise.all([client.getSegment(1), client.getSegment(2)]);
	expect(times).to.have.lengthOf(5);
	expectSpaced(context, start, times, 100);
});

serverTest("the pages of a list count too", async (context) => {
	const { expect } = context;
	const { fetch, times } = timedFetch((count) =>
		Response.json({ messages: [count], next: count < 4 ? `c${count}` : "" }),
	);
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 10 } });
	const start = performance.now();
	for await (const _ of client.getMessages());
	expect(times).to.have.lengthOf(4);
	expectSpaced(context, start, times, 100);
});

serverTest("the classes are separate: no send and no broadcast waits for other calls", async (context) => {
	const { expect } = context;
	const { fetch, names } = timedFetch();
	const rateLimit = { default: 0.01, send: 0.01, broadcast: 0.01 };
	const client = directAppClientOf(context, { fetch, rateLimit, totalTimeout: 0, timeout: 0 });
	await client.getSegment("first");
	const controller = new AbortController();
	const { signal } = controller;
	const held = [
		rejection(client.getSegment("second", { signal })),
		rejection(client.searchCustomers({ and: [] }, {}, { signal })),
	];
	await client.sendEmail(EMAIL);
	held.push(rejection(client.sendPush(EMAIL, { signal })));
	await client.triggerBroadcast(7);
	held.push(rejection(client.triggerBroadcast(8, undefined, undefined, { signal })));
	expect(names()).to.deep.equal(["first", "email", "triggers"]);
	controller.abort();
	for (const error of await Promise.all(held)) expect(error).to.include({ code: "aborted", attempts: 0 });
	expect(names()).to.have.lengthOf(3);
});

serverTest("a class without a limit does not wait", async (context) => {
	const { expect } = context;
	const { fetch, calls } = timedFetch();
	const client = directAppClientOf(context, { fetch, rateLimit: { send: 0.01 } });
	await Promise.all([client.getSegment(1), client.getSegment(2), client.sendEmail(EMAIL)]);
	expect(calls).to.have.lengthOf(3);
});

serverTest("each client has its own limit", async (context) => {
	const { fetch, calls } = timedFetch();
	const rateLimit = { default: 0.01 };
	const clients = [1, 2, 3].map(() => directAppClientOf(context, { fetch, rateLimit }));
	await Promise.all(clients.map((client) => client.getSegment(1)));
	context.expect(calls).to.have.lengthOf(3);
});

serverTest("it holds for a client that stays idle while many others are used", async (context) => {
	const { fetch, times } = timedFetch();
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 5 } });
	const start = performance.now();
	await client.getSegment(1);
	const others = recordingFetch().fetch;
	for (let count = 0; count < 250; count += 1)
		await directAppClientOf(context, { fetch: others }).getSegment(1);
	await Promise.all([client.getSegment(1), client.getSegment(1)]);
	expectSpaced(context, start, times, 200);
});

serverTest("calls that abort in the queue leave no gap and send nothing", async (context) => {
	const { cio, expect } = context;
	const { fetch, times, names } = timedFetch();
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 20 } });
	const controller = new AbortController();
	const start = performance.now();
	const calls = ["1", "2", "3", "4", "5"].map((id) => {
		const isAborted = ["2", "3", "4"].includes(id);
		return client.getSegment(id, isAborted ? { signal: controller.signal } : undefined);
	});
	const aborted = calls.slice(1, 4).map(rejection);
	controller.abort("enough");
	for (const error of await Promise.all(aborted)) {
		expect(error).to.be.instanceOf(cio.AbortError);
		expect(error).to.include({ cause: "enough", attempts: 0, mayHaveTakenEffect: false });
	}
	await Promise.all([calls[0], calls[4]]);
	expect(names()).to.deep.equal(["1", "5"]);
	expectSpaced(context, start, times, 50);
});

serverTest(
	"a place that was aborted is not waited for: the next call is not later than its own turn",
	async (context) => {
		const { expect } = context;
		const { fetch, names } = timedFetch();
		// Ten turns of ten seconds would not fit into the total time; one does.
		const client = directAppClientOf(context, { fetch, rateLimit: { default: 1 }, totalTimeout: 8000 });
		await client.getSegment("first");
		const controller = new AbortController();
		const aborted = Array.from({ length: 6 }, () =>
			rejection(client.getSegment("gone", { signal: controller.signal })),
		);
		controller.abort();
		await Promise.all(aborted);
		await client.getSegment("next", { timeout: 0 });
		expect(names()).to.deep.equal(["first", "next"]);
	},
);

serverTest(
	"the wait is part of totalTimeout: what cannot fit fails at once, and sends nothing",
	async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = timedFetch();
		const client = directAppClientOf(context, { fetch, rateLimit: { default: 0.01 }, totalTimeout: 5000 });
		await client.getSegment(1);
		for (const call of [client.getSegment(2), client.getMessages()]) {
			const error = await rejection(call);
			expect(error).to.be.instanceOf(cio.TimeoutError);
			expect(error).to.include({ attempts: 0, mayHaveTakenEffect: false });
			expect(error.message).to.include("rateLimit");
		}
		expect(calls).to.have.lengthOf(1);
	},
);

serverTest(
	"a retry without a turn in time rejects with the error of the attempt before it",
	async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = scriptedFetch(
			() => new Response("{}", { status: 429, headers: { "retry-after": "0" } }),
		);
		const options = { fetch, rateLimit: { send: 0.01 }, totalTimeout: 5000 };
		const error = await rejection(directAppClientOf(context, options).sendEmail(EMAIL));
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 429, attempts: 1, mayHaveTakenEffect: false });
		expect(calls).to.have.lengthOf(1);
	},
);

serverTest("the wait is not part of an attempt's timeout", async (context) => {
	const { expect } = context;
	const { fetch, calls } = timedFetch();
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 2 }, timeout: 400 });
	await Promise.all([client.getSegment(1), client.getSegment(2)]);
	expect(calls).to.have.lengthOf(2);
});

serverTest("hooks see a request when it goes out, not while it waits", async (context) => {
	const { expect } = context;
	/** @type {string[]} */
	const seen = [];
	const { fetch } = timedFetch();
	const onRequest = ({ url = "" }) => void seen.push(String(new URL(url).pathname.at(-1)));
	const client = directAppClientOf(context, {
		fetch,
		rateLimit: { default: 0.01 },
		totalTimeout: 0,
		onRequest,
	});
	await client.getSegment(1);
	const controller = new AbortController();
	const waiting = rejection(client.getSegment(2, { signal: controller.signal }));
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(seen).to.deep.equal(["1"]);
	controller.abort();
	await waiting;
	expect(seen).to.deep.equal(["1"]);
});

serverTest("calls that are not sent need no turn", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = timedFetch();
	const client = directAppClientOf(context, { fetch, rateLimit: { default: 0.01 } });
	for (let count = 0; count < 3; count += 1)
		expect(await rejection(client.getSegment(""))).to.be.instanceOf(cio.ValidationError);
	await client.getSegment(1);
	expect(calls).to.have.lengthOf(1);
});

for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, "10", null, {}, true]) {
	serverTest(`${String(value)} (${typeof value}) is not a valid rate`, async (context) => {
		const { cio, expect } = context;
		for (const name of ["default", "send", "broadcast"]) {
			const { fetch, calls } = timedFetch();
			const client = directAppClientOf(context, wrong({ fetch, rateLimit: { [name]: value } }));
			const error = await rejection(client.getSegment(1));
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error.argument).to.equal(`rateLimit.${name}`);
			expect(calls).to.have.lengthOf(0);
		}
	});
}

for (const rateLimit of [10, "10", [10], true]) {
	serverTest(`${JSON.stringify(rateLimit)} is not a valid rateLimit`, async (context) => {
		const { cio, expect } = context;
		const error = await rejection(directAppClientOf(context, wrong({ rateLimit })).getSegment(1));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.match(/^rateLimit/);
	});
}
