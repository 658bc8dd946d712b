import { toMessages } from "customerio-wasm/queue";

/** @type {import("../start-up.js").First} */
export async function first() {
	const operation = {
		type: /** @type {const} */ ("person"),
		action: /** @type {const} */ ("event"),
		identifiers: { id: "42" },
		name: "purchase",
		attributes: { total: 9.9 },
	};
	for await (const [message] of toMessages([operation])) return message;
	throw new Error("there were no messages");
}
