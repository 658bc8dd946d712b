/** The package's relay, with a sink that takes everything at once. */
import { createRelay } from "customerio-wasm/relay";
import { EVENT } from "../page-items.js";

export const relay = createRelay({
	sink: async () => {},
	events: [EVENT],
	cookie: { secret: "a secret of at least 32 characters", name: "visitor" },
});

/** What a handler without any check responds to a body. @param {string} body */
export const accept = (body) =>
	JSON.stringify({ accepted: JSON.parse(body).items.length, rejected: [], anonymous: true });
