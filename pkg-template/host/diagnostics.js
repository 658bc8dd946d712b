/** The diagnostics channel `customerio:request`, for subscribers anywhere in the process, where the host has such channels. */

/** @import { EndedAttempt } from "../public/types/observers.js" */

import { runSafely } from "./hooks.js";

const NAME = "customerio:request";

/**
 * A channel. In workerd, `hasSubscribers` is a method.
 *
 * @typedef {{ readonly hasSubscribers: boolean | (() => boolean), publish(message: EndedAttempt): void }} Channel
 */

/** Kept, because Node collects a channel that nobody holds. `null` where the host has none. @type {Channel | null | undefined} */
let channel;

/** Whether the channel has subscribers. Each call asks, so it must be cheap. */
export function isWatched() {
	if (channel === undefined) useDiagnostics(found());
	const subscribed = channel?.hasSubscribers;
	return typeof subscribed === "function" ? subscribed.call(channel) : subscribed === true;
}

/**
 * Takes the host's module `node:diagnostics_channel`, from an entry point that can import it.
 *
 * @param {{ channel(name: string): Channel } | undefined} module
 */
export function useDiagnostics(module) {
	channel = module?.channel(NAME) ?? null;
}

/**
 * Publishes an attempt. Node and others report what a subscriber throws as uncaught; elsewhere it would be thrown here.
 *
 * @param {EndedAttempt} attempt
 */
export const publish = (attempt) => runSafely("a subscriber", () => channel?.publish(attempt));

/** The host's module, without an import that a bundler would have to resolve. */
function found() {
	try {
		const { process } = /** @type {any} */ (globalThis);
		return process?.getBuiltinModule?.("node:diagnostics_channel");
	} catch {
		// A stand-in for `process` may throw when a member is read. Such a host has no channels.
		return undefined;
	}
}
