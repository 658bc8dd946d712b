/** `close` and `Symbol.dispose`. */
import { clientOf, recordingFetch, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("close");

test("calls in flight end as usual, and a later call opens the client again", async (context) => {
	const cio = clientOf(context);
	cio.close();
	const inFlight = [cio.identify("1"), cio.identify("2")];
	await Promise.all(inFlight);
	const retried = cio.identify("3");
	cio.close();
	cio.close();
	await retried;
	await cio.identify("4");
	const { people } = await context.sandbox.state();
	context.expect(people.map(({ id }) => id)).to.have.members(["1", "2", "3", "4"]);
});

test("a client is disposable", async (context) => {
	const cio = clientOf(context);
	await cio.identify("1");
	const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
	cio[/** @type {typeof Symbol.dispose} */ (dispose)]();
	context.expect(await cio.identify("1")).to.deep.equal({});
});

test("more clients than are held open at a time may call at once", async (context) => {
	const clients = Array.from({ length: 250 }, () => clientOf(context));
	await Promise.all(clients.map((cio, index) => cio.identify(`client-${index}`)));
	const { people } = await context.sandbox.state();
	context.expect(people).to.have.length(clients.length);
});

test("the caller's code may close the client while it reads a call", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	/** @type {import("customerio-wasm").TrackClient} */
	let cio;
	cio = clientOf(context, {
		fetch: (...args) => {
			cio.close();
			return fetch(...args);
		},
		logger: {
			...console,
			error() {
				cio.close();
			},
		},
	});
	const attributes = {
		get plan() {
			cio.close();
			return "pro";
		},
	};
	expect(await cio.identify("1", attributes)).to.deep.equal({});
	expect(await rejection(cio.identify(wrong({})))).to.include({ code: "validation", attempts: 0 });
	expect(await cio.identify("2")).to.deep.equal({});
	expect(calls).to.have.lengthOf(2);
});
