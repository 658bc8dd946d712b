/** TypeScript's language server, as an editor talks to it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMessageConnection } from "vscode-jsonrpc/node";
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
	const connection = createMessageConnection(server.stdout, server.stdin);
	// The server asks for settings. An editor without any responds with null.
	connection.onRequest(() => null);
	connection.listen();
	await connection.sendRequest("initialize", {
		processId: process.pid,
		rootUri: pathToFileURL(folder).href,
		capabilities: {},
	});
	await connection.sendNotification("initialized", {});
	return {
		/**
		 * Lists what an editor would offer.
		 *
		 * @param {string} file its name in the folder; it need not exist
		 * @param {string} code with `|` at the cursor
		 * @returns {Promise<string[]>} sorted
		 */
		async complete(file, code) {
			const uri = pathToFileURL(join(folder, file)).href;
			const before = code.slice(0, code.indexOf("|")).split("\n");
			const text = code.replace("|", "");
			await connection.sendNotification("textDocument/didOpen", {
				textDocument: { uri, languageId: "typescript", version: 1, text },
			});
			/** @type {{ items: { label: string }[] }} */
			const { items } = await connection.sendRequest("textDocument/completion", {
				textDocument: { uri },
				position: { line: before.length - 1, character: before.at(-1)?.length },
			});
			return items.map(({ label }) => label.replace(/\?$/, "")).sort();
		},
		async stop() {
			connection.dispose();
			server.kill();
			await ended;
		},
	};
}
