/** The behaviour suite: the same cases in every runtime, against a sandbox over real HTTP. */
import * as chai from "chai";
import { cases as abort } from "./cases/abort.js";
import { cases as backoff } from "./cases/backoff.js";
import { cases as badInput } from "./cases/bad-input.js";
import { cases as browserGuard } from "./cases/browser-guard.js";
import { cases as connection } from "./cases/connection.js";
import { cases as debugRequest } from "./cases/debug-request.js";
import { cases as destroy } from "./cases/destroy.js";
import { cases as errorFields } from "./cases/error-fields.js";
import { cases as errorGuards } from "./cases/error-guards.js";
import { cases as errors } from "./cases/errors.js";
import { cases as exactlyOnce } from "./cases/exactly-once.js";
import { cases as fuzz } from "./cases/fuzz.js";
import { cases as hooks } from "./cases/hooks.js";
import { cases as hostileArguments } from "./cases/hostile-arguments.js";
import { cases as hostileFetch } from "./cases/hostile-fetch.js";
import { cases as identify } from "./cases/identify.js";
import { cases as injectedFetch } from "./cases/injected-fetch.js";
import { cases as limits } from "./cases/limits.js";
import { cases as multipart } from "./cases/multipart.js";
import { cases as packageCases } from "./cases/package.js";
import { cases as pageView } from "./cases/page-view.js";
import { cases as rawPath } from "./cases/raw-path.js";
import { cases as rawRequest } from "./cases/raw-request.js";
import { cases as rawRetry } from "./cases/raw-retry.js";
import { cases as redirects } from "./cases/redirects.js";
import { cases as region } from "./cases/region.js";
import { cases as regionAuto } from "./cases/region-auto.js";
import { cases as repeatable } from "./cases/repeatable.js";
import { cases as retry } from "./cases/retry.js";
import { cases as retryAfter } from "./cases/retry-after.js";
import { cases as retryOptions } from "./cases/retry-options.js";
import { cases as secrets } from "./cases/secrets.js";
import { cases as sendAll } from "./cases/send-all.js";
import { cases as sendAllArguments } from "./cases/send-all-arguments.js";
import { cases as sendAllFailures } from "./cases/send-all-failures.js";
import { cases as sendAllFlow } from "./cases/send-all-flow.js";
import { cases as sendAllHostile } from "./cases/send-all-hostile.js";
import { cases as sendAllRejections } from "./cases/send-all-rejections.js";
import { cases as sendAllResume } from "./cases/send-all-resume.js";
import { cases as sendAllStops } from "./cases/send-all-stops.js";
import { cases as track } from "./cases/track.js";
import { cases as transport } from "./cases/transport.js";
import { cases as values } from "./cases/values.js";
import { cases as withoutIds } from "./cases/without-ids.js";

/** @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState */
/**
 * What the harness's server says about itself.
 *
 * @typedef {object} Settings
 * @property {string} siteId
 * @property {string} apiKey
 * @property {{ siteId: string, apiKey: string }} unicode the account at `/accounts/unicode`
 * @property {string} elsewhereUrl another origin, with a sandbox of its own and the same account
 * @property {string} closedUrl an origin where nobody listens
 */
/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */
/** @typedef {{ state(): Promise<SandboxState>, reset(): Promise<void>, fail(faults: Fault | Fault[]): Promise<void> }} RemoteSandbox */
/**
 * @typedef {object} Given
 * @property {typeof import("customerio-wasm")} cio the module under test
 * @property {string} url the origin of the sandbox
 * @property {RemoteSandbox} sandbox the one at `url`
 * @property {RemoteSandbox} elsewhere the one at `elsewhereUrl`
 * @property {(name: string) => Promise<{ opened: number, closed: number }>} stalled how many connections
 *   to `/faults/stall/<name>` were opened and closed
 * @property {string[]} imported what the package called while it was imported
 * @property {(value: unknown, message?: string) => Chai.Assertion} expect chai's
 * @property {typeof fetch} fetch the runtime's own, bound
 */
/** @typedef {Given & Settings} Context */
/** @typedef {{ name: string, run(context: Context): Promise<void> | void }} Case */
/** @typedef {{ message: string, stack: string, expected?: string, actual?: string }} Failure */
/** @typedef {{ name: string, ok: boolean, error?: Failure }} Result */

const CASE_LIMIT_MS = 30_000;

