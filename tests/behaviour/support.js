/** Steps that many cases share. */

/** @typedef {import("./suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClientOptions} ClientOptions */

/**
 * A client of the suite's sandbox.
 *
 * @param {Context} context
 * @param {ClientOptions} [options] added to (or instead of) the sandbox's `url`
 */
export function clientOf({ cio, url, siteId, apiKey }, options) {
	return new cio.TrackClient(siteId, apiKey, { url, ...options });
}

/**
 * A client whose every call meets a fault of the harness.
 *
 * @param {Context} context
 * @param {string} fault for example `"stall/a"`
 * @param {ClientOptions} [options]
 */
export function faultyClientOf(context, fault, options) {
	return clientOf(context, { url: `${context.url}/faults/${fault}`, ...options });
}

/**
 * Passes a value that the types forbid, on purpose.
 *
 * @param {unknown} value
 * @returns {never}
 */
export const wrong = (value) => /** @type {never} */ (value);

/**
 * What a promise rejects with.
 *
 * @param {Promise<unknown>} promise
 * @returns {Promise<Error & Record<string, unknown>>}
 * @throws {Error} when it is fulfilled
 */
export async function rejection(promise) {
	const [outcome] = await Promise.allSettled([promise]);
	if (outcome?.status === "rejected") return outcome.reason;
	throw new Error(`expected a rejection, got ${JSON.stringify(outcome?.value)}`);
}

/**
 * What each of some calls under way rejects with. None is left unhandled while another is awaited.
 *
 * @param {Promise<unknown>[]} promises
 */
export const rejections = (promises) => Promise.all(promises.map(rejection));

/**
 * Expects a call to be refused before anything is sent, with an error that names the argument.
 *
 * @param {Context} context
 * @param {Promise<unknown>} call
 * @param {string | RegExp} argument
 */
export async function expectRefused(context, call, argument) {
	const { cio, expect, sandbox } = context;
	const error = await rejection(call);
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error).to.include({ name: "ValidationError", code: "validation", retryable: false, attempts: 0 });
	if (typeof argument === "string") expect(error.argument).to.equal(argument);
	else expect(error.argument).to.match(argument);
	expect(error.message).to.include(error.argument);
	expect((await sandbox.state()).requests, "requests that were sent").to.deep.equal([]);
}

/**
 * The only request that the sandbox has seen.
 *
 * @param {Context} context
 */
export async function onlyRequest({ expect, sandbox }) {
	const { requests } = await sandbox.state();
	expect(requests, "requests").to.have.lengthOf(1);
	return /** @type {import("customerio-wasm/sandbox").SeenRequest} */ (requests[0]);
}

/**
 * A `fetch` that sends nothing: it keeps each call's arguments, and answers as Customer.io does.
 *
 * @param {() => Response | Promise<Response>} [answer]
 */
export function recordingFetch(answer = () => new Response("{}")) {
	/** @type {{ self: unknown, args: unknown[], request: Request }[]} */
	const calls = [];
	return {
		calls,
		/** @this {unknown} @param {...unknown} args @returns {Promise<Response>} */
		async fetch(...args) {
			calls.push({ self: this, args, request: /** @type {Request} */ (args[0]) });
			return answer();
		},
	};
}

/**
 * Polls until something holds; the case's own time limit ends it.
 *
 * @param {() => Promise<boolean>} holds
 */
export async function eventually(holds) {
	while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
