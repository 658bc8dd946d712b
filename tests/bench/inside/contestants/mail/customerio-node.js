import { APIClient, SendEmailRequest } from "customerio-node";
import { API_KEY } from "../account.js";

/** @returns {import("../account.js").Sender} */
export function connect() {
	const client = new APIClient(API_KEY);
	return { sendEmail: (email) => client.sendEmail(new SendEmailRequest(email)) };
}
