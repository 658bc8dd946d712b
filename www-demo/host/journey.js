/** How far each item of a visitor's page has come. */

/** @typedef {import("customerio-wasm/sandbox").Sandbox} Sandbox */

/**
 * One item on its way.
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {number} taken how often the relay has taken it
 * @property {number} sent how often a request to Customer.io had it
 * @property {number} arrived how often Customer.io has it
 * @property {string | null} customer whose it is there, by `cio_id`; null for an anonymous visitor
 */

/**
 * @typedef {object} Journey
 * @property {Step[]} steps of all items that the relay has taken
 * @property {string | null} fault what will happen to the next request of the page
 * @property {{ id: string, plan: unknown, events: number }[]} people
 * @property {number} anonymous events of visitors who are not known
 */

/**
 * @param {Sandbox} sandbox
 * @param {import("./visitor-network.js").VisitorNetwork} network
 * @returns {Journey}
 */
export function journeyOf(sandbox, { taken, fault }) {
	const { events, people, requests } = sandbox.state();
	const bodies = requests.filter(({ path }) => path === "/api/v2/batch").map(({ body }) => body);
	const steps = [...taken].map(([id, times]) => {
		const arrived = events.filter((event) => event.id === id);
		return {
			id,
			taken: times,
			sent: bodies.filter((body) => body.includes(id)).length,
			arrived: arrived.length,
			customer: arrived[0]?.customer ?? null,
		};
	});
	return {
		steps,
		fault: fault ?? null,
		people: people.map(({ cio_id, id = cio_id, attributes }) => ({
			id,
			plan: attributes.plan ?? null,
			events: events.filter(({ customer }) => customer === cio_id).length,
		})),
		anonymous: events.filter(({ customer }) => customer === null).length,
	};
}
