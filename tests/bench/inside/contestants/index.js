/** The clients by name. Each is imported when it is asked for, so that no process carries another's code. */

/** @type {Record<string, () => Promise<{ connect(url: string): import("./account.js").Contestant }>>} */
const modules = {
	"customerio-wasm": () => import("./customerio-wasm.js"),
	"customerio-node": () => import("./customerio-node.js"),
	fetch: () => import("./fetch.js"),
};

/** One client of each name and address, as a program would keep it. @type {Map<string, import("./account.js").Contestant>} */
const clients = new Map();

/** @param {string} name @param {string} url a server's origin */
export async function clientOf(name, url) {
	const key = `${name} ${url}`;
	const client = clients.get(key) ?? (await modules[name]()).connect(url);
	clients.set(key, client);
	return client;
}
