/** `verifyRequestSignature`, which needs the host's `node:crypto`. */
import { module, test } from "../test.js";
import { VECTOR, webhooks } from "./support.js";

module("verifyRequestSignature");

const { secret: signingSecret, ...parts } = VECTOR;

/** Whether the host has the module: those that have not must say so. */
const hasNodeCrypto = () =>
	typeof (/** @type {any} */ (globalThis).process?.versions?.node) === "string" &&
	/** @type {any} */ (globalThis).window === undefined;

test("is true for what was signed and false for all else, at once; or says that it cannot be", async ({
	expect,
}) => {
	const { verifyRequestSignature } = await webhooks();
	const verify = (/** @type {object} */ other) =>
		verifyRequestSignature({ signingSecret, ...parts, ...other });
	if (!hasNodeCrypto()) {
		expect(() => verify({})).to.throw("Use verifyWebhook");
		return;
	}
	expect(verify({})).to.equal(true);
	expect(verify({ body: new TextEncoder().encode(parts.body) })).to.equal(true);
	expect(verify({ signingSecret: new TextEncoder().encode(signingSecret) })).to.equal(true);
	for (const other of [
		{ body: '{"key":"value"}' },
		{ timestamp: parts.timestamp + 1 },
		{ signature: parts.signature.toUpperCase() },
		{ signature: "é".repeat(64) },
		{ signature: "" },
		{ signature: undefined },
		{ signature: [parts.signature] },
		{ signingSecret: "other" },
	])
		expect(verify(other), JSON.stringify(other)).to.equal(false);
});

test("refuses a blank key", async ({ expect }) => {
	const { verifyRequestSignature } = await webhooks();
	for (const signingSecret of ["", new Uint8Array(), new Uint8Array(8).subarray(8)])
		expect(() => verifyRequestSignature({ ...parts, signingSecret })).to.throw(TypeError, "signing key");
});
