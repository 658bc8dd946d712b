/** HTTP as bytes, for what `fetch` does not send. */
import { connect } from "node:net";

/**
 * Sends bytes on a connection of their own.
 *
 * @param {string} url
 * @param {string} bytes
 * @returns {Promise<string>} everything received until the connection ends, or the code of its error
 */
export async function exchange(url, bytes) {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	let received = "";
	socket.on("data", (chunk) => {
		received += chunk;
	});
	socket.on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
		received += code;
	});
	socket.write(bytes);
	await new Promise((resolve) => socket.once("close", resolve));
	return received;
}

/**
 * Sends the head of a request, and the body if given. The server ends the connection.
 *
 * @param {string} url
 * @param {string} line such as `GET /path`
 * @param {Record<string, string>} [headers] `Host` is that of the URL unless given
 * @param {string} [body]
 */
export function request(url, line, headers = {}, body = "") {
	const all = { host: new URL(url).host, connection: "close", ...headers };
	const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
	return exchange(url, [`${line} HTTP/1.1`, ...lines, "", body].join("\r\n"));
}

/** The status of a response, or `undefined` if there was none. @param {string} received */
export const statusOf = (received) => /^HTTP\/1\.1 (\d+)/.exec(received)?.[1];
