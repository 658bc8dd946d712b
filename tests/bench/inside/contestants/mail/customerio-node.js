import { APIClient, SendEmailRequest } from "customerio-node";
import { API_KEY } from "../account.js";

/** @returns {import("../account.js").Sender<import("../account.js").Email>} */
export function connect() {
	const client = new APIClient(API_KEY);
	return { send: (email) => client.sendEmail(new SendEmailRequest(email)) };
}
