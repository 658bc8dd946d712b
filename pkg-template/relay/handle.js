/** Handles one request of a page: checks consent and limits, identifies the visitor, sends the operations, and responds. */
import { readRequestBody } from "../host/request-body.js";
import { compactJson } from "./body.js";
import { newAnonymousId, readAnonymousId, removeCookie, setCookie } from "./cookie.js";
import { decide } from "./decide.js";
import { inTime } from "./in-time.js";

/** @typedef {import("./options.js").Settings} Settings */
/** @typedef {import("./respond.js").Responder} Responder */
/** @typedef {import("../track/index.js").Operation} Operation */

/** What the core makes of a body. @typedef {(body: string, settings: string, visitor: string, now: number) => Promise<string>} ReadItems */

/**
 * What becomes of the items of a request. `indexes` are those of the items of the operations, -1 for none.
 *
 * @typedef {{ operations: Operation[], indexes: number[], rejected: { index: number, code: string }[] }} Items
 *
 * @typedef {Items & { maxBytes: number }} ReadByCore with the most bytes that an operation may have
 */

/**
 * @param {object} context
 * @param {Request} context.request whose page may send
 * @param {Settings} context.settings
 * @param {Responder} context.respond
 * @param {ReadItems} context.readItems
 * @param {(error: unknown) => void} context.report
 * @returns {Promise<Response>}
 * @throws what a function of the owner's throws
 */
export async function handle({ request, settings, respond, readItems, report }) {
	if (!(await hasConsent(request, settings))) return respond.refused("consent");
	const identity = (await inTime("identify", settings.identify?.(request))) ?? null;
	if (settings.rateLimit && !(await decide("rateLimit", settings.rateLimit(request, identity))))
		return respond.refused("rate_limited");
	const body = await readRequestBody(request, settings.bytes);
	if (!body) return respond.refused("too_large");
	const text = compactJson(body);
	if (text === undefined) return respond.refused("malformed");

	const knownId = await readAnonymousId(request, settings.cookie);
	const anonymousId = knownId ?? (identity === null ? newAnonymousId() : undefined);
	const visitor = JSON.stringify({ identifiers: identifiersOf(identity), anonymous_id: anonymousId });
	const now = Math.floor(Date.now() / 1000);
	const read = JSON.parse(await readItems(text, settings.coreSettings, visitor, now));
	if (read.refusal) return respond.refused(read.refusal);
	if (read.fault)
		throw new TypeError(
			`createRelay: identify returned an invalid identity: ${read.fault}. Return null for a visitor who is not known`,
		);

	const items = await review(request, settings, read, report);
	const isNew = identity === null && knownId === undefined && items.operations.length > 0;
	// The cookie is removed once its history has a person: the next anonymous visitor of the same browser gets another id.
	const isJoined = identity !== null && knownId !== undefined;
	let cookie = isJoined ? removeCookie(request, settings.cookie) : undefined;
	if (isNew) cookie = await setCookie(request, settings.cookie, String(anonymousId));

	/** @type {import("./deliver.js").Refused} */
	let refused = new Map();
	const delivery = deliver(items, settings, report);
	if (settings.waitUntil) settings.waitUntil(delivery.catch(report));
	else {
		try {
			refused = await delivery;
			// The next request tries again to give the history to the person.
			const mayBeJoin = (/** @type {number} */ position) => position < 0 || items.indexes[position] === -1;
			if (isJoined && [...refused.keys()].some(mayBeJoin)) cookie = undefined;
		} catch (error) {
			report(error);
			// The page sends these items again. A new visitor keeps the new cookie, so that the id stays the same. A known cookie is not
			// removed, because its history has no person yet.
			return respond.refused("unavailable", {
				retryAfter: retryAfterOf(error),
				cookie: isNew ? cookie : undefined,
			});
		}
	}
	return respond.accepted({ ...settle(items, refused), anonymous: identity === null }, cookie);
}

/**
 * The identifiers of a visitor, as text: those of a session are often numbers.
 *
 * @param {any} identity
 * @returns {object | undefined} what cannot identify somebody is left as it is, and the core refuses it
 */
function identifiersOf(identity) {
	// JSON would lose these.
	if (/^(bigint|function|symbol)$/.test(typeof identity))
		throw new TypeError("createRelay: identify must return an object such as { id }");
	if (typeof identity !== "object" || identity === null) return identity ?? undefined;
	const isWhole = (/** @type {unknown} */ id) => typeof id === "bigint" || Number.isSafeInteger(id);
	return Object.fromEntries(
		Object.entries(identity).map(([name, id]) => [name, isWhole(id) ? String(id) : id]),
	);
}

