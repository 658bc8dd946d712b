import { verifyRequestSignature } from "customerio-node";
import { BODY, SECRET, SIGNATURE, TIMESTAMP } from "../signed.js";

/** @type {import("../start-up.js").First} */
export async function first() {
	const given = { signingSecret: SECRET, body: BODY, timestamp: TIMESTAMP, signature: SIGNATURE };
	if (!verifyRequestSignature(given)) throw new Error("the signature does not match");
	return true;
}
