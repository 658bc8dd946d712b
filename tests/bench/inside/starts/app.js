import { APIClient } from "customerio-wasm/app";
import { API_KEY } from "../contestants/account.js";

/** @type {import("../start-up.js").First} */
export const first = (url) =>
	new APIClient(API_KEY, { url }).sendEmail({
		transactional_message_id: "welcome",
		to: "ada@example.com",
		identifiers: { id: "42" },
	});
