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

/** The parts of `customerio-node` that entries are compared with, by entry. */
const COUNTERPARTS = {
	track: { name: `${REFERENCE}, TrackClient`, module: REFERENCE, bundled: true },
	app: { name: `${REFERENCE}, APIClient`, module: `${REFERENCE}-app`, bundled: true },
	pipelines: { name: `${REFERENCE}, PipelinesClient`, module: `${REFERENCE}-pipelines`, bundled: true },
	webhooks: { name: `${REFERENCE}, verifyRequestSignature`, module: `${REFERENCE}-webhooks`, bundled: true },
};

/** @param {string} module @param {string} [name] @param {keyof typeof COUNTERPARTS} [counterpart] @returns {Starter} */
const entry = (module, name = `/${module}`, counterpart) => {
	const key = counterpart ?? Object.keys(COUNTERPARTS).find((own) => own === module);
	const reference = COUNTERPARTS[/** @type {keyof typeof COUNTERPARTS} */ (key)]?.name;
	return { name, module, reference };
};

const ROOT = entry(OURS, OURS, "track");
const SERVER = ["track", "app", "pipelines", "relay", "queue", "webhooks"].map((module) => entry(module));

/** Each entry of the package, where it is used. @type {Starters} */
export const ENTRIES = {
	command: [ROOT, ...SERVER, ...Object.values(COUNTERPARTS)],
	workerd: [ROOT, ...SERVER, ...Object.values(COUNTERPARTS)],
	page: [
		ROOT,
		...["track", "pipelines", "page"].map((module) => entry(module)),
		COUNTERPARTS.track,
		COUNTERPARTS.pipelines,
	],
};
