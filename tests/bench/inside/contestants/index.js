/** The clients by name, imported on demand, so that no process loads the code of the others. */

/** @type {Record<string, () => Promise<{ connect(url: string): import("./account.js").Contestant }>>} */
const modules = {
	"customerio-wasm": () => import("./customerio-wasm.js"),
	"customerio-wasm-batching": () => import("./customerio-wasm-batching.js"),
	"customerio-node": () => import("./customerio-node.js"),
	fetch: () => import("./fetch.js"),
};

/** The same for emails, apart: what measures the Track API's size and start must not load it. @type {Record<string, () => Promise<{ connect(): import("./account.js").Sender }>>} */
const mailModules = {
	"customerio-wasm": () => import("./mail/customerio-wasm.js"),
	"customerio-node": () => import("./mail/customerio-node.js"),
	fetch: () => import("./mail/fetch.js"),
};
/** Whose client belongs to one job: in workerd, each job is a request, and none may wait for another one. */
const OF_ONE_JOB = "customerio-wasm-batching";

/** One client per name and URL, reused as in a real program. @type {Map<string, import("./account.js").Contestant>} */
const clients = new Map();

/** @param {string} name @param {string} url a server's origin */
export async function clientOf(name, url) {
	const key = `${name} ${url}`;
	const client = clients.get(key) ?? (await modules[name]()).connect(url);
	if (name !== OF_ONE_JOB) clients.set(key, client);
	return client;
}

/** One client per name, for a stubbed `fetch`. @type {Map<string, import("./account.js").Sender>} */
const senders = new Map();

/** @param {string} name */
export async function senderOf(name) {
	const sender = senders.get(name) ?? (await mailModules[name]()).connect();
	senders.set(name, sender);
	return sender;
}
