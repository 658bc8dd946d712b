/** @import { JsonObject } from "../../http/body.js" */
import { BadRequest, invalid } from "../../http/bad-request.js";
import { isObject, parseStorableJson } from "../../http/body.js";
import { MAX_BATCH_BYTES, MAX_CALL_BYTES } from "../limits.js";

/**
 * Reads a request body. The vendor's SDK for browsers declares it as text, because that needs no preflight.
 *
 * @param {string | undefined} contentType
 * @param {Uint8Array | undefined} bytes `undefined` if there are more than {@link MAX_BATCH_BYTES}
 * @param {boolean} isBatch
 * @returns {JsonObject}
 * @throws {BadRequest} without a part of the body, which may contain the write key
 */
export function readBody(contentType, bytes, isBatch) {
	const maxBytes = isBatch ? MAX_BATCH_BYTES : MAX_CALL_BYTES;
	if (bytes === undefined || bytes.length > maxBytes) {
		throw new BadRequest(invalid("", `the body must be at most ${maxBytes} bytes`));
	}
	if (!/^(application\/json|text\/plain)\s*(;|$)/i.test(contentType?.trim() ?? "")) {
		throw new BadRequest(invalid("content-type", "must be application/json or text/plain"));
	}
	const body = parse(bytes);
	if (!isObject(body)) throw new BadRequest(invalid("", "the body must be a JSON object"));
	return body;
}

/** @param {Uint8Array} bytes */
function parse(bytes) {
	try {
		return parseStorableJson(bytes);
	} catch (error) {
		if (!(error instanceof BadRequest) || error.problems[0].reason !== "parse_error") throw error;
		throw new BadRequest({ ...error.problems[0], message: "the body is not valid JSON in UTF-8" });
	}
}
