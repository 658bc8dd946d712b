/** @import { Delivery } from "../types/deliveries.d.ts" */
/** @import { FormSubmission, SandboxCounts, SandboxState } from "../types/state.d.ts" */
/** @import { StoredPerson } from "./people.js" */
import { Events } from "./events.js";
import { Objects, relate, unrelate } from "./objects.js";
import { People } from "./people.js";
import { RequestLog } from "./requests.js";
import { Segments } from "./segments.js";
import { showObject, showPerson } from "./show.js";
import { Suppressions } from "./suppressions.js";

/** All that a sandbox remembers. Times are unix seconds. */
export class Store {
	people = new People();
	suppressions = new Suppressions();
	events = new Events();
	objects = new Objects();
	segments = new Segments();
	requests = new RequestLog();
	/** @type {Map<string, FormSubmission[]>} by the form's id */
	#forms = new Map();
	/** @type {Map<string, Delivery>} by id */
	#deliveries = new Map();
	/**
	 * Who took an anonymous_id: a cio_id. It "is not reusable": a deleted person keeps theirs.
	 *
	 * @type {Map<string, string>}
	 */
	#anonymousIds = new Map();

	/**
	 * The person's events stay, with their `customer`: they show a test what was sent, and they cannot come
	 * back to life with the person, who would get another cio_id.
	 *
	 * @param {StoredPerson} person
	 */
	deletePerson(person) {
		for (const object of person.relationships?.keys() ?? []) unrelate(object, person);
		this.segments.removeFromAll(person);
		this.people.delete(person);
	}

	/**
	 * Gives an anonymous_id to a person, with its relationships and its events of the last 30 days.
	 *
	 * @param {string} anonymousId
	 * @param {StoredPerson} person
	 * @param {number} now
	 * @returns {boolean} false if somebody else has it
	 */
	claim(anonymousId, person, now) {
		const owner = this.#anonymousIds.get(anonymousId);
		if (owner !== undefined) return owner === person.cio_id;
		this.passOn(anonymousId, person);
		this.events.claim(anonymousId, person.cio_id, now);
		for (const [object, attributes] of this.objects.takeAnonymous(anonymousId)) {
			const own = relate(object, person);
			for (const [name, value] of attributes) own.set(name, value);
		}
		return true;
	}

	/**
	 * @param {string} anonymousId
	 * @param {StoredPerson} heir
	 */
	passOn(anonymousId, heir) {
		this.#anonymousIds.set(anonymousId, heir.cio_id);
	}

	/**
	 * @param {string} anonymousId
	 * @returns {StoredPerson | undefined} who has it, if that person still exists
	 */
	ownerOf(anonymousId) {
		const value = this.#anonymousIds.get(anonymousId);
		return value === undefined ? undefined : this.people.find({ kind: "cio_id", value });
	}

	/**
	 * @param {string} id
	 * @returns {FormSubmission[]} those of a form, which comes into being if need be
	 */
	form(id) {
		const submissions = this.#forms.get(id) ?? [];
		this.#forms.set(id, submissions);
		return submissions;
	}

	/**
	 * @param {string} id
	 * @returns {Delivery} which comes into being if need be: what Customer.io sends, it does not send from here
	 */
	delivery(id) {
		const delivery = this.#deliveries.get(id) ?? { id, metrics: [] };
		this.#deliveries.set(id, delivery);
		return delivery;
	}

	/** @returns {SandboxState} */
	state() {
		return structuredClone({
			people: this.people.list().map(showPerson),
			suppressed: this.suppressions.list(),
			events: this.events.list(),
			objects: this.objects.list().map(showObject),
			segments: this.segments.list(),
			forms: [...this.#forms].map(([id, submissions]) => ({ id, submissions })),
			deliveries: [...this.#deliveries.values()],
			requests: this.requests.list(),
		});
	}

	/** @returns {SandboxCounts} */
	counts() {
		return {
			people: this.people.size,
			suppressed: this.suppressions.size,
			events: this.events.size,
			objects: this.objects.size,
			segments: this.segments.size,
			forms: this.#forms.size,
			deliveries: this.#deliveries.size,
			requests: this.requests.seen,
		};
	}
}
