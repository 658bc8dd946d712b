/**
 * Tokens that say who a visitor is, for pages on another host than the session: JSON Web Tokens (RFC 7519) signed with HS256, which live
 * for an hour at most.
 *
 * @import * as api from "./index.js"
 */
import { isPresentText } from "../host/fault.js";
import { invalid } from "../host/report.js";
import { fromBase64url, toBase64url } from "./base64url.js";
import { Keys, readSecrets } from "./keys.js";

/** In seconds. */
const DEFAULT_LIFE = 900;
const MAX_LIFE = 3600;

/** How far the clock of the signer may be from the relay's, in seconds. */
const LEEWAY = 60;

const HEADER = JSON.stringify({ alg: "HS256", typ: "JWT" });

/** The identifiers that a token may name. */
const NAMES = ["id", "email", "phone", "cio_id"];

/** @param {string} text */
const encode = (text) => toBase64url(new TextEncoder().encode(text));

/** The own options: members that other code adds to Object.prototype are not options. @param {any} options @returns {any} */
const own = (options) => ({ __proto__: null, ...options });

const seconds = () => Math.floor(Date.now() / 1000);

/** @type {typeof api.signIdentity} */
export async function signIdentity(secret, identity, options) {
	const { expiresIn = DEFAULT_LIFE } = own(options);
	const keys = new Keys(readSecrets("signIdentity", "secret", secret));
	const identifiers = onlyIdentifier(identity);
	if (!identifiers)
		throw invalid(
			"signIdentity",
			"identity",
			`must have exactly one of ${NAMES.join(", ")}, with text that is not blank`,
		);
	if (!Number.isSafeInteger(expiresIn) || expiresIn < 1 || expiresIn > MAX_LIFE)
		throw invalid("signIdentity", "expiresIn", `must be a whole number of seconds, at most ${MAX_LIFE}`);
	const now = seconds();
	const payload = JSON.stringify({ ...identifiers, iat: now, exp: now + expiresIn });
	const signed = `${encode(HEADER)}.${encode(payload)}`;
	return `${signed}.${await keys.sign(signed)}`;
}

/** @type {typeof api.verifyIdentity} */
export function verifyIdentity(secrets, options) {
	const { header = "authorization" } = own(options);
	const keys = new Keys(readSecrets("verifyIdentity", "secrets", secrets));
	return async (request) => {
		const token = (request.headers.get(header) ?? "").replace(/^Bearer +/i, "");
		const [head = "", body = "", signature = "", ...more] = token.split(".");
		// The header is read before the signature: `none` is an algorithm, too.
		const protection = parse(head);
		if (more.length > 0 || protection?.alg !== "HS256" || "crit" in protection) return null;
		if (!(await keys.verify(`${head}.${body}`, signature))) return null;
		const payload = parse(body);
		return isCurrent(payload) ? onlyIdentifier(payload) : null;
	};
}

/** @param {any} payload */
function isCurrent(payload) {
	const now = seconds();
	const { exp, nbf = now } = payload ?? {};
	if (typeof exp !== "number" || typeof nbf !== "number") return false;
	return exp > now - LEEWAY && exp <= now + MAX_LIFE + LEEWAY && nbf <= now + LEEWAY;
}

/**
 * The only identifier among the members of an object.
 *
 * @param {any} members
 * @returns {any} `null` if there is none, or more than one
 */
function onlyIdentifier(members) {
	const found = NAMES.filter((name) => members?.[name] !== undefined);
	const [name = ""] = found;
	const value = members?.[name];
	if (found.length !== 1 || !isPresentText(value)) return null;
	return { [name]: value };
}

/** The JSON object in a part of a token. @param {string} part @returns {any} `undefined` for anything else */
function parse(part) {
	try {
		const bytes = fromBase64url(part);
		const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
		return typeof value === "object" && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}
