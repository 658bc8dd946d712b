/** How the cost of a call grows with its payload and with the number of calls in flight, in Node. */
import { CLIENTS, REFERENCE } from "../clients.js";
import { attributes } from "../inside/payloads.js";
import { count, spread, table } from "../report/table.js";
import { withSession } from "../runtimes/session.js";
import { compareCalls } from "./per-call.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("./per-call.js").Comparison} Comparison */
/** @typedef {Comparison & { attributes: number, bytes: number }} SizeRow */
/** @typedef {Comparison & { inFlight: number }} FlightRow */

const ATTRIBUTES = [10, 30, 100, 300];
const IN_FLIGHT = [1, 4, 16, 64, 256];

export const title = "Growth";

/** @param {Bench} bench @returns {Promise<{ runtime: string, sizes: SizeRow[], flights: FlightRow[] }>} */
export async function run({ runtimes: [node], folder, server, scale, attempt }) {
	/** @param {string} label @param {Omit<import("../inside/block.js").Block, "contestant" | "action">} block */
	const compare = (label, block) =>
		attempt(`${node.name}, identify, ${label}`, () =>
			withSession(node, folder, (session) => compareCalls(session, { action: "identify", ...block }, scale)),
		);
	/** @type {SizeRow[]} */
	const sizes = [];
	for (const many of ATTRIBUTES) {
		const calls = Math.ceil(scale.callsStubbed / 4);
		const comparison = await compare(`${many} attributes`, {
			attributes: many,
			url: null,
			calls,
			inFlight: 1,
		});
		const bytes = JSON.stringify(attributes(many)()).length;
		if (comparison) sizes.push({ attributes: many, bytes, ...comparison });
	}
	/** @type {FlightRow[]} */
	const flights = [];
	for (const inFlight of IN_FLIGHT) {
		const calls = Math.max(scale.callsOverLoopback, 4 * inFlight);
		const comparison = await compare(`${inFlight} in flight`, { url: server.url, calls, inFlight });
		if (comparison) flights.push({ inFlight, ...comparison });
	}
	return { runtime: node.name, sizes, flights };
}

/** @param {Awaited<ReturnType<typeof run>>} rows @returns {string} Markdown */
export function report({ runtime, sizes, flights }) {
	const headings = [...CLIENTS.map((name) => `${name}, µs`), `CPU time vs ${REFERENCE}`];
	/** @param {Comparison} comparison */
	const cells = ({ clients, ratios }) => [
		...CLIENTS.map((name) => spread(clients[name].wall)),
		spread(ratios[REFERENCE].cpu),
	];
	const bySize = table(
		[`${runtime}: identify, stubbed fetch`, "bytes", ...headings],
		sizes.map((row) => [`${row.attributes} attributes`, count(row.bytes), ...cells(row)]),
	);
	const byFlight = table(
		[`${runtime}: identify, over loopback`, ...headings],
		flights.map((row) => [`${row.inFlight} in flight`, ...cells(row)]),
	);
	return `${bySize}\n\n${byFlight}`;
}
