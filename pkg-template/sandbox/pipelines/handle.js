/** @import { RequestHead } from "../sandbox.js" */
/** @import { WireResponse } from "../http/responses.js" */
/** @import { Store } from "../store/store.js" */
/** @import { CallType } from "./routes.js" */
/** @import { Keys } from "./http/keys.js" */
import { BadRequest, sentence } from "../http/bad-request.js";
import { accepted, json, methodNotAllowed } from "../http/responses.js";
import { readCalls } from "./calls/read.js";
import { readBody } from "./http/body.js";
import { hasKey, isBodyKey } from "./http/keys.js";

const WRONG_KEY = "the write key is missing or wrong";

/**
 * Whether the response depends on the body. Without an `Authorization`, the write key may be in there.
 *
 * @param {RequestHead} head
 * @param {Keys} keys
 */
export function needsBody({ method, headers: { authorization } }, keys) {
	return method === "POST" && (authorization === undefined || hasKey(authorization, keys));
}

/**
 * Handles a request to the Pipelines API. With `X-Strict-Mode: 1`, a wrong key is a 401, and one invalid call makes the whole request
 * a 400. Without it the response is a 200, and what is wrong is dropped: the request, or the invalid calls of a batch.
 *
 * @param {RequestHead} head
 * @param {Uint8Array | undefined} bytes the body; `undefined` if it is longer than any request may be
 * @param {CallType | "batch"} type
 * @param {{ store: Store; keys: Keys; now: number }} parts `now` in unix seconds
 * @returns {WireResponse}
 */
export function handlePipelines(head, bytes, type, { store, keys, now }) {
	const { method, path, headers } = head;
	if (method !== "POST") return methodNotAllowed(["POST"]);
	const isStrict = headers["x-strict-mode"] === "1";

	/** @param {string[]} reasons @param {{ index?: number; messageId?: string }} [call] */
	const drop = (reasons, call) => store.dropped.add({ path, ...call, reasons, received: now });

	/** @param {number} status @param {string[]} errors */
	const refuse = (status, errors) => {
		if (isStrict) return json(status, { meta: { errors } });
		drop(errors);
		return accepted();
	};

	try {
		const { authorization } = headers;
		if (authorization !== undefined && !hasKey(authorization, keys)) return refuse(401, [WRONG_KEY]);
		const body = readBody(headers["content-type"], bytes, type === "batch");
		if (authorization === undefined && !isBodyKey(body.writeKey, keys)) return refuse(401, [WRONG_KEY]);
		const calls = readCalls(type, body, now);
		const errors = calls.flatMap((call) => ("errors" in call ? call.errors : []));
		if (isStrict && errors.length > 0) return refuse(400, errors);
		for (const { index, ...call } of calls) {
			const place = index === undefined ? {} : { index };
			if ("errors" in call) {
				drop(call.errors, place);
				continue;
			}
			const reason = call.effect(store);
			const { messageId } = call;
			if (reason) drop([reason], { ...place, ...(messageId && { messageId }) });
		}
		return accepted();
	} catch (error) {
		if (error instanceof BadRequest) return refuse(400, error.problems.map(sentence));
		throw error;
	}
}
