/** The clients by name, imported on demand, so that no process loads the code of the others. */

/** @typedef {import("./account.js").Email} Email */
/** @typedef {import("./account.js").Message} Message */

/** @type {Record<string, () => Promise<{ connect(url: string): import("./account.js").Contestant }>>} */
const modules = {
	"customerio-wasm": () => import("./customerio-wasm.js"),
	"customerio-wasm-batching": () => import("./customerio-wasm-batching.js"),
	"customerio-node": () => import("./customerio-node.js"),
	fetch: () => import("./fetch.js"),
};

/** What a process that measures the Track API must not load. */
const senderModules = {
	/** @type {Record<string, () => Promise<{ connect(): import("./account.js").Sender<Email> }>>} */
	email: {
		"customerio-wasm": () => import("./mail/customerio-wasm.js"),
		"customerio-node": () => import("./mail/customerio-node.js"),
		fetch: () => import("./mail/fetch.js"),
	},
	/** @type {Record<string, () => Promise<{ connect(): import("./account.js").Sender<Message> }>>} */
	"pipelines event": {
		"customerio-wasm": () => import("./pipelines/customerio-wasm.js"),
		"customerio-node": () => import("./pipelines/customerio-node.js"),
		fetch: () => import("./pipelines/fetch.js"),
	},
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

/** One client per kind and name, for a stubbed `fetch`. @type {Map<string, import("./account.js").Sender<never>>} */
const senders = new Map();

/** @param {keyof typeof senderModules} kind @param {string} name */
export async function senderOf(kind, name) {
	const key = `${kind} ${name}`;
	const sender = senders.get(key) ?? (await senderModules[kind][name]()).connect();
	senders.set(key, sender);
	return sender;
}
