import { verifyWebhook } from "customerio-wasm/webhooks";
import { BODY, SECRET, SIGNATURE, TIMESTAMP } from "../signed.js";

/** @type {import("../start-up.js").First} */
export const first = () =>
	verifyWebhook({ body: BODY, timestamp: TIMESTAMP, signature: SIGNATURE }, SECRET, {
		tolerance: Number.POSITIVE_INFINITY,
	});
