/** Sends what pages send to a relay, over connections that stay open. */
import { Agent, request } from "node:http";
import { eachInFlight } from "../inside/in-flight.js";

/** @typedef {{ cookie: string | undefined, body: string }} Answer */

/** @param {number} inFlight requests at the same time, each on a connection of its own */
export function createLoad(inFlight) {
	const agent = new Agent({ keepAlive: true, maxSockets: inFlight });

	/** @param {string} url @param {string} body @param {string | undefined} cookie @returns {Promise<Answer>} */
	function send(url, body, cookie) {
		const { origin } = new URL(url);
		const headers = {
			origin,
			"content-type": "text/plain;charset=UTF-8",
			"content-length": Buffer.byteLength(body),
			...(cookie && { cookie }),
		};
		return new Promise((resolve, reject) => {
			const outgoing = request(url, { method: "POST", agent, headers }, (response) => {
				let answer = "";
				response.setEncoding("utf8").on("data", (chunk) => {
					answer += chunk;
				});
				response.on("error", reject);
				response.on("end", () => {
					const [given] = response.headers["set-cookie"] ?? [];
					if (response.statusCode === 202) resolve({ cookie: given?.split(";")[0], body: answer });
					else reject(new Error(`${url} responded with ${response.statusCode}: ${answer}`));
				});
			});
			outgoing.on("error", reject);
			outgoing.end(body);
		});
	}

	return {
		/** The cookie that a new visitor is given, if any. @param {string} url @param {string} body */
		cookieFrom: async (url, body) => (await send(url, body, undefined)).cookie,
		/**
		 * Sends one body many times, and checks that all of its items are accepted each time.
		 *
		 * @param {string} url
		 * @param {{ body: string, items: number, cookie: string | undefined, requests: number }} block
		 */
		async sendAll(url, { body, items, cookie, requests }) {
			await eachInFlight(Array(requests).keys(), inFlight, async () => {
				const answer = await send(url, body, cookie);
				if (JSON.parse(answer.body).accepted !== items)
					throw new Error(`${url} did not accept all of ${items} items: ${answer.body}`);
			});
		},
		close: () => agent.destroy(),
	};
}
