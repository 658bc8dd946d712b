/** @import { Sandbox } from "./index.d.ts" */
/** @import { WireResponse } from "./http/responses.js" */
/** @import { Faults } from "./faults/faults.js" */
/** @import { RequestHead } from "./sandbox.js" */

import { readFault } from "./faults/read-fault.js";
import { BadRequest, badRequestV1, invalid } from "./http/bad-request.js";
import { parseJson } from "./http/body.js";
import { json, methodNotAllowed, noContent, notFound } from "./http/responses.js";

/** @typedef {{ sandbox: Sandbox; faults: Faults; body: Uint8Array }} Control */

/**
 * The sandbox's own endpoints, for clients that only reach it over HTTP. They need no credentials, are not recorded among
 * the requests and never fail by a fault.
 *
 * @type {Record<string, Record<string, (parts: Control) => WireResponse>>}
 */
const CONTROLS = {
	"/__sandbox/state": { GET: ({ sandbox }) => json(200, sandbox.state()) },
	"/__sandbox/counts": { GET: ({ sandbox }) => json(200, sandbox.counts()) },
	"/__sandbox/reset": { POST: reset },
	"/__sandbox/faults": { POST: addFaults, DELETE: clearFaults },
};

/** @param {string} path */
export const isControl = (path) => Object.hasOwn(CONTROLS, path);

/**
 * @param {RequestHead} head of a trusted request
 * @param {Control} parts
 * @returns {WireResponse}
 */
export function control({ method, path }, parts) {
	const methods = CONTROLS[path] ?? {};
	const perform = Object.hasOwn(methods, method) ? methods[method] : undefined;
	if (perform) return perform(parts);
	return isControl(path) ? methodNotAllowed(Object.keys(methods)) : notFound();
}

/** @param {Control} parts */
function reset({ sandbox }) {
	sandbox.reset();
	return noContent();
}

/**
 * Adds one fault or an array of them. If one is invalid, none is added.
 *
 * @param {Control} parts
 */
function addFaults({ faults, body }) {
	try {
		for (const fault of [parseJson(body)].flat().map(readFault)) faults.add(fault);
	} catch (error) {
		if (error instanceof BadRequest) return badRequestV1(error);
		if (error instanceof TypeError) return badRequestV1(new BadRequest(invalid("", error.message)));
		throw error;
	}
	return noContent();
}

/** @param {Control} parts */
function clearFaults({ faults }) {
	faults.clear();
	return noContent();
}
