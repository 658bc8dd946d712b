/** What the two cases of start-up start. */
import { INLINE, OURS, REFERENCE } from "../clients.js";

/** @typedef {import("./place.js").Starter} Starter */
/** @typedef {import("./place.js").Starters} Starters */

const BUNDLED = `${REFERENCE}, bundled`;

/** @param {string} name @param {string} [reference] @returns {Starter} */
const starter = (name, reference) => ({ name, module: name, reference });

/** The same call, loaded in different ways. @type {Starters} */
export const VARIANTS = {
	command: [
		starter(OURS, BUNDLED),
		{ name: `${OURS}, bundled`, module: OURS, bundled: true, reference: BUNDLED },
		starter(REFERENCE, BUNDLED),
		{ name: BUNDLED, module: REFERENCE, bundled: true },
		starter("fetch", BUNDLED),
	],
	workerd: [starter(OURS, REFERENCE), starter(REFERENCE), starter("fetch", REFERENCE)],
	page: [
		starter(OURS, REFERENCE),
		starter(INLINE, REFERENCE),
		starter(REFERENCE),
		starter("fetch", REFERENCE),
	],
};

/** The parts of `customerio-node` that entries are compared with, by entry. @type {Record<string, Starter>} */
const COUNTERPARTS = {
	track: { name: `${REFERENCE}, TrackClient`, module: REFERENCE, bundled: true },
	app: { name: `${REFERENCE}, APIClient`, module: `${REFERENCE}-app`, bundled: true },
	pipelines: { name: `${REFERENCE}, PipelinesClient`, module: `${REFERENCE}-pipelines`, bundled: true },
	webhooks: { name: `${REFERENCE}, webhooks`, module: `${REFERENCE}-webhooks`, bundled: true },
};

/** @param {string} module @returns {Starter} */
const entry = (module) => ({
	name: `${OURS}/${module}`,
	module,
	reference: COUNTERPARTS[module]?.name,
});

const ROOT = { name: OURS, module: OURS, reference: COUNTERPARTS.track.name };
const SERVER = ["track", "app", "pipelines", "relay", "queue", "webhooks"].map(entry);

/** The clients, and one that they are compared with. @type {readonly Starter[]} */
export const CLIENT_ENTRIES = [ROOT, ...["track", "app", "pipelines"].map(entry), COUNTERPARTS.track];

/** Each entry of the package, where it is used. @type {Starters} */
export const ENTRIES = {
	command: [ROOT, ...SERVER, ...Object.values(COUNTERPARTS)],
	workerd: [ROOT, ...SERVER, ...Object.values(COUNTERPARTS)],
	page: [ROOT, ...["track", "pipelines", "page"].map(entry), COUNTERPARTS.track, COUNTERPARTS.pipelines],
};
