/** The CPU profiler of a Worker, over the inspector's WebSocket. */
import { once } from "node:events";
import { WebSocket } from "undici";
import { SAMPLING_INTERVAL } from "../inside/profile.js";

/** @typedef {import("./session.js").Profile} Profile */

/**
 * Attaches the inspector, which takes one client at a time.
 *
 * @param {import("miniflare").Miniflare} miniflare with an `inspectorPort` and one Worker
 * @returns {Promise<WebSocket>}
 */
export async function attach(miniflare) {
	// The path is the name that Miniflare gives a Worker without a name of its own.
	const socket = new WebSocket(new URL("/core:user:", await miniflare.getInspectorURL()).href);
	await once(socket, "open");
	return socket;
}

/**
 * @param {WebSocket} socket
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Profile>} of the Worker during `act`
 */
export async function profiled(socket, act) {
	await post(socket, "Profiler.enable");
	await post(socket, "Profiler.setSamplingInterval", { interval: SAMPLING_INTERVAL });
	await post(socket, "Profiler.start");
	await act();
	const { profile } = await post(socket, "Profiler.stop");
	return profile;
}

/**
 * @param {WebSocket} socket
 * @param {string} method
 * @param {object} [params]
 * @returns {Promise<any>} its result
 */
function post(socket, method, params = {}) {
	// One command at a time is under way.
	const id = 1;
	const settled = new AbortController();
	const { signal } = settled;
	return new Promise((resolve, reject) => {
		socket.addEventListener(
			"message",
			({ data }) => {
				const message = JSON.parse(data);
				// workerd also reports what happens. Its reply to a command without a result is the command itself.
				if (message.id !== id) return;
				if (message.error) reject(new Error(`${method}: ${message.error.message}`));
				else resolve(message.result);
				settled.abort();
			},
			{ signal },
		);
		socket.addEventListener("close", () => reject(new Error(`${method}: the inspector went away`)), {
			signal,
		});
		socket.send(JSON.stringify({ id, method, params }));
	});
}
