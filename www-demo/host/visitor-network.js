/**
 * The network between the visitor's page and the Worker with the relay: it passes requests on, fails on demand, and remembers which items
 * the relay has taken.
 */
import { request as sendRequest } from "node:http";
import { buffer } from "node:stream/consumers";

/**
 * @typedef {import("node:http").IncomingMessage} IncomingMessage
 * @typedef {import("node:http").ServerResponse} ServerResponse
 */

/**
 * What happens to the next requests of the page: `offline` until it is lifted, the others once.
 *
 * @typedef {"offline" | "busy" | "lost"} NetworkFault
 */

/** How often the relay has taken each item, by the items' ids. @typedef {Map<string, number>} Taken */

const RELAY_PATH = "/e";

/** A server on the way to the Worker. */
export class VisitorNetwork {
	/** Where the Worker is. */
	workerUrl = "";
	/** @type {NetworkFault | undefined} */
	#fault;
	/** @type {Taken} */
	taken = new Map();

	/** The fault that is pending. */
	get fault() {
		return this.#fault;
	}

	/** `POST` with the name of a fault as the body, or with nothing. @param {IncomingMessage} request @param {ServerResponse} response */
	control = async (request, response) => {
		const name = String(await buffer(request));
		this.#fault = ["offline", "busy", "lost"].includes(name) ? /** @type {NetworkFault} */ (name) : undefined;
		response.writeHead(204).end();
	};

	/** Passes a request of the page on. @param {IncomingMessage} request @param {ServerResponse} response @param {string} [target] */
	handle = async (request, response, target = "/") => {
		const isRelay = target === RELAY_PATH;
		const fault = isRelay ? this.#fault : undefined;
		if (fault === "offline") return void request.socket.destroy();
		const sent = await buffer(request);
		if (fault !== undefined) this.#fault = undefined;
		if (fault === "busy") return void response.writeHead(503, { "retry-after": "2" }).end();
		const { status, headers, body } = await this.#pass(request, target, sent);
		if (isRelay && status === 202) this.#remember(String(sent));
		if (fault === "lost") return void request.socket.destroy();
		response.writeHead(status, headers).end(body);
	};

	/** @param {IncomingMessage} request @param {string} target @param {Buffer} sent the body of the request */
	#pass({ method, headers }, target, sent) {
		return new Promise(
			(
				/** @type {(passed: { status: number, headers: NodeJS.Dict<string | string[]>, body: Buffer }) => void} */ resolve,
				reject,
			) => {
				// With the page's own `Host`: the relay compares it with the origin of the page.
				const passed = sendRequest(new URL(target, this.workerUrl), { method, headers }, async (response) =>
					resolve({
						status: response.statusCode ?? 502,
						headers: response.headers,
						body: await buffer(response),
					}),
				);
				passed.on("error", reject).end(sent);
			},
		);
	}

	/** @param {string} body */
	#remember(body) {
		for (const { id } of JSON.parse(body).items) {
			this.taken.set(id, (this.taken.get(id) ?? 0) + 1);
		}
	}
}
