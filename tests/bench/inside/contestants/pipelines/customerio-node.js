import { PipelinesClient } from "customerio-node";
import { API_KEY } from "../account.js";

/** Strict, as the package is without asking. @returns {import("../account.js").Sender<import("../account.js").Message>} */
export function connect() {
	const client = new PipelinesClient(API_KEY, { strictMode: true });
	return { send: (message) => client.track(message) };
}
