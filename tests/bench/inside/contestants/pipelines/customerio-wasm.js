import { PipelinesClient } from "customerio-wasm/pipelines";
import { API_KEY } from "../account.js";

/** @returns {import("../account.js").Sender<import("../account.js").Message>} */
export function connect() {
	const client = new PipelinesClient(API_KEY);
	return { send: (message) => client.track(message) };
}
