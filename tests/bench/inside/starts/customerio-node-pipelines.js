import { PipelinesClient } from "customerio-node";
import { API_KEY } from "../contestants/account.js";

/** @type {import("../start-up.js").First} */
export const first = (url) =>
	new PipelinesClient(API_KEY, { url }).track({
		userId: "42",
		event: "purchase",
		properties: { total: 9.9 },
	});
