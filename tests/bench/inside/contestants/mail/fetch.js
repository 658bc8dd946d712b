/** The limit: hand-written code for exactly this call, without validation or retries. */
import { API_KEY, TIMEOUT } from "../account.js";

/** @returns {import("../account.js").Sender} */
export function connect() {
	const headers = { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" };
	return {
		async sendEmail(email) {
			const response = await fetch("https://api.customer.io/v1/send/email", {
				method: "POST",
				headers,
				body: JSON.stringify(email),
				redirect: "manual",
				signal: AbortSignal.timeout(TIMEOUT),
			});
			const text = await response.text();
			if (!response.ok) throw new Error(`${response.status}: ${text}`);
			return JSON.parse(text);
		},
	};
}
