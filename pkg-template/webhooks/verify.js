/**
 * Verifies that a request comes from Customer.io.
 *
 * @import * as api from "./index.js"
 */

import { readRequestBody } from "../host/request-body.js";
import { WebhookError } from "./error.js";
import { bodyBytes, importKey, readSecret, signedBytes } from "./signature.js";

const CALLER = "verifyWebhook";

/** The longest body of a `Request`, in bytes: a webhook has some thousands. */
const MAX_BYTES = 4_000_000;

/** How old a request may be, and how far ahead its clock, in seconds. */
const DEFAULT_TOLERANCE = 300;

/** @type {typeof api.verifyWebhook} */
export async function verifyWebhook(request, secrets, options = {}) {
	const keys = readSecrets(secrets);
	const tolerance = readTolerance(options);
	const { timestamp, signature, readBody } = partsOf(request);
	// Before the body is read: junk costs nothing.
	const mac = readSignature(signature);
	if (!/^\d{1,12}$/.test(timestamp))
		throw new WebhookError("timestamp", "the header X-CIO-Timestamp is not unix seconds");
	const body = await readBody();
	const signed = signedBytes(timestamp, body);
	const matches = await Promise.all(keys.map((key) => matchesKey(key, mac, signed)));
	if (!matches.includes(true))
		throw new WebhookError(
			"signature",
			"the signature does not match. The body must be the raw one, and the signing key that of this webhook",
		);
	const age = Date.now() / 1000 - Number(timestamp);
	if (Math.abs(age) > tolerance) {
		const distance = `${Math.round(Math.abs(age))} s ${age > 0 ? "before" : "after"} now`;
		throw new WebhookError(
			"timestamp",
			`the request was signed ${distance}; at most ${tolerance} s are accepted`,
		);
	}
	// The bytes that were verified: the caller's own may have changed since.
	return parse(signed.subarray(signed.length - body.length));
}

/** @param {unknown} secrets @returns {string[]} */
function readSecrets(secrets) {
	const list = Array.isArray(secrets) ? [...secrets] : [secrets];
	if (list.length === 0) throw new TypeError(`${CALLER}: a signing key is required`);
	return list.map((secret) => readSecret(CALLER, secret));
}

/** @param {any} options @returns {number} */
function readTolerance(options) {
	if (typeof (options ?? {}) !== "object")
		throw new TypeError(`${CALLER}: the options must be an object, such as { tolerance: 300 }`);
	// Ignores members that other code adds to Object.prototype.
	const { tolerance: given, ...others } = { __proto__: null, ...options };
	const tolerance = given ?? DEFAULT_TOLERANCE;
	const [unknown] = Object.keys(others);
	if (unknown !== undefined)
		throw new TypeError(`${CALLER}: ${unknown} is not an option; the only one is tolerance`);
	if (typeof tolerance !== "number" || !(tolerance > 0))
		throw new TypeError(`${CALLER}: tolerance must be a positive number of seconds, or Infinity`);
	return tolerance;
}

/**
 * @param {any} request a `Request`, or the parts of one
 * @returns {{ timestamp: string, signature: unknown, readBody: () => Uint8Array | Promise<Uint8Array> }}
 * @throws {TypeError}
 */
function partsOf(request) {
	if (typeof request?.headers?.get === "function" && typeof request.arrayBuffer === "function") {
		if (request.bodyUsed || request.body?.locked)
			throw new TypeError(
				`${CALLER}: the body of the request has been read before. Pass what was read: { body, timestamp, signature }`,
			);
		return {
			timestamp: request.headers.get("x-cio-timestamp") ?? "",
			signature: request.headers.get("x-cio-signature"),
			readBody: () => readBody(request),
		};
	}
	if (typeof request !== "object" || request === null || !("body" in request))
		throw new TypeError(`${CALLER}: the first argument must be a Request, or { body, timestamp, signature }`);
	const { body, timestamp, signature } = request;
	if (timestamp === undefined && signature === undefined && "headers" in request)
		throw new TypeError(
			`${CALLER}: this is not a Request of the Fetch standard. Pass its raw body and two of its headers: { body, timestamp, signature }`,
		);
	const bytes = bodyBytes(CALLER, body).slice();
	return { timestamp: String(timestamp ?? ""), signature, readBody: () => bytes };
}

/** @param {any} request @returns {Promise<Uint8Array>} */
async function readBody(request) {
	// A polyfill's `Request` may have a body that is not a stream of the Fetch standard.
	if (typeof request.body?.getReader !== "function") return new Uint8Array(await request.arrayBuffer());
	const body = await readRequestBody(request, MAX_BYTES);
	if (!body) throw new WebhookError("body", `the body has more than ${MAX_BYTES} bytes`);
	return body;
}

/** @param {unknown} signature hexadecimal, with or without its version @returns {Uint8Array<ArrayBuffer>} */
function readSignature(signature) {
	const hex = typeof signature === "string" ? /^(?:v0=)?([\da-f]{64})$/i.exec(signature)?.[1] : undefined;
	if (!hex)
		throw new WebhookError("signature", "the header X-CIO-Signature is missing, or is not a signature");
	return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

/**
 * In constant time: WebCrypto compares.
 *
 * @param {string} key
 * @param {Uint8Array<ArrayBuffer>} mac
 * @param {Uint8Array<ArrayBuffer>} signed
 */
async function matchesKey(key, mac, signed) {
	return await crypto.subtle.verify("HMAC", await importKey(key, "verify"), mac, signed);
}

/** @param {Uint8Array} body @returns {api.WebhookEvent} */
function parse(body) {
	let event;
	try {
		event = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
	} catch {
		throw new WebhookError("body", "the body is signed, but it is not JSON");
	}
	if (typeof event !== "object" || event === null || Array.isArray(event))
		throw new WebhookError("body", "the body is signed, but it is not a JSON object");
	return event;
}
