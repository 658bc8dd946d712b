/** Identity tokens. */
import { seconds, wrong } from "../support.js";
import { module, serverTest } from "../test.js";
import { collectingRelay, relayModule, requestOf, responseTo, SECRET, trackItem } from "./support.js";

module("relay, identity tokens");

const OTHER_SECRET = "another secret, of more than 32 characters";

/** @param {string | Uint8Array} value */
function base64url(value) {
	const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
	return btoa(String.fromCharCode(...bytes))
		.replaceAll("+", "-")
		.replaceAll("/", "_")
		.replace(/=+$/, "");
}

/**
 * A token that another library might sign.
 *
 * @param {unknown} payload
 * @param {{ header?: unknown, secret?: string }} [more]
 */
async function jwt(payload, { header = { alg: "HS256", typ: "JWT" }, secret = SECRET } = {}) {
	const signed = [header, payload].map((part) => base64url(JSON.stringify(part))).join(".");
	const algorithm = { name: "HMAC", hash: "SHA-256" };
	const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [
		"sign",
	]);
	const signature = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
	return `${signed}.${base64url(new Uint8Array(signature))}`;
}

/** What `verifyIdentity` makes of a token. @param {string} token @param {string | string[]} [secrets] */
async function identityOf(token, secrets = SECRET) {
	const { verifyIdentity } = await relayModule();
	return await verifyIdentity(secrets)(requestOf([], { authorization: `Bearer ${token}` }));
}

serverTest("a token says who the visitor is", async ({ expect }) => {
	const { signIdentity, verifyIdentity } = await relayModule();
	const { relay, operations } = await collectingRelay({ identify: verifyIdentity(SECRET) });
	const identities = [
		{ id: "42" },
		{ email: "ada@example.com" },
		{ cio_id: "03000001" },
		{ id: "Zoë 日本 🙂" },
	];
	for (const identity of identities) {
		const token = await signIdentity(SECRET, identity);
		expect(token).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/);
		const { body } = await responseTo(relay, [trackItem()], { authorization: `Bearer ${token}` });
		expect(body).to.include({ accepted: 1, anonymous: false });
		expect(operations.at(-1).identifiers).to.deep.equal(identity);
	}
	const anonymous = await responseTo(relay, [trackItem()]);
	expect(anonymous.body).to.include({ accepted: 1, anonymous: true });
});

serverTest("it is a JSON Web Token, which other libraries sign and read", async ({ expect }) => {
	const { signIdentity } = await relayModule();
	const [head = "", body = ""] = (await signIdentity(SECRET, { id: "42" }, { expiresIn: 60 })).split(".");
	expect(JSON.parse(atob(head))).to.deep.equal({ alg: "HS256", typ: "JWT" });
	const { id, iat, exp } = JSON.parse(atob(body));
	expect([id, exp - iat]).to.deep.equal(["42", 60]);
	expect(await identityOf(await jwt({ id: "42", exp: seconds() + 60, role: "admin" }))).to.deep.equal({
		id: "42",
	});
});

/** @type {[string, () => Promise<string> | string][]} */
const REFUSED = [
	["nothing", () => ""],
	["a text", () => "token"],
	["an expired one", () => jwt({ id: "42", exp: seconds() - 61 })],
	["one that lives too long", () => jwt({ id: "42", exp: seconds() + 3600 + 120 })],
	["one without an end", () => jwt({ id: "42" })],
	["an end that is a text", () => jwt({ id: "42", exp: String(seconds() + 60) })],
	["an end that is null", () => jwt({ id: "42", exp: null })],
	["one that is not valid yet", () => jwt({ id: "42", exp: seconds() + 600, nbf: seconds() + 120 })],
	["another secret", () => jwt({ id: "42", exp: seconds() + 60 }, { secret: OTHER_SECRET })],
	["the algorithm none", () => jwt({ id: "42", exp: seconds() + 60 }, { header: { alg: "none" } })],
	[
		"the algorithm none, without signature",
		() => `${base64url('{"alg":"none"}')}.${base64url(JSON.stringify({ id: "42", exp: seconds() + 60 }))}.`,
	],
	["another algorithm", () => jwt({ id: "42", exp: seconds() + 60 }, { header: { alg: "HS512" } })],
	["no algorithm", () => jwt({ id: "42", exp: seconds() + 60 }, { header: {} })],
	["a header that is a list", () => jwt({ id: "42", exp: seconds() + 60 }, { header: ["HS256"] })],
	[
		"extensions that must be understood",
		() => jwt({ id: "42", exp: seconds() + 60 }, { header: { alg: "HS256", crit: ["b64"], b64: false } }),
	],
	[
		"a signature that is missing",
		async () => (await jwt({ id: "42", exp: seconds() + 60 })).replace(/\.[^.]*$/, "."),
	],
	["a fourth part", async () => `${await jwt({ id: "42", exp: seconds() + 60 })}.x`],
	[
		"another body under the same signature",
		async () => {
			const [head, , signature] = (await jwt({ id: "42", exp: seconds() + 60 })).split(".");
			return `${head}.${base64url(JSON.stringify({ id: "7", exp: seconds() + 60 }))}.${signature}`;
		},
	],
	["nobody", () => jwt({ exp: seconds() + 60 })],
	["two", () => jwt({ id: "42", email: "a@example.com", exp: seconds() + 60 })],
	["a number as the id", () => jwt({ id: 42, exp: seconds() + 60 })],
	["a blank id", () => jwt({ id: " ", exp: seconds() + 60 })],
	["an anonymous id", () => jwt({ anonymous_id: "42", exp: seconds() + 60 })],
	["a body that is null", () => jwt(null)],
	["a body that is a text", () => jwt("42")],
];

