/** Runs in a page: loads a client and records events. The milliseconds are those in which nothing else can run. */

/** @typedef {{ track(name: string, data: object): unknown }} Recorder */
/** `flushAfterMs`: how long an event may wait for others. @typedef {(location: Location, flushAfterMs: number) => Recorder} Connect */

const FLUSH_AFTER_MS = 100;

/** @type {Recorder} */
let client;

/** @param {string} module @returns {Promise<number>} milliseconds to make the client and record one event, without loading */
export async function recordFirst(module) {
	/** @type {{ connect: Connect }} */
	const { connect } = await import(module);
	const before = performance.now();
	client = connect(location, FLUSH_AFTER_MS);
	client.track("cta_clicked", { where: "hero" });
	return performance.now() - before;
}

/** @param {number} count @returns {number} milliseconds to record so many events */
export function recordMany(count) {
	const before = performance.now();
	for (let n = 0; n < count; n++) client.track("cta_clicked", { where: "hero", n });
	return performance.now() - before;
}

Object.assign(globalThis, { recordFirst, recordMany });
