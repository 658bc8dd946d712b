/** The responses of the relay. None repeats what the page has sent, or what Customer.io has responded. */

/** When a page may send again, in seconds, unless Customer.io says when. */
const RETRY_AFTER = 10;

/** How long a browser may keep the response to a preflight, in seconds. */
const PREFLIGHT_MAX_AGE = 7200;

/** The codes of refused requests, with their statuses. */
const STATUSES = /** @type {const} */ ({
	malformed: 400,
	origin: 403,
	consent: 403,
	method: 405,
	too_large: 413,
	rate_limited: 429,
	unavailable: 503,
});

/** @typedef {keyof typeof STATUSES} RefusalCode */

/** Makes the responses to one request. */
export class Responder {
	/** @type {Record<string, string>} */
	#headers;

	/**
	 * @param {string | undefined} cors the origin of the page, if it is another one than the relay's and may send
	 * @param {{ origins?: readonly string[], credentials: boolean }} settings
	 */
	constructor(cors, { origins, credentials }) {
		this.#headers = { "cache-control": "no-store" };
		if (origins) this.#headers.vary = "Origin";
		if (cors === undefined) return;
		this.#headers["access-control-allow-origin"] = cors;
		this.#headers["access-control-expose-headers"] = "Retry-After";
		if (credentials) this.#headers["access-control-allow-credentials"] = "true";
	}

	/**
	 * The response to a preflight, which lets the page send the headers that it asks for: the one with its identity token can have any name.
	 *
	 * @param {Request} request
	 */
	preflight({ headers }) {
		return new Response(null, {
			status: 204,
			headers: {
				...this.#headers,
				"access-control-allow-methods": "POST",
				"access-control-allow-headers": headers.get("access-control-request-headers") ?? "content-type",
				"access-control-max-age": String(PREFLIGHT_MAX_AGE),
			},
		});
	}

	/**
	 * Every item is settled.
	 *
	 * @param {{ accepted: number, rejected: { index: number, code: string }[], anonymous: boolean }} verdict
	 * @param {string | undefined} cookie `Set-Cookie`
	 */
	accepted(verdict, cookie) {
		return this.#json(202, verdict, cookie === undefined ? {} : { "set-cookie": cookie });
	}

	/**
	 * No item is settled.
	 *
	 * @param {RefusalCode} code
	 * @param {{ cookie?: string | undefined, retryAfter?: number | undefined }} [more]
	 */
	refused(code, { cookie, retryAfter = RETRY_AFTER } = {}) {
		const status = STATUSES[code];
		return this.#json(
			status,
			{ code },
			{
				...(status === 405 && { allow: "POST, OPTIONS" }),
				...((status === 429 || status === 503) && { "retry-after": String(retryAfter) }),
				...(cookie !== undefined && { "set-cookie": cookie }),
			},
		);
	}

	/** @param {number} status @param {unknown} body @param {Record<string, string>} headers */
	#json(status, body, headers) {
		return new Response(JSON.stringify(body), {
			status,
			headers: { "content-type": "application/json", ...this.#headers, ...headers },
		});
	}
}
