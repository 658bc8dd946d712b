/** TypeScript's language server, as an editor talks to it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./consumer.js";

/**
 * Starts the server on a folder.
 *
 * @param {string} folder
 */
export async function startLanguageServer(folder) {
	const server = spawn(join(ROOT, "node_modules/.bin/tsc"), ["--lsp", "--stdio"], {
		cwd: folder,
		stdio: ["pipe", "pipe", "inherit"],
	});
	const ended = new Promise((resolve) => server.once("close", resolve));
	/** @type {Map<number, (result: any) => void>} */
	const awaited = new Map();
	let received = Buffer.alloc(0);

	server.stdout.on("data", (/** @type {Buffer} */ bytes) => {
		received = Buffer.concat([received, bytes]);
		for (let message = takeMessage(); message !== undefined; message = takeMessage()) {
			if (message.method === undefined) awaited.get(message.id)?.(message.result);
			// The server's own questions: an editor without settings answers null.
			else if (message.id !== undefined) send({ id: message.id, result: null });
		}
	});

	/** @returns {any} the next message that is there, whole */
	function takeMessage() {
		const end = received.indexOf("\r\n\r\n");
		const [, length] = /Content-Length: (\d+)/.exec(received.subarray(0, end).toString()) ?? [];
		const [from, to] = [end + 4, end + 4 + Number(length)];
		if (end < 0 || received.length < to) return undefined;
		const message = JSON.parse(received.subarray(from, to).toString());
		received = received.subarray(to);
		return message;
	}

	/** @param {object} message */
	function send(message) {
		const text = JSON.stringify({ jsonrpc: "2.0", ...message });
		server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
	}

	/** @param {string} method @param {object} params @returns {Promise<any>} */
	function ask(method, params) {
		const id = awaited.size + 1;
		/** @type {Promise<any>} */
		const result = new Promise((resolve) => awaited.set(id, resolve));
		send({ id, method, params });
		return Promise.race([
			result,
			ended.then(() => {
				throw new Error("the language server ended");
			}),
		]);
	}

	await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
	send({ method: "initialized", params: {} });
	return {
		/**
		 * What an editor would offer.
		 *
		 * @param {string} file its name in the folder; it need not be there
		 * @param {string} code with `|` where the cursor is
		 * @returns {Promise<string[]>} sorted
		 */
		async complete(file, code) {
			const uri = pathToFileURL(join(folder, file)).href;
			const before = code.slice(0, code.indexOf("|")).split("\n");
			const text = code.replace("|", "");
			const textDocument = { uri, languageId: "typescript", version: 1, text };
			send({ method: "textDocument/didOpen", params: { textDocument } });
			const position = { line: before.length - 1, character: before.at(-1)?.length };
			const { items } = await ask("textDocument/completion", { textDocument: { uri }, position });
			return items.map((/** @type {{ label: string }} */ { label }) => label.replace(/\?$/, "")).sort();
		},
		async stop() {
			server.kill();
			await ended;
		},
	};
}
