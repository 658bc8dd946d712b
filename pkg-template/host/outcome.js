/**
 * How something ended: `OutcomeKind` in the core.
 *
 * @typedef {"done" | "disconnected" | "unreachable" | "timedOut" | "aborted" | FetchFaultKind} OutcomeKind
 */

/**
 * What is wrong with a `fetch`: `FetchFault` in the core.
 *
 * @typedef {"missing" | "unbound" | "unboundInside" | "noResponse" | "noBody" | "usedBody"} FetchFaultKind
 */

/**
 * How an attempt or a wait ended. Every member is the object's own: the core asks for all of them, and somebody may have added to the
 * prototype of every object.
 */
export class Outcome {
	/** The HTTP status; 0 for a redirect that a page may not look into. @type {number | undefined} */
	status = undefined;
	/** Kept whole, because reading its headers costs as much as the rest of the call. @type {Response | undefined} */
	response = undefined;
	/** The text of a response, its bytes where they were asked for, or what was waited for. @type {unknown} */
	body = undefined;
	/** The JSON of a success, if it is JSON. @type {unknown} */
	data = undefined;
	/** The limit in bytes, if the body of a success exceeds it. Such a body is not kept. @type {number | undefined} */
	limit = undefined;

	/**
	 * @param {OutcomeKind} kind
	 * @param {unknown} [cause] the host's own error, or the reason of the abort
	 */
	constructor(kind, cause) {
		this.kind = kind;
		this.cause = cause;
	}
}