/**
 * @param {Request} request
 * @param {Settings} settings
 */
async function hasConsent(request, { consent, ignoreGpc }) {
	if (!ignoreGpc && request.headers.get("sec-gpc") === "1") return false;
	return !consent || (await decide("consent", consent(request)));
}

/**
 * Applies the owner's `events` and `enrich` to the operations that the core has made.
 *
 * @param {Request} request
 * @param {Settings} settings
 * @param {ReadByCore} read
 * @param {(error: unknown) => void} report
 * @returns {Promise<Items>}
 */
async function review(request, { checkEvent, enrich }, { operations, indexes, rejected, maxBytes }, report) {
	/** @type {Items} */
	const reviewed = { operations: [], indexes: [], rejected: [...rejected] };
	for (const [position, operation] of operations.entries()) {
		const index = Number(indexes[position]);
		const checked = await checkOperation(operation, checkEvent);
		if (typeof checked === "string") {
			reviewed.rejected.push({ index, code: checked });
			continue;
		}
		const complete = enrich && index >= 0 ? await enriched(request, checked, enrich) : checked;
		// A queue would refuse it for ever, and with it all that the page sends after it.
		if (lengthOf(complete) > maxBytes) {
			reviewed.rejected.push({ index, code: "size" });
			report(
				new Error(
					`createRelay: with what enrich or its schema adds, an operation is longer than ${maxBytes} bytes`,
				),
			);
			continue;
		}
		reviewed.operations.push(complete);
		reviewed.indexes.push(index);
	}
	return reviewed;
}

/**
 * @param {any} operation
 * @param {import("./events.js").EventCheck} checkEvent
 * @returns {Promise<Operation | string>} the code of a refusal
 */
async function checkOperation(operation, checkEvent) {
	if (operation.action !== "event") return operation;
	const verdict = await checkEvent(operation.name, operation.attributes);
	if ("code" in verdict) return verdict.code;
	const { attributes: _given, ...rest } = operation;
	return verdict.data === undefined ? rest : { ...rest, attributes: verdict.data };
}

/**
 * @param {Request} request
 * @param {any} operation
 * @param {(request: Request, operation: any) => unknown} enrich
 * @returns {Promise<Operation>}
 */
async function enriched(request, operation, enrich) {
	const result = await inTime("enrich", enrich(request, operation));
	if (typeof result !== "object" || result === null || Array.isArray(result))
		throw new TypeError("createRelay: enrich must return an operation");
	return /** @type {Operation} */ (result);
}

/**
 * The length of an operation; 0 for one that cannot be sent, which the client or the sink refuses.
 *
 * @param {Operation} operation
 */
function lengthOf(operation) {
	try {
		const text = JSON.stringify(operation, (_name, value) =>
			typeof value === "bigint" ? `${value}` : value,
		);
		return new TextEncoder().encode(text).length;
	} catch {
		return 0;
	}
}

/**
 * Sends the operations.
 *
 * @param {Items} items
 * @param {Settings} settings
 * @param {(error: unknown) => void} report
 * @returns {Promise<import("./deliver.js").Refused>}
 */
async function deliver({ operations }, settings, report) {
	if (operations.length === 0) return new Map();
	const refused = await settings.deliver(operations);
	const [first] = refused;
	if (first) {
		const [position, rejection] = first;
		const { name, action } = /** @type {{ name?: string, action?: string }} */ (operations[position] ?? {});
		const count = `${refused.size} of ${operations.length} operations were refused`;
		const why = `${rejection.field ?? ""} ${rejection.message}`.trim();
		const message = `createRelay: ${count}. The first (${JSON.stringify(name ?? action)}): ${why}`;
		report(new Error(message, { cause: rejection }));
	}
	return refused;
}

/**
 * What has become of each item.
 *
 * @param {Items} items
 * @param {import("./deliver.js").Refused} refused
 */
function settle({ indexes, rejected }, refused) {
	const ofItems = [...indexes.entries()].filter(([, index]) => index >= 0);
	const late = ofItems.filter(([position]) => refused.has(position));
	const all = [...rejected, ...late.map(([, index]) => ({ index, code: "refused" }))];
	return { accepted: ofItems.length - late.length, rejected: all.sort((a, b) => a.index - b.index) };
}

/** When Customer.io takes requests again, in seconds, if it has said so. @param {any} error */
const retryAfterOf = (error) => (error?.retryAfterMs > 0 ? Math.ceil(error.retryAfterMs / 1000) : undefined);
