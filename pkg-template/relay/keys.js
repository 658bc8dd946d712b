/** Signatures by a secret: HMAC-SHA-256, by WebCrypto, which compares in constant time. */
import { invalid } from "../host/report.js";
import { fromBase64url, toBase64url } from "./base64url.js";

const ALGORITHM = { name: "HMAC", hash: "SHA-256" };

/** The shortest secret that cannot be guessed, in characters. */
const MIN_SECRET = 32;

/**
 * Reads a secret, or a list of the new one and older ones.
 *
 * @param {string} action the public function
 * @param {string} argument
 * @param {unknown} value
 * @returns {string[]} without the line break that files of secrets end with
 * @throws {import("../public/errors.js").ValidationError} that does not show it
 */
export function readSecrets(action, argument, value) {
	const list = Array.isArray(value) ? value : [value];
	const secrets = list.map((secret) => (typeof secret === "string" ? secret.replace(/\r?\n$/, "") : ""));
	if (secrets.length === 0 || secrets.some((secret) => secret.length < MIN_SECRET))
		throw invalid(
			action,
			argument,
			`must have at least ${MIN_SECRET} characters: make one with \`openssl rand -base64 32\`, and keep it on the server`,
		);
	return secrets;
}

/** Signs with the first of some secrets, and verifies with any of them. */
export class Keys {
	#secrets;
	/**
	 * Not promises: in workerd, no request can wait for what another one started.
	 *
	 * @type {CryptoKey[] | undefined}
	 */
	#keys;

	/** @param {string[]} secrets the newest first */
	constructor(secrets) {
		this.#secrets = secrets;
	}

	async #import() {
		const encoder = new TextEncoder();
		this.#keys ??= await Promise.all(
			this.#secrets.map((secret) =>
				crypto.subtle.importKey("raw", encoder.encode(secret), ALGORITHM, false, ["sign", "verify"]),
			),
		);
		return this.#keys;
	}

	/** @param {string} text @returns {Promise<string>} the signature, in Base64url */
	async sign(text) {
		const [key] = await this.#import();
		const signature = await crypto.subtle.sign(
			"HMAC",
			/** @type {CryptoKey} */ (key),
			new TextEncoder().encode(text),
		);
		return toBase64url(new Uint8Array(signature));
	}

	/** @param {string} text @param {string} signature in Base64url @returns {Promise<boolean>} */
	async verify(text, signature) {
		const bytes = fromBase64url(signature);
		if (!bytes) return false;
		const keys = await this.#import();
		const data = new TextEncoder().encode(text);
		const matches = await Promise.all(keys.map((key) => crypto.subtle.verify("HMAC", key, bytes, data)));
		return matches.includes(true);
	}
}