for (const [what, make] of REFUSED) {
	serverTest(`${what} is not accepted as a token`, async ({ expect }) => {
		expect(await identityOf(await make())).to.equal(null);
	});
}

serverTest("the secret can be changed, and the header may be another one", async ({ expect }) => {
	const { signIdentity, verifyIdentity } = await relayModule();
	const token = await signIdentity(SECRET, { id: "42" });
	expect(await identityOf(token, [OTHER_SECRET, SECRET])).to.deep.equal({ id: "42" });
	expect(await identityOf(token, OTHER_SECRET)).to.equal(null);
	expect(
		await identityOf(await signIdentity([OTHER_SECRET, SECRET], { id: "42" }), OTHER_SECRET),
	).to.deep.equal({
		id: "42",
	});
	const identify = verifyIdentity(SECRET, { header: "x-visitor" });
	expect(await identify(requestOf([], { "x-visitor": token }))).to.deep.equal({ id: "42" });
	expect(await identify(requestOf([], { authorization: `Bearer ${token}` }))).to.equal(null);
});

serverTest(
	"a cookie is not accepted as a token, nor a token as a cookie, even with the same secret",
	async ({ expect }) => {
		const { signIdentity } = await relayModule();
		const { relay } = await collectingRelay();
		const cookie = (await responseTo(relay, [trackItem()])).headers.get("set-cookie") ?? "";
		const [, value = ""] = /=([^;]+)/.exec(cookie) ?? [];
		expect(await identityOf(value)).to.equal(null);
		const token = await signIdentity(SECRET, { id: "42" });
		const { headers } = await responseTo(relay, [trackItem()], { cookie: `__Host-cio_aid=${token}` });
		expect(headers.get("set-cookie")).to.include("__Host-cio_aid=");
	},
);

serverTest("mistakes of the one who signs are refused by name", async ({ cio, expect }) => {
	const { signIdentity, verifyIdentity } = await relayModule();
	const failure = async (/** @type {() => unknown} */ act) => {
		try {
			return await act();
		} catch (error) {
			return /** @type {any} */ (error);
		}
	};
	/** @type {[string, () => unknown][]} */
	const rows = [
		["secret", () => signIdentity("short", { id: "42" })],
		["secret", () => signIdentity(wrong(undefined), { id: "42" })],
		["identity", () => signIdentity(SECRET, wrong({}))],
		["identity", () => signIdentity(SECRET, wrong({ id: 42 }))],
		["identity", () => signIdentity(SECRET, wrong({ id: "1", email: "a" }))],
		["identity", () => signIdentity(SECRET, wrong(null))],
		["expiresIn", () => signIdentity(SECRET, { id: "42" }, { expiresIn: 3601 })],
		["expiresIn", () => signIdentity(SECRET, { id: "42" }, { expiresIn: 0 })],
		["secrets", () => verifyIdentity("short")],
		["secrets", () => verifyIdentity([])],
	];
	for (const [argument, act] of rows) {
		const error = await failure(act);
		expect(error, argument).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.equal(argument);
		expect(error.message).not.to.include("short");
	}
});
