/** The settings and the interface that all clients share. */

/** @typedef {{ [name: string]: unknown }} Data */
/** @typedef {{ name: string, timestamp: number, data: Data }} Event */
/** An event in a batch of the v2 API. @typedef {{ type: "person", action: "event", identifiers: { id: string }, name: string, timestamp: number, attributes: Data }} Operation */
/**
 * A client under measurement.
 *
 * @typedef {object} Contestant
 * @property {(id: string, attributes: Data) => Promise<unknown>} identify
 * @property {(id: string, event: Event) => Promise<unknown>} track
 * @property {(operations: Operation[]) => Promise<unknown>} batch
 * @property {(operations: Iterable<Operation>, options: { concurrency: number }) => Promise<unknown>} [sendAll]
 */
/** An email of a template. @typedef {{ transactional_message_id: string, to: string, identifiers: { id: string }, message_data: Data }} Email */
/** A `track` of the Pipelines API. @typedef {{ userId: string, event: string, properties: Data }} Message */
/**
 * A client that does one thing.
 *
 * @template Payload
 * @typedef {{ send(payload: Payload): Promise<unknown> }} Sender
 */

export const SITE_ID = "0123456789abcdef0123";
export const API_KEY = "fedcba98765432100123";
/** The default of both packages, in milliseconds. */
export const TIMEOUT = 10_000;
