/** @import { AppSeeds } from "../app/store/app-state.js" */
/** @import { Delivery } from "../types/deliveries.d.ts" */
/** @import { FormSubmission, SandboxCounts, SandboxState } from "../types/state.d.ts" */
/** @import { StoredPerson } from "./people.js" */
import { AppState } from "../app/store/app-state.js";
import { announce } from "../app/webhooks/events.js";
import { Deliveries } from "./deliveries.js";
import { DroppedCalls } from "./dropped.js";
import { Events } from "./events.js";
import { Objects, relate, unrelate } from "./objects.js";
import { People } from "./people.js";
import { RequestLog } from "./requests.js";
import { Segments } from "./segments.js";
import { showObject, showPerson, showSegment } from "./show.js";
import { Suppressions } from "./suppressions.js";

/** The state of a sandbox. Times are unix seconds. */
export class Store {
	people = new People();
	suppressions = new Suppressions();
	events = new Events();
	objects = new Objects();
	segments = new Segments();
	requests = new RequestLog();
	dropped = new DroppedCalls();
	deliveries = new Deliveries((delivery, metric) => announce(this, delivery, metric));
	#makeApp;
	/** @type {AppState | undefined} */
	#app;
	/** @type {Map<string, FormSubmission[]>} by the form's id */
	#forms = new Map();
	/**
	 * The cio_id that owns each anonymous_id. It "is not reusable", so a deleted person keeps theirs.
	 *
	 * @type {Map<string, string>}
	 */
	#anonymousIds = new Map();

	/**
	 * @param {AppSeeds} seeds
	 * @param {() => number} now in unix seconds
	 */
	constructor(seeds, now) {
		this.#makeApp = () => new AppState(seeds, now);
	}

	/** The state that only the App API has. It is created on first use, so that the Track API alone does not pay for it. */
	get app() {
		this.#app ??= this.#makeApp();
		return this.#app;
	}

	/** Whether the App API has been used, so that messages may be due. */
	get isAppUsed() {
		return this.#app !== undefined;
	}

	/** Aborts the webhook that is being sent, and sends no others. */
	stop() {
		this.#app?.outbox.stop();
	}

	/**
	 * The person's events keep their `customer`, so that a test can see what was sent. A new person with the same id gets
	 * another cio_id, and so does not inherit them.
	 *
	 * @param {StoredPerson} person
	 */
	deletePerson(person) {
		for (const object of person.relationships?.keys() ?? []) unrelate(object, person);
		this.segments.removeFromAll(person);
		this.people.delete(person);
	}

	/**
	 * Assigns an anonymous_id to a person, with its relationships and its events of the last 30 days.
	 *
	 * @param {string} anonymousId
	 * @param {StoredPerson} person
	 * @param {number} now
	 * @returns {boolean} false if another person has it
	 */
	claim(anonymousId, person, now) {
		const owner = this.#anonymousIds.get(anonymousId);
		if (owner !== undefined) return owner === person.cio_id;
		this.transfer(anonymousId, person);
		this.events.claim(anonymousId, person.cio_id, now);
		for (const [object, attributes] of this.objects.takeAnonymous(anonymousId)) {
			const own = relate(object, person);
			for (const [name, value] of attributes) own.set(name, value);
		}
		return true;
	}

	/**
	 * @param {string} anonymousId
	 * @param {StoredPerson} person
	 */
	transfer(anonymousId, person) {
		this.#anonymousIds.set(anonymousId, person.cio_id);
	}

	/**
	 * @param {string} anonymousId
	 * @returns {StoredPerson | undefined} its owner, if that person still exists
	 */
	ownerOf(anonymousId) {
		const value = this.#anonymousIds.get(anonymousId);
		return value === undefined ? undefined : this.people.find({ kind: "cio_id", value });
	}

	/**
	 * @param {string} id
	 * @returns {FormSubmission[]} the submissions of a form, which is created if necessary
	 */
	form(id) {
		const submissions = this.#forms.get(id) ?? [];
		this.#forms.set(id, submissions);
		return submissions;
	}

	/**
	 * @param {Delivery} delivery
	 * @returns {StoredPerson | undefined} the person it was sent to, who may be deleted since
	 */
	recipientOf({ message }) {
		const value = message?.customer ?? null;
		return value === null ? undefined : this.people.find({ kind: "cio_id", value });
	}

	/** @returns {Omit<SandboxState, "faults">} */
	state() {
		return structuredClone({
			people: this.people.list().map(showPerson),
			suppressed: this.suppressions.list(),
			events: this.events.list(),
			objects: this.objects.list().map(showObject),
			segments: this.segments.list().map(showSegment),
			forms: [...this.#forms].map(([id, submissions]) => ({ id, submissions })),
			deliveries: this.deliveries.list(),
			broadcastTriggers: this.app.triggers.list(),
			exports: this.app.exports.list(),
			imports: this.app.imports.list(),
			espSuppressions: this.app.espSuppressions.list().map(({ id: _id, ...suppression }) => suppression),
			optOuts: this.app.optOuts,
			webhookPosts: this.app.outbox.list(),
			dropped: this.dropped.list(),
			requests: this.requests.list(),
		});
	}

	/** @returns {Omit<SandboxCounts, "faults">} */
	counts() {
		return {
			people: this.people.size,
			suppressed: this.suppressions.size,
			events: this.events.size,
			objects: this.objects.size,
			segments: this.segments.size,
			forms: this.#forms.size,
			deliveries: this.deliveries.size,
			broadcastTriggers: this.app.triggers.size,
			exports: this.app.exports.size,
			imports: this.app.imports.size,
			espSuppressions: this.app.espSuppressions.size,
			optOuts: this.app.optOuts.length,
			webhookPosts: this.app.outbox.size,
			dropped: this.dropped.seen,
			requests: this.requests.seen,
		};
	}
}
