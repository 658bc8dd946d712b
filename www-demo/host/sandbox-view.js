import { shorten } from "../shared/shorten.js";
import { groupBatches } from "./group-batches.js";

/**
 * @typedef {import("customerio-wasm/sandbox").Sandbox} Sandbox
 * @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState
 * @typedef {import("customerio-wasm/sandbox").Fault} Fault
 * @typedef {SandboxState["people"][number]} Person
 * @typedef {Pick<Person, "id" | "email" | "cio_id">} ListedPerson
 * @typedef {SandboxState["events"][number] & { number: number }} NumberedEvent
 * @typedef {import("./group-batches.js").ShownRequest} ShownRequest
 */

/**
 * The part of a sandbox that the page shows.
 *
 * @typedef {object} SandboxView
 * @property {ListedPerson[]} people the newest that match the search, oldest first
 * @property {number} matches the number of people that match the search
 * @property {{ person: Person, events: NumberedEvent[] } | null} selected the person asked for, or else the newest, with their last
 * events; `number` is an event's index among all
 * @property {ShownRequest[]} requests the newest, oldest first, with long bodies truncated
 * @property {Fault[]} faults
 */

const MAX_PEOPLE = 200;
const MAX_EVENTS = 100;
const MAX_REQUESTS = 200;

/**
 * @param {Sandbox} sandbox
 * @param {object} wanted
 * @param {string} wanted.person the id, email or cio_id of the selected person, or ""
 * @param {string} wanted.search a part of an id or email, in any case, or ""
 * @returns {SandboxView}
 */
export function sandboxView(sandbox, { person, search }) {
	const { people, events, requests, faults } = sandbox.state();
	const found = people.filter((candidate) => matches(candidate, search.trim().toLowerCase()));
	const selected =
		people.find(({ id, email, cio_id }) => [id, email, cio_id].includes(person || undefined)) ??
		people.at(-1);
	const shown = groupBatches(requests, sandbox.counts().requests).slice(-MAX_REQUESTS);
	return {
		people: found.slice(-MAX_PEOPLE).map(({ id, email, cio_id }) => ({
			cio_id,
			...(id === undefined ? {} : { id }),
			...(email === undefined ? {} : { email }),
		})),
		matches: found.length,
		selected: selected ? { person: selected, events: eventsOf(selected, events) } : null,
		requests: shown.map((request) => ({ ...request, body: shorten(request.body) })),
		faults,
	};
}

/**
 * @param {ListedPerson} person
 * @param {string} search in lower case
 */
function matches({ id = "", email = "", cio_id }, search) {
	return [id, email, cio_id].some((text) => text.toLowerCase().includes(search));
}

/**
 * @param {Person} person
 * @param {SandboxState["events"]} events
 * @returns {NumberedEvent[]}
 */
function eventsOf({ cio_id }, events) {
	return events
		.flatMap((event, number) => (event.customer === cio_id ? [{ ...event, number }] : []))
		.slice(-MAX_EVENTS);
}
