/** What the Pipelines API's client does otherwise than the official one, on purpose. A table of `docs/` is made of it. */

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./record.js").Recording} Recording */
/** @typedef {import("./record.js").Sent} Sent */
/** @typedef {{ call: Call, expected: Recording, actual: Recording }} Pair */
/**
 * @typedef {object} Difference
 * @property {string} what
 * @property {string} official what customerio-node does
 * @property {string} ours what this package does
 * @property {string} why
 * @property {(pair: Pair) => void} explain turns what the official client did into what is expected here
 */

/** This package refuses calls that the official client sends. @param {RegExp} names of the calls */
const refuses =
	(names) =>
	(/** @type {Pair} */ { call, expected }) => {
		if (names.test(call.name)) Object.assign(expected, { requests: [], outcome: "refused" });
	};

/** This package sends other requests. @param {(sent: Sent, call: Call) => void} edit */
const sends =
	(edit) =>
	(/** @type {Pair} */ { call, expected }) => {
		for (const sent of expected.requests) edit(sent, call);
	};

/** The messages of a request. @param {Sent} sent @returns {any[]} */
const messagesOf = ({ body }) => body.batch ?? [body];

/** The messages that the official client and this one have sent, in pairs. @param {Pair} pair @returns {[any, any][]} */
function pairsOf({ expected, actual }) {
	const sent = expected.requests.flatMap(messagesOf);
	const own = actual.requests.flatMap(messagesOf);
	return sent.length === own.length ? sent.map((message, index) => [message, own[index]]) : [];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const MINUTE = 60_000;

/** @type {readonly Difference[]} */
export const DIFFERENCES = [
	// First: those below compare the messages of as many requests.
	{
		what: "Retries of events, pages, screens, and batches of them",
		official: "Are retried after every transient failure",
		ours: "Are retried if the failed attempt cannot have been processed; otherwise the error has `mayHaveTakenEffect`",
		why: "Customer.io does not promise to drop a second event with the same `messageId`",
		explain({ call, expected }) {
			if (!/^(track|page|screen|batch) after a (500|broken connection)$/.test(call.name)) return;
			expected.requests = expected.requests.slice(0, 1);
			expected.outcome = "failed";
		},
	},
	{
		what: "A `messageId` that is not given",
		official: "Is a UUID",
		ours: "Is a ULID",
		why: "ULIDs sort by time. Both are the same in each attempt",
		explain(pair) {
			for (const [message, own] of pairsOf(pair)) {
				// Each client makes its call at a time of its own.
				const times = [message.timestamp, own.timestamp];
				if (
					times.every((time) => TIME.test(time)) &&
					Math.abs(Date.parse(times[0]) - Date.parse(times[1])) < MINUTE
				)
					message.timestamp = own.timestamp;
				if (UUID.test(message.messageId) && ULID.test(own.messageId)) message.messageId = own.messageId;
			}
		},
	},
	{
		what: "`context.library`",
		official: "Names `customerio-node`",
		ours: "Names `customerio-wasm`",
		why: "It is the library that makes the call",
		explain(pair) {
			for (const [message, own] of pairsOf(pair)) {
				if (message.context.library?.name !== "customerio-node") continue;
				const { version } = own.context.library;
				message.context.library = { name: "customerio-wasm", version };
			}
		},
	},
	{
		what: "The option `strictMode`",
		official: "Is off unless turned on",
		ours: "Is on unless turned off, except in pages",
		why: "Without it, Customer.io responds with 200 to what it drops",
		explain: sends((sent, { client }) => {
			if (client?.strictMode === undefined) sent.strict = "1";
		}),
	},
	{
		what: "Keys that begin with `sk_` or `pk_`",
		official: "Are the user name in HTTP Basic",
		ours: "Are sent as `Bearer`, and name the region",
		why: "Customer.io's newer clients do the same",
		explain: sends((sent, { key = "" }) => {
			if (/^[sp]k_/.test(key)) sent.authorization = `Bearer ${key}`;
		}),
	},
	{
		what: "A key with a colon",
		official: "Is sent",
		ours: "Is rejected",
		why: "In HTTP Basic, the user name ends at the first colon",
		explain: refuses(/a key that has a colon$/),
	},
	{
		what: "The option `url`",
		official: "Is the part before `/identify`",
		ours: "Can also be the root of a host, or end with a slash",
		why: "A sandbox is at the root of its host",
		explain: sends((sent, { base, method }) => {
			if (base === "" || base === "/v1/") sent.path = `/v1/${method}`;
		}),
	},
	{
		what: "Options that do not exist",
		official: "Are passed to `fetch`",
		ours: "Are rejected by name, except `keepalive`",
		why: "An option without effect is a mistake",
		explain: refuses(/with an unknown option$/),
	},
	{
		what: "The messages of a batch",
		official: "Are not checked",
		ours: "Are checked like single ones; their `type` too",
		why: "Customer.io accepts or refuses a batch as a whole",
		explain: refuses(
			/^batch: (\w+ has (no person|a blank person|the type of another method)|alias has .*(visitor alone|and a visitor)|\w+ has the \w+ (undefined|null|" "|""))$/,
		),
	},
	{
		what: "A `type` in a single message that is not the method's own",
		official: "Is sent",
		ours: "Is rejected",
		why: "One of the two is a mistake",
		explain: refuses(/^(?!batch)\w+ has the type of another method$/),
	},
	{
		what: "A bigint",
		official: "Counts as missing if it is an id, and throws a `TypeError` in data",
		ours: "Is sent as a number if a JavaScript number can hold it exactly, or else as a string",
		why: "Database keys can be bigints, and a rounded one identifies somebody else",
		explain({ call, expected, actual }) {
			if (!/ bigint/.test(call.name) || expected.outcome !== "refused") return;
			Object.assign(expected, structuredClone(actual));
			for (const message of expected.requests.flatMap(messagesOf)) {
				if (/userId/.test(call.name)) message.userId = 42;
				else message.properties = { small: 7, large: "18446744073709551616" };
			}
			expected.outcome = "resolved";
		},
	},
	{
		what: "Ids that are fractions, unsafe numbers or objects",
		official: "Are sent; objects count as missing",
		ours: "Are rejected by name",
		why: "A JavaScript number cannot hold other digits exactly",
		explain: refuses(/has a userId that is (a fraction|an unsafe number|an object, and a visitor)$/),
	},
	{
		what: "An event whose name is a number",
		official: "Is sent",
		ours: "Is rejected",
		why: "Names are strings",
		explain: refuses(/has the event 7$/),
	},
	{
		what: "A `timestamp` that is not ISO 8601 with a time (to the second) and a zone (`Z` or `+01:00`), and a blank `messageId`",
		official: "Are sent",
		ours: "Are rejected",
		why: "The reference asks for an ISO 8601 date-time",
		explain: refuses(/has (unix seconds as its time|a day as its time|a blank id)$/),
	},
	{
		what: "`traits`, `properties`, `integrations` or a `context` that are not objects; NaN and whatever JSON would empty in data",
		official: "Are sent unchanged or changed",
		ours: "Are rejected, with the path",
		why: "Customer.io would store something else",
		explain: refuses(
			/has (data that JSON would change|traits that are null|properties that are an array|a context that is text)$/,
		),
	},
	{
		what: "More than 32,000 bytes for a message, or 500,000 for a batch",
		official: "Are sent",
		ours: "Are rejected",
		why: "Customer.io drops them; without strict mode, it still responds with 200",
		explain: refuses(/is too long$/),
	},
];
