/** @import { Sandbox } from "./index.d.ts" */
/** @import { Answer } from "./http/answers.js" */
/** @import { Faults } from "./faults/faults.js" */
/** @import { WireRequest } from "./sandbox.js" */

import { readFault } from "./faults/read-fault.js";
import { json, methodNotAllowed, noContent, notFound } from "./http/answers.js";
import { parseJson } from "./http/body.js";
import { BadRequest, invalid, refuseV1 } from "./http/refusals.js";

/** @typedef {{ sandbox: Sandbox; faults: Faults; body: Uint8Array }} Control */

/**
 * The sandbox's own endpoints: what its methods do, for those who only reach it over HTTP. They ask for no
 * credentials, are not listed among the requests and meet no fault.
 *
 * @type {Record<string, Record<string, (control: Control) => Answer>>}
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
 * @param {WireRequest} request
 * @param {Omit<Control, "body">} parts
 * @returns {Answer}
 */
export function control({ method, path, body }, parts) {
	const methods = CONTROLS[path] ?? {};
	const perform = Object.hasOwn(methods, method) ? methods[method] : undefined;
	if (perform) return perform({ ...parts, body });
	return isControl(path) ? methodNotAllowed(Object.keys(methods)) : notFound();
}

/** @param {Control} control */
function reset({ sandbox }) {
	sandbox.reset();
	return noContent();
}

/**
 * One fault or an array of them; if one is unusable, none is added.
 *
 * @param {Control} control
 */
function addFaults({ faults, body }) {
	try {
		for (const fault of [parseJson(body)].flat().map(readFault)) faults.add(fault);
	} catch (error) {
		if (error instanceof BadRequest) return refuseV1(error);
		if (error instanceof TypeError) return refuseV1(new BadRequest(invalid("", error.message)));
		throw error;
	}
	return noContent();
}

/** @param {Control} control */
function clearFaults({ faults }) {
	faults.clear();
	return noContent();
}
