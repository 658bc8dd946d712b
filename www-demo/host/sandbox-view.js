/**
 * @typedef {import("customerio-wasm/sandbox").Sandbox} Sandbox
 * @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState
 * @typedef {SandboxState["people"][number]} Person
 * @typedef {SandboxState["events"][number] & { number: number }} NumberedEvent
 * @typedef {SandboxState["requests"][number] & { number: number }} NumberedRequest
 */

/**
 * The part of a sandbox that the page shows. `number` is the index among all events or requests.
 *
 * @typedef {object} SandboxView
 * @property {Person[]} people the newest, oldest first
 * @property {NumberedEvent[]} events events of these people, oldest first
 * @property {NumberedRequest[]} requests the newest, oldest first, with long bodies truncated
 */

const MAX_PEOPLE = 200;
const MAX_EVENTS_PER_PERSON = 100;
const MAX_REQUESTS = 200;
const MAX_BODY_LENGTH = 4_000;

/**
 * @param {Sandbox} sandbox
 * @param {string | null} wanted the id, email or cio_id of a person to include in any case
 * @returns {SandboxView}
 */
export function sandboxView(sandbox, wanted) {
	const { people, events, requests } = sandbox.state();
	const shown = people.filter(
		({ id, email, cio_id }, index) =>
			index >= people.length - MAX_PEOPLE || (wanted !== null && [id, email, cio_id].includes(wanted)),
	);
	const arrived = sandbox.counts().requests;
	return {
		people: shown,
		events: eventsOf(shown, events),
		requests: requests.slice(-MAX_REQUESTS).map((request, index, { length }) => ({
			...request,
			number: arrived - length + index,
			body: truncated(request.body),
		})),
	};
}

/**
 * @param {Person[]} people
 * @param {SandboxState["events"]} events
 * @returns {NumberedEvent[]}
 */
function eventsOf(people, events) {
	/** @type {Map<string | null, NumberedEvent[]>} */
	const byPerson = new Map(people.map(({ cio_id }) => [cio_id, []]));
	events.forEach((event, number) => {
		byPerson.get(event.customer)?.push({ ...event, number });
	});
	return [...byPerson.values()].flatMap((own) => own.slice(-MAX_EVENTS_PER_PERSON));
}

/** @param {string} body */
function truncated(body) {
	if (body.length <= MAX_BODY_LENGTH) return body;
	return `${body.slice(0, MAX_BODY_LENGTH)} … (${body.length.toLocaleString("en")} characters in total)`;
}
