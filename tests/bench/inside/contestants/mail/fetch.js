/** The limit: hand-written code for exactly this call. */
import { API_KEY } from "../account.js";
import { post } from "../post.js";

/** @returns {import("../account.js").Sender<import("../account.js").Email>} */
export function connect() {
	const headers = { authorization: `Bearer ${API_KEY}` };
	return { send: (email) => post("https://api.customer.io/v1/send/email", headers, email) };
}