/** @type {Record<string, Case[]>} */
const GROUPS = {
	package: packageCases,
	connection,
	identify,
	destroy,
	track,
	"page view": pageView,
	values,
	"raw request": rawRequest,
	"raw path": rawPath,
	"bad input": badInput,
	errors,
	transport,
	"injected fetch": injectedFetch,
	limits,
	retry,
	backoff,
	"retry options": retryOptions,
	"retry after": retryAfter,
	"exactly once": exactlyOnce,
	"without ids": withoutIds,
	repeatable,
	"raw retry": rawRetry,
	multipart,
	"debug request": debugRequest,
	abort,
	"error fields": errorFields,
	"error guards": errorGuards,
	hooks,
	region,
	"region auto": regionAuto,
	redirects,
	"browser guard": browserGuard,
	"send all": sendAll,
	"send all arguments": sendAllArguments,
	"send all failures": sendAllFailures,
	"send all flow": sendAllFlow,
	"send all rejections": sendAllRejections,
	"send all hostile": sendAllHostile,
	"send all resume": sendAllResume,
	"send all stops": sendAllStops,
	secrets,
	"hostile arguments": hostileArguments,
	"hostile fetch": hostileFetch,
	fuzz,
};

/** Every case, its name made unique by its group. */
export const cases = Object.entries(GROUPS).flatMap(([group, members]) =>
	members.map((member) => ({ ...member, name: `${group}: ${member.name}` })),
);

/**
 * Runs every case, one after the other, each on an empty sandbox. Never rejects for a failing case.
 *
 * @param {object} options
 * @param {typeof import("customerio-wasm")} options.cio
 * @param {string} options.url the harness's server
 * @param {string[]} options.imported what the package called while it was imported
 * @returns {Promise<Result[]>} also sent to the server, one by one
 */
export async function runSuite({ cio, url, imported }) {
	const fetch = globalThis.fetch.bind(globalThis);
	/** @type {Settings} */
	const settings = await (await fetch(`${url}/__suite/settings`)).json();
	/** @type {Context} */
	const context = {
		...settings,
		cio,
		url,
		imported,
		fetch,
		expect: chai.expect,
		sandbox: remoteSandbox(fetch, url),
		elsewhere: remoteSandbox(fetch, settings.elsewhereUrl),
		stalled: async (name) => (await fetch(`${url}/__suite/stalled/${name}`)).json(),
	};
	const results = [];
	for (const member of cases) {
		const result = await runCase(member, context);
		await fetch(`${url}/__suite/result`, { method: "POST", body: JSON.stringify(result) });
		results.push(result);
	}
	return results;
}

/** @param {typeof globalThis.fetch} fetch @param {string} url @returns {RemoteSandbox} */
function remoteSandbox(fetch, url) {
	return {
		state: async () => (await fetch(`${url}/__sandbox/state`)).json(),
		reset: async () => void (await fetch(`${url}/__sandbox/reset`, { method: "POST" })),
		async fail(faults) {
			// `JSON.stringify` writes Infinity as null, which the sandbox reads as such.
			const answer = await fetch(`${url}/__sandbox/faults`, { method: "POST", body: JSON.stringify(faults) });
			if (!answer.ok) throw new Error(`the sandbox refused the faults: ${await answer.text()}`);
		},
	};
}

/** @param {Case} member @param {Context} context @returns {Promise<Result>} */
async function runCase({ name, run }, context) {
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	try {
		await context.sandbox.reset();
		await context.elsewhere.reset();
		const limit = new Promise((_resolve, reject) => {
			timer = setTimeout(
				() => reject(new Error(`it did not settle within ${CASE_LIMIT_MS} ms`)),
				CASE_LIMIT_MS,
			);
		});
		await Promise.race([run(context), limit]);
		return { name, ok: true };
	} catch (error) {
		return { name, ok: false, error: describe(error) };
	} finally {
		clearTimeout(timer);
	}
}

/** @param {unknown} error @returns {Failure} */
function describe(error) {
	if (!(error instanceof Error)) return { message: `it threw ${show(error)}`, stack: "" };
	const { name, message, stack = "" } = error;
	/** @type {Failure} */
	const failure = { message: name === "AssertionError" ? message : `${name}: ${message}`, stack };
	if ("expected" in error && "actual" in error && error.expected !== undefined) {
		failure.expected = show(error.expected);
		failure.actual = show(error.actual);
	}
	return failure;
}

/** @param {unknown} value */
function show(value) {
	try {
		return JSON.stringify(value, undefined, 2) ?? String(value);
	} catch {
		return String(value);
	}
}
