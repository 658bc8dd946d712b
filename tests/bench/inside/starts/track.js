import { TrackClient } from "customerio-wasm/track";
import { API_KEY, SITE_ID } from "../contestants/account.js";

/** @type {import("../start-up.js").First} */
export const first = (url) =>
	new TrackClient(SITE_ID, API_KEY, { url }).identify("42", { email: "ada@example.com", plan: "pro" });
