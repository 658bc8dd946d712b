import { shorten } from "../../../shared/shorten.js";

/**
 * @typedef {import("./log.js").AddRow} AddRow
 * @typedef {import("customerio-wasm/track").Fetch} Fetch
 */

/**
 * A `fetch` that logs each attempt as soon as it starts, with its bodies. Without bodies, the client's hooks would be enough.
 *
 * @param {AddRow} add
 * @param {string} from the sender
 * @returns {Fetch}
 */
export function loggedFetch(add, from) {
	return async (url, init) => {
		const { pathname, search } = new URL(url);
		const update = add({
			method: init.method ?? "GET",
			title: pathname + search,
			aside: from,
			status: { text: "waiting", tone: "waiting" },
			bodies: [],
		});
		const started = performance.now();
		const sent = textOf(new Response(init.body ?? null));
		/**
		 * @param {import("./log.js").Row["status"]} status
		 * @param {Promise<string>} received
		 */
		const end = async (status, received) => {
			const aside = `${from} · ${(performance.now() - started).toFixed(0)} ms`;
			const bodies = [
				{ title: "Sent", text: await sent },
				{ title: "Received", text: await received },
			];
			update({ aside, status, bodies });
		};
		try {
			const response = await fetch(url, init);
			const tone = response.status === 200 ? "good" : response.ok ? "warned" : "bad";
			end({ text: String(response.status), tone }, textOf(response.clone()));
			return response;
		} catch (error) {
			end({ text: "no response", tone: "bad" }, Promise.resolve(String(error)));
			throw error;
		}
	};
}

/**
 * The body, or the error that interrupted it.
 *
 * @param {Response} response
 */
async function textOf(response) {
	try {
		return shorten(await response.text());
	} catch (error) {
		return String(error);
	}
}
