/**
 * @typedef {import("./log.js").AddRow} AddRow
 * @typedef {import("customerio-wasm").Fetch} Fetch
 */

/** A longer body is not worth its memory. */
const LONGEST_BODY = 4_000;

/**
 * A `fetch` that shows each attempt in the log, from its start on, with the bodies. What needs no bodies does not need
 * this: the client's hooks tell the rest.
 *
 * @param {AddRow} add
 * @param {string} from who sends
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
		 * @param {Promise<string>} answered
		 */
		const end = async (status, answered) => {
			const aside = `${from} · ${(performance.now() - started).toFixed(0)} ms`;
			const bodies = [
				{ title: "Sent", text: await sent },
				{ title: "Answered", text: await answered },
			];
			update({ aside, status, bodies });
		};
		try {
			const response = await fetch(url, init);
			const tone = response.status === 200 ? "good" : response.ok ? "warned" : "bad";
			end({ text: String(response.status), tone }, textOf(response.clone()));
			return response;
		} catch (error) {
			end({ text: "no answer", tone: "bad" }, Promise.resolve(String(error)));
			throw error;
		}
	};
}

/**
 * The body, or what kept it from coming.
 *
 * @param {Response} response
 */
async function textOf(response) {
	try {
		const text = await response.text();
		if (text.length <= LONGEST_BODY) return text;
		return `${text.slice(0, LONGEST_BODY)} … (${text.length.toLocaleString("en")} characters in all)`;
	} catch (error) {
		return String(error);
	}
}
