/** What the App API's client does otherwise than the official one, on purpose. A table of `docs/` is made of it. */

/** @typedef {import("./forms.js").Call} Call */
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

/** This package refuses calls that the official client sends. @param {(call: Call) => boolean} isRefused */
const refuses =
	(isRefused) =>
	(/** @type {Pair} */ { call, expected }) => {
		if (expected.outcome === "resolved" && isRefused(call))
			Object.assign(expected, { requests: [], outcome: "refused" });
	};

/** This package sends calls that the official client refuses: what is sent is compared by other calls. @param {(call: Call) => boolean} isSent */
const accepts =
	(isSent) =>
	(/** @type {Pair} */ { call, expected, actual }) => {
		if (expected.outcome === "refused" && isSent(call)) Object.assign(expected, structuredClone(actual));
	};

/** This package sends other requests. @param {(sent: Sent, call: Call) => void} edit */
const sends =
	(edit) =>
	(/** @type {Pair} */ { call, expected }) => {
		for (const sent of expected.requests) edit(sent, call);
	};

/** @param {RegExp} pattern */
const named =
	(pattern) =>
	(/** @type {Call} */ { name }) =>
		pattern.test(name);

/** @type {readonly Difference[]} */
export const DIFFERENCES = [
	{
		what: "Identifiers that are `.` or `..`, or numbers that are not safe integers",
		official: "Are sent, and `..` addresses something else",
		ours: "Are rejected",
		why: "URLs resolve dot segments, and JavaScript has rounded such numbers",
		explain: refuses(named(/^(?!findObjects: argument 1 is dots).* is (dots|a fraction|an unsafe number)$/)),
	},
	{
		what: "Options that do not exist",
		official: "Are ignored",
		ours: "Are rejected by name",
		why: "A filter without effect gives a wrong result",
		explain: refuses(named(/is an unknown option$/)),
	},
	{
		what: "Bodies that are not objects: `null`, strings, lists",
		official: "Are sent",
		ours: "Are rejected",
		why: "Customer.io refuses them",
		explain: refuses(named(/instead of an object$/)),
	},
	{
		what: "`triggerBroadcast` without an id, to an empty audience, to two audiences, or with the flags of another one",
		official: "Is sent; an empty audience is everybody, of two the second is dropped",
		ours: "Is rejected",
		why: "It would send messages to the wrong people",
		explain: refuses(
			named(/^triggerBroadcast: (to an empty|to two|with a flag of another|without an id|with a blank id)/),
		),
	},
	{
		what: "Flags of an audience that are `false`",
		official: "Are not sent",
		ours: "Are sent",
		why: "What the caller says is sent",
		explain: sends((sent, call) => {
			if (call.name.endsWith("with a flag that is false"))
				Object.assign(Object(sent.body), { id_ignore_missing: false });
		}),
	},
	{
		what: "Messages without recipient, person, template or text of their own",
		official: "Are sent",
		ours: "Are rejected by name",
		why: "Customer.io refuses them",
		explain: refuses(named(/^send\w+: (without|of nothing|of a person without)/)),
	},
	{
		what: "`getCustomersAttributes` with more than 100 ids, or with anything but strings and integers among them",
		official: "Is sent",
		ours: "Is rejected by name",
		why: "Customer.io's specification asks for 1 to 100 strings",
		explain: refuses(
			named(/^getCustomersAttributes: argument 1 is a list (with something that is not an id|of 101)/),
		),
	},
	{
		what: "Numbers as ids of people in a body: of a message's person, of a broadcast's audience, of `getCustomersAttributes`",
		official: "Are sent as numbers",
		ours: "Are sent as strings",
		why: "Customer.io's specification asks for strings",
		explain: sends(({ body }, { method }) => {
			if (!/^(send|triggerBroadcast|getCustomersAttributes)/.test(method)) return;
			const { identifiers, ids, per_user_data: people = [] } = /** @type {any} */ (body ?? {});
			for (const person of [identifiers ?? {}, ...people])
				if (typeof person.id === "number") person.id = String(person.id);
			for (const index of ids?.keys() ?? []) ids[index] = String(ids[index]);
		}),
	},
	{
		what: "The headers of an email",
		official: "Are sent as an object, also if there are none",
		ours: "Are sent as the JSON text of a list; an object, a list and JSON text are accepted",
		why: "That is what Customer.io's specification asks for",
		explain: sends((sent) => {
			const body = /** @type {any} */ (sent.body);
			if (!sent.path.endsWith("/send/email") || !body.headers) return;
			const list = Object.entries(body.headers).map(([name, value]) => ({ name, value }));
			if (list.length > 0) body.headers = JSON.stringify(list);
			else delete body.headers;
		}),
	},
	{
		what: "An `idType` that is not given",
		official: "Is sent as `id_type=id` by some methods",
		ours: "Is left out",
		why: "It is Customer.io's default",
		explain: sends((sent, call) => {
			if (call.args.includes("id")) return;
			sent.query = sent.query.filter(
				(parameter) =>
					!["id_type=id", "id_type=object_id"].includes(parameter) || call.args.includes(parameter.slice(8)),
			);
		}),
	},
	{
		what: "The kind `phone` of an identifier",
		official: "Is rejected",
		ours: "Is sent",
		why: "Customer.io has added it",
		explain: accepts(named(/is phone$/)),
	},
	{
		what: "An `idType` among the options that is `null` or an empty string",
		official: "Is rejected",
		ours: "Is left out, like every other option",
		why: "`undefined`, `null` and empty strings count as left out, for every option alike",
		explain: accepts(named(/is all (null|empty text)$/)),
	},
	{
		what: "The `Content-Type` of requests without a body",
		official: "Is `application/json`",
		ours: "Is not sent",
		why: "A request without a body has no content type",
		explain: sends((sent) => {
			if (sent.body === "") delete sent.type;
		}),
	},
];
