/**
 * Runs before the examples in Node: sends what is for Customer.io to the sandbox at `SANDBOX_URL`, finds the stand-ins of other
 * packages, and holds each `console.log(…); // => text` to its text.
 */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { format } from "node:util";

const { SANDBOX_URL = "", STAND_INS = "{}", PROGRAM = "" } = process.env;
/** @type {Record<string, string>} */
const standIns = JSON.parse(STAND_INS);

registerHooks({
	resolve: (specifier, context, next) => {
		const found = standIns[specifier];
		return next(found ? pathToFileURL(found).href : specifier, context);
	},
});

const hostFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
	const request = new Request(input, init);
	const url = new URL(request.url);
	if (url.hostname.endsWith(".customer.io"))
		return hostFetch(new Request(new URL(url.pathname + url.search, SANDBOX_URL), request));
	if (url.hostname === "127.0.0.1") return hostFetch(request);
	throw new Error(`an example requests ${url.origin}`);
};

/** What each line must log, by its number. @type {Map<number, string>} */
const expected = new Map();
for (const [index, text] of readFileSync(PROGRAM, "utf8").split("\n").entries()) {
	const value = /console\.log\(.*\); \/\/ => (.*)$/.exec(text)?.[1];
	if (value !== undefined) expected.set(index + 1, value);
}
const missing = new Map(expected);

console.log = (...values) => {
	const frame = (new Error().stack ?? "")
		.split("\n")
		.find((line) => line.includes(pathToFileURL(PROGRAM).href));
	const line = Number(/:(\d+):\d+\)?$/.exec(frame ?? "")?.[1]);
	missing.delete(line);
	const wanted = expected.get(line);
	const logged = format(...values);
	if (wanted !== undefined && logged !== wanted)
		throw new Error(`line ${line} logs "${logged}", and its comment says "${wanted}"`);
};

process.on("exit", (code) => {
	if (code !== 0) return;
	for (const [line, text] of missing) {
		console.error(`line ${line} of ${fileURLToPath(pathToFileURL(PROGRAM))} did not log "${text}"`);
		process.exitCode = 1;
	}
});
