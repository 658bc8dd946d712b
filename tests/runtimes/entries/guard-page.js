/** Asks each kind of worker of a page what becomes of a call with the key, and reports it to the server. */
import { outcomes, REFUSED } from "./guard-worker.js";

const WORKER = "/pages/guard-worker.js";

/** @param {(channel: MessagePort) => void} start @returns {Promise<string[]>} */
const asked = (start) =>
	new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = ({ data }) => resolve(data);
		start(port2);
	});

async function serviceWorker() {
	const { serviceWorker } = navigator;
	const registration = await serviceWorker.register(WORKER);
	const worker = registration.installing ?? registration.waiting ?? registration.active;
	return asked((port) => worker?.postMessage("ask", [port]));
}

/** @param {Worker} worker */
const dedicated = (worker) => asked((port) => worker.postMessage("ask", [port]));

function blobWorker() {
	const script = `importScripts(${JSON.stringify(new URL(WORKER, location.href).href)})`;
	return dedicated(new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" }))));
}

/** @returns {Promise<string[]>} */
const sharedWorker = () =>
	new Promise((resolve) => {
		const { port } = new SharedWorker(WORKER);
		port.onmessage = ({ data }) => resolve(data);
	});

/** What makes each kind; `undefined` where the browser has none. @type {Record<string, (() => Promise<string[]>) | undefined>} */
const KINDS = {
	"the page itself": () => outcomes,
	"a dedicated worker": () => dedicated(new Worker(WORKER)),
	"a dedicated worker of a blob": blobWorker,
	"a shared worker": "SharedWorker" in globalThis ? sharedWorker : undefined,
	"a service worker": "serviceWorker" in navigator ? serviceWorker : undefined,
};

for (const [name, ask] of Object.entries(KINDS)) {
	const seen = await (ask?.() ?? REFUSED);
	const isGuarded = JSON.stringify(seen) === JSON.stringify(REFUSED);
	const message = ask ? `${seen}` : "unsupported";
	await fetch("/__suite/result", {
		method: "POST",
		body: JSON.stringify({ name, ok: isGuarded, error: { message } }),
	});
}
