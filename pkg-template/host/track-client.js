/**
 * Whether a value can send the operations of the Track API. A `PipelinesClient` has a `sendAll` for other items.
 *
 * @param {any} value a TrackClient, a subclass or a stand-in of a test's
 * @returns {value is import("../track/index.js").TrackClient}
 */
export const isTrackClient = (value) => typeof value?.sendAll === "function" && !("alias" in value);
