/** Serves the page and its clients, and takes their events: as a relay at `/e`, as the Pipelines API under `/v1`. */
import { text } from "node:stream/consumers";
import { listen } from "../../harness/http.js";

const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>shop</title>
<script type="module" src="/page.js"></script>`;

/** How long events may take to arrive, in milliseconds: a client that loses one must fail. */
const PATIENCE_MS = 60_000;

/** @param {Map<string, string>} scripts by path */
export async function servePage(scripts) {
	let received = 0;
	/** Called at each event. */
	let check = () => {};
	const { url, close } = await listen(async (request, response) => {
		const path = new URL(String(request.url), "http://localhost").pathname;
		if (request.method === "POST") {
			const { items, batch } = JSON.parse(await text(request));
			const events = (items ?? batch ?? [undefined]).length;
			const answer = items ? { accepted: events, rejected: [], anonymous: true } : { success: true };
			response.writeHead(items ? 202 : 200, { "content-type": "application/json" });
			response.end(JSON.stringify(answer));
			received += events;
			check();
			return;
		}
		const script = scripts.get(path);
		response.writeHead(script || path === "/" ? 200 : 404, {
			"content-type": script ? "text/javascript" : "text/html",
			// The clock has a resolution of 5 microseconds in a cross-origin isolated page, and of 100 in others.
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-embedder-policy": "require-corp",
		});
		response.end(script ?? (path === "/" ? PAGE : ""));
	});
	return {
		url,
		close,
		received: () => received,
		/** @param {number} total of all events since the start @returns {Promise<void>} */
		arrived: (total) =>
			new Promise((resolve, reject) => {
				const timer = setTimeout(() => {
					check = () => {};
					reject(new Error(`${received} events arrived, expected ${total}`));
				}, PATIENCE_MS);
				check = () => {
					if (received < total) return;
					clearTimeout(timer);
					check = () => {};
					resolve();
				};
				check();
			}),
	};
}
