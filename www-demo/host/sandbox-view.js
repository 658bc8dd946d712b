/**
 * @typedef {import("customerio-wasm/sandbox").Sandbox} Sandbox
 * @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState
 * @typedef {SandboxState["people"][number]} Person
 * @typedef {SandboxState["events"][number] & { number: number }} NumberedEvent
 * @typedef {SandboxState["requests"][number] & { number: number }} NumberedRequest
 */

/**
 * As much of what a sandbox holds as a page can show. `number` is the place among all events or requests.
 *
 * @typedef {object} SandboxView
 * @property {Person[]} people the newest ones, oldest first
 * @property {NumberedEvent[]} events theirs, oldest first
 * @property {NumberedRequest[]} requests the newest ones, oldest first, with long bodies cut
 */

const MOST_PEOPLE = 200;
const MOST_EVENTS_OF_A_PERSON = 100;
const MOST_REQUESTS = 200;
const LONGEST_BODY = 4_000;

/**
 * @param {Sandbox} sandbox
 * @param {string | null} wanted the id, email or cio_id of somebody to show, however old
 * @returns {SandboxView}
 */
export function sandboxView(sandbox, wanted) {
	const { people, events, requests } = sandbox.state();
	const shown = people.filter(
		({ id, email, cio_id }, index) =>
			index >= people.length - MOST_PEOPLE || (wanted !== null && [id, email, cio_id].includes(wanted)),
	);
	const arrived = sandbox.counts().requests;
	return {
		people: shown,
		events: eventsOf(shown, events),
		requests: requests.slice(-MOST_REQUESTS).map((request, index, { length }) => ({
			...request,
			number: arrived - length + index,
			body: cut(request.body),
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
	return [...byPerson.values()].flatMap((own) => own.slice(-MOST_EVENTS_OF_A_PERSON));
}

/** @param {string} body */
function cut(body) {
	if (body.length <= LONGEST_BODY) return body;
	return `${body.slice(0, LONGEST_BODY)} … (${body.length.toLocaleString("en")} characters in all)`;
}
