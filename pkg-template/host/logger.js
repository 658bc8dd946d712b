/**
 * The options `logger` and `logLevel`.
 *
 * @import * as types from "../public/types/observers.js"
 */
import { Fault, reading } from "./fault.js";
import { runSafely } from "./hooks.js";

/** From the least to the most that is logged. @type {readonly types.LogLevel[]} */
const LEVELS = ["off", "error", "warn", "info", "debug"];

/** The codes of errors whose sentences quote a response or the caller's data. */
const QUOTING = ["request", "validation"];

/**
 * A function that writes the lines of a client whose level is on. The line comes first, as the console and most loggers expect. It has no
 * `%`, which they would take for a placeholder, so URLs and messages of others are in the details only. The details have no `message`,
 * which winston would add to the line.
 *
 * @param {any} logger the option; without it, the console at the time of writing
 * @param {any} level the option
 * @returns {((level: keyof types.Logger, action: string, line: string, details: () => object) => void) | undefined} `undefined` if nothing
 * is logged
 * @throws {Fault}
 */
export function logOf(logger, level) {
	if (logger !== undefined && !reading("logger", () => isLogger(logger)))
		throw new Fault("logger", "must have the methods error, warn, info and debug, as console does");
	const most = LEVELS.indexOf(level === undefined ? (logger ? "warn" : "off") : level);
	if (most < 0) throw new Fault("logLevel", 'must be "off", "error", "warn", "info" or "debug"');
	if (most === 0) return undefined;
	return (level, action, line, details) => {
		if (LEVELS.indexOf(level) > most) return;
		runSafely("the logger", () =>
			(logger ?? console)[level](`customerio-wasm: ${action}: ${line}`, { action, ...details() }),
		);
	};
}

/** @param {any} logger */
const isLogger = (logger) =>
	Object(logger) === logger && LEVELS.slice(1).every((name) => typeof logger[name] === "function");

/** Why something failed, in a word or two. @param {any} error one of ours */
export const reasonOf = ({ code, statusCode }) => (statusCode >= 400 ? `status ${statusCode}` : code);

/**
 * What the log shows of an error: nothing of a body, and nothing of the caller's data but names.
 *
 * @param {any} error one of ours
 */
export const failureDetails = ({ code, statusCode, argument, message, mayHaveTakenEffect }) => ({
	error: code,
	...(statusCode && { status: statusCode }),
	...(argument && { argument }),
	...(!QUOTING.includes(code) && { reason: message }),
	mayHaveTakenEffect,
});
