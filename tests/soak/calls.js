/** The soak's calls. Each call sends a unique mark, which finds its effect on the server. */
import { pick } from "../behaviour/random.js";

/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
/** @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState */
/** @typedef {import("customerio-wasm").CustomerIOError} CustomerIOError */

/** What became of a call. */
const OUTCOMES = /** @type {const} */ (["none yet", "resolved", "no effect", "may have taken effect"]);
const [, RESOLVED, NO_EFFECT] = OUTCOMES.keys();

/** Everybody whose events are counted. */
const READER = "reader";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** @param {number} index */
const ulidOf = (index) =>
	`01HZX3J9V7Q4M8N2${[...index.toString(32).padStart(10, "0")].map(crockford).join("")}`;

/** @param {string} digit of base 32 as JavaScript writes it */
const crockford = (digit) => CROCKFORD[Number.parseInt(digit, 32)];

/** @type {{ responseType: "text", maxRetries: number, retryDelayMS: number }} */
const RAW = { responseType: "text", maxRetries: 2, retryDelayMS: 1 };
const RAW_EVENT = { ...RAW, url: `/v1/customers/${READER}/events`, method: "POST" };

/**
 * @typedef {object} Clients
 * @property {TrackClient} client
 * @property {TrackClient} bare gives events no ids
 * @property {AbortSignal} signal
 */

/**
 * The kinds of calls. Each leaves one event or one person with its mark.
 *
 * @type {{ name: string, send(clients: Clients, mark: string, index: number): Promise<unknown> }[]}
 */
const KINDS = [
	{
		name: "identify",
		send: ({ client, signal }, mark, index) => client.identify(mark, { index }, { signal }),
	},
	{
		name: "track",
		send: ({ client, signal }, mark) => client.track(READER, { name: mark, data: { mark } }, { signal }),
	},
	{ name: "trackPageView", send: ({ client }, mark) => client.trackPageView(READER, mark) },
	{ name: "track without ids", send: ({ bare }, mark) => bare.track(READER, { name: mark }) },
	{
		name: "track with the caller's id",
		send: ({ bare }, mark, index) => bare.track(READER, { name: mark, id: ulidOf(index) }),
	},
	{
		name: "raw PUT",
		send: ({ client, signal }, mark) =>
			client.rawRequest({ ...RAW, url: `/v1/customers/${mark}`, method: "PUT", data: {} }, { signal }),
	},
	{ name: "raw POST", send: ({ client }, mark) => client.rawRequest({ ...RAW_EVENT, data: { name: mark } }) },
	{
		name: "raw POST with an id and retryAllErrors",
		send: ({ client }, mark, index) =>
			client.rawRequest({ ...RAW_EVENT, data: { name: mark, id: ulidOf(index) }, retryAllErrors: true }),
	},
];

/** What is known of the calls. Numbers alone, in arrays made beforehand: the soak measures the heap. */
export class Calls {
	#kinds;
	#outcomes;
	/** What became of the `destroy` of a person that an `identify` had made. */
	#destroyed;

	/** @param {number} count @param {() => number} random */
	constructor(count, random) {
		this.#kinds = Uint8Array.from({ length: count }, () => pick(random, [...KINDS.keys()]));
		this.#outcomes = new Uint8Array(count);
		this.#destroyed = Uint8Array.from({ length: count }, () => (random() < 0.5 ? 0 : 255));
	}

	/** @param {number} index */
	#kindOf(index) {
		return /** @type {typeof KINDS[0]} */ (KINDS[this.#kinds[index] ?? 0]);
	}

	/** @param {number} index */
	#markOf(index) {
		return `mark-${index}`;
	}

	/**
	 * Makes a call, and where it made a person, every second time the call that deletes that person again.
	 *
	 * @param {Clients} clients
	 * @param {number} index
	 */
	async make(clients, index) {
		const { name, send } = this.#kindOf(index);
		const mark = this.#markOf(index);
		this.#outcomes[index] = await outcomeOf(() => send(clients, mark, index));
		const isFollowed = name === "identify" && this.#destroyed[index] === 0;
		if (isFollowed && this.#outcomes[index] === RESOLVED) {
			this.#destroyed[index] = await outcomeOf(() => clients.client.destroy(mark));
		} else {
			this.#destroyed[index] = 0;
		}
	}

	/** How many calls ended how. */
	tally() {
		const tally = OUTCOMES.map((name) => ({ name, count: 0 }));
		for (const outcomes of [this.#outcomes, this.#destroyed]) {
			for (const outcome of outcomes) {
				const entry = tally[outcome];
				if (entry && (outcome > 0 || outcomes === this.#outcomes)) entry.count += 1;
			}
		}
		return tally;
	}

	/**
	 * Compares what the calls said with what there is.
	 *
	 * @param {SandboxState} state
	 * @returns {Record<"lost" | "doubled" | "of no call" | "despite the error", string[]>} all empty if they agree
	 */
	differences({ people, events }) {
		const counts = new Map();
		for (const mark of [...events.map(({ name }) => name), ...people.map(({ id }) => id)]) {
			counts.set(mark, (counts.get(mark) ?? 0) + 1);
		}
		counts.delete(READER);
		/** @type {ReturnType<Calls["differences"]>} */
		const found = { lost: [], doubled: [], "of no call": [], "despite the error": [] };
		for (const [index, outcome] of this.#outcomes.entries()) {
			const mark = this.#markOf(index);
			const count = counts.get(mark) ?? 0;
			counts.delete(mark);
			const what = `${mark} (${this.#kindOf(index).name})`;
			const deleted = this.#destroyed[index];
			if (count > 1) found.doubled.push(what);
			if (outcome === NO_EFFECT && count > 0) found["despite the error"].push(what);
			if (deleted === RESOLVED && count > 0) found["despite the error"].push(`${what}, which was deleted`);
			const mustBe = outcome === RESOLVED && (deleted === 0 || deleted === NO_EFFECT);
			if (mustBe && count === 0) found.lost.push(what);
		}
		found["of no call"] = [...counts.keys()].map(String);
		return found;
	}
}

/** @param {() => Promise<unknown>} call @returns {Promise<number>} an index of {@link OUTCOMES} */
async function outcomeOf(call) {
	try {
		await call();
		return OUTCOMES.indexOf("resolved");
	} catch (error) {
		const { mayHaveTakenEffect } = /** @type {CustomerIOError} */ (error);
		if (typeof mayHaveTakenEffect !== "boolean") throw error;
		return OUTCOMES.indexOf(mayHaveTakenEffect ? "may have taken effect" : "no effect");
	}
}
