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

/** The state of a sandbox. Times are Unix seconds. */
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
	 * The cio_id that owns each anonymous_id. It "is not reusable", so a deleted person keeps theirs.
	 *
	 * @type {Map<string, string>}
	 */
	#anonymousIds = new Map();

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
	 * @param {string} id
	 * @returns {Delivery} created if necessary, because the sandbox sends no messages itself
	 */
	delivery(id) {
		const delivery = this.#deliveries.get(id) ?? { id, metrics: [] };
		this.#deliveries.set(id, delivery);
		return delivery;
	}

	/** @returns {Omit<SandboxState, "faults">} */
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

	/** @returns {Omit<SandboxCounts, "faults">} */
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
