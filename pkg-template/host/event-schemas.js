/**
 * The option `events`: validators check the data of events before the core gets them. It is JavaScript, because the validators are.
 *
 * @import { SchemaIssue, StandardSchema } from "../public/types/standard-schema.js"
 * @import { ValidationError } from "../public/types/errors.js"
 */
import { Fault, isObject, reading, within } from "./fault.js";
import { jsonObject } from "./json.js";
import { memberNames } from "./options.js";
import { invalid } from "./report.js";
import { isSchema, NOT_A_SCHEMA } from "./standard-schema.js";

/**
 * Where the methods of a client take events.
 *
 * @typedef {object} Events
 * @property {string} client the public class
 * @property {readonly string[]} actions the methods that take an event with a name of the caller's
 * @property {number} position which argument of theirs it is
 * @property {string} argument that argument's name
 * @property {string} name the event's member with its name
 * @property {string} data the one with its data
 * @property {readonly string[]} known the names that need no validator, because Customer.io says what they mean
 */

/** The most characters of a name, and of a validator's message, that an error shows. */
const MAX_NAME = 100;
const MAX_MESSAGE = 1000;

/** The validators of one client. */
export class EventSchemas {
	#option;
	#events;
	/** Read by the first call, because a constructor does not throw. @type {Map<string, StandardSchema> | undefined} */
	#schemas;
	#isAwaited;
	/** The checks that have not ended, if somebody waits for them. @type {Set<Promise<unknown>>} */
	#pending = new Set();

	/**
	 * @param {unknown} option
	 * @param {Events} events
	 * @param {boolean} [isAwaited] whether {@link settled} will be asked for
	 */
	constructor(option, events, isAwaited = false) {
		this.#option = option;
		this.#events = events;
		this.#isAwaited = isAwaited;
	}

	/**
	 * Reads the option.
	 *
	 * @throws {ValidationError} for a mistake in it
	 */
	open() {
		this.#schemas ??= readArgument(this.#events.client, "events", () => readSchemas(this.#option));
		return this.#schemas;
	}

	/**
	 * Checks a call.
	 *
	 * @param {string} action the public method's name
	 * @param {unknown[]} parameters
	 * @param {(argument: unknown) => unknown} own copies an argument
	 * @returns {unknown[] | Promise<unknown[]> | undefined} the arguments to send, at once if the validator is synchronous: the calls that
	 *   follow must not overtake this one. `undefined` for what is not checked, and for what the core refuses
	 * @throws {ValidationError} also by the promise that it returns
	 */
	check(action, parameters, own) {
		const { actions, position, argument, known, ...members } = this.#events;
		const given = parameters[position];
		if (!actions.includes(action) || !isObject(given)) return undefined;
		/** @type {any} */
		const event = readArgument(action, argument, () => ({ ...jsonObject(given) }));
		const { [members.name]: name, [members.data]: value = {} } = event;
		// JSON could turn it into text that nobody has checked.
		if (isObject(name)) throw invalid(action, `${argument}.${members.name}`, "must be a string");
		if (typeof name !== "string") return undefined;
		const schema = this.open().get(name);
		if (!schema) {
			if (known.includes(name)) return undefined;
			const problem = `is not one of the option events: ${quoted(name)}`;
			throw invalid(action, `${argument}.${members.name}`, problem);
		}
		const path = `${argument}.${members.data}`;
		// The validator checks what is sent: what `toJSON` returns.
		const data = isObject(value) ? readArgument(action, path, () => jsonObject(value)) : value;
		if (event[members.data] !== undefined) event[members.data] = data;
		const checked = (/** @type {unknown} */ result, /** @type {any} */ sent = event) => {
			const valid = dataOf(result);
			// If the validator returns the same data, the copy that was made with the event is sent.
			const sentData = valid === data && event[members.data] !== undefined ? sent[members.data] : valid;
			return parameters.map((argument, at) =>
				at === position ? { ...sent, [members.data]: sentData } : argument,
			);
		};
		const asError = (/** @type {unknown} */ thrown) => errorOf(action, path, thrown);
		try {
			/** @type {any} */
			const result = schema["~standard"].validate(data);
			if (typeof result?.then !== "function") return checked(result);
			// Copied now, so that changes during the check have no effect.
			const sent = own(event);
			return this.#later(result, (valid) => checked(valid, sent), asError);
		} catch (thrown) {
			throw asError(thrown);
		}
	}

	/** Resolves when the checks that have begun before have ended. */
	async settled() {
		await Promise.allSettled(this.#pending);
	}

	/**
	 * @param {PromiseLike<unknown>} result
	 * @param {(result: unknown) => unknown[]} checked
	 * @param {(thrown: unknown) => Error} asError
	 */
	#later(result, checked, asError) {
		const checking = (async () => {
			try {
				return checked(await result);
			} catch (thrown) {
				throw asError(thrown);
			}
		})();
		if (this.#isAwaited) {
			const end = () => this.#pending.delete(checking);
			this.#pending.add(checking);
			checking.then(end, end);
		}
		return checking;
	}
}

/**
 * @param {unknown} option
 * @returns {Map<string, StandardSchema>}
 * @throws {Fault}
 */
function readSchemas(option) {
	const schemas = new Map();
	for (const name of memberNames(option)) {
		const schema = reading(`.${name}`, () => /** @type {any} */ (option)[name]);
		if (!reading(`.${name}`, () => isSchema(schema))) throw new Fault(`.${name}`, NOT_A_SCHEMA);
		schemas.set(name, schema);
	}
	return schemas;
}

/**
 * The data that a validator has found valid.
 *
 * @param {any} result
 * @throws {Fault} or whatever the result throws when it is looked at
 */
function dataOf(result) {
	if (!isObject(result)) throw new Fault("", "could not be checked: its validator returned no result");
	const { issues, value } = /** @type {{ issues?: readonly SchemaIssue[], value?: unknown }} */ (result);
	if (!issues) return value;
	const { message, path = [] } = issues[0] ?? { message: "" };
	const more = issues.length > 1 ? ` (and ${issues.length - 1} more in error.cause)` : "";
	const problem = `is refused by its validator: ${String(message).slice(0, MAX_MESSAGE)}${more}`;
	// Not by its own `map`: ArkType's path is a subclass of Array, which would make another path.
	throw new Fault(Array.from(path, stepOf).join(""), problem, issues);
}

/** A step of an issue's path, as errors write it. @param {PropertyKey | { readonly key: PropertyKey }} part */
function stepOf(part) {
	const key = typeof part === "object" ? part.key : part;
	return typeof key === "number" ? `[${key}]` : `.${String(key)}`;
}

/** @param {string} name */
const quoted = (name) => JSON.stringify(name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name);

/**
 * The error for data that a validator refused, or for which it threw.
 *
 * @param {string} action
 * @param {string} path of the data
 * @param {unknown} thrown
 */
function errorOf(action, path, thrown) {
	const threw = "could not be checked: its validator threw the error in error.cause";
	const fault = Fault.is(thrown) ? thrown : new Fault("", threw, thrown);
	return invalid(action, `${path}${fault.argument}`, fault.problem, fault.cause);
}

/**
 * @template T
 * @param {string} action
 * @param {string} argument
 * @param {() => T} read runs code of the caller's
 * @throws {ValidationError}
 */
function readArgument(action, argument, read) {
	try {
		return read();
	} catch (thrown) {
		const fault = within(argument, thrown);
		throw invalid(action, fault.argument, fault.problem, fault.cause);
	}
}
