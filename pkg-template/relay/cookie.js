/**
 * The cookie that recognises an anonymous visitor: an id that the relay made, when it expires, and the relay's signature. No script can
 * read it, and no page can choose the id: otherwise a page could take over the history of somebody else.
 */
import { toBase64url } from "./base64url.js";

/** @typedef {{ name: string, maxAge: number, keys: import("./keys.js").Keys }} CookieSettings */

/** An id of 128 random bits, unix seconds, a signature. */
const VALUE = /^([\w-]{22})\.(\d{1,16})\.([\w-]{43})$/;

/**
 * What is signed. It names its purpose, so that no other text signed with the same secret is a cookie.
 *
 * @param {string} name
 * @param {string} id
 * @param {string} expires
 */
const signedText = (name, id, expires) => `anonymous-id:${name}:${id}.${expires}`;

/**
 * The anonymous id in a request's cookie.
 *
 * @param {Request} request
 * @param {CookieSettings} cookie
 * @returns {Promise<string | undefined>} `undefined` if there is none, if it has expired, or if the relay has not signed it
 */
export async function readAnonymousId(request, { name, keys }) {
	const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
	// A visitor may have several cookies of this name, set for other paths: the first that the relay signed counts.
	for (const pair of pairs.filter((text) => text.startsWith(`${name}=`))) {
		const [, id = "", expires = "", signature = ""] = VALUE.exec(pair.slice(name.length + 1)) ?? [];
		const isCurrent = Number(expires) > Date.now() / 1000;
		if (isCurrent && (await keys.verify(signedText(name, id, expires), signature))) return id;
	}
	return undefined;
}

/** A new anonymous id. */
export const newAnonymousId = () => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/**
 * `Set-Cookie` with an anonymous id.
 *
 * @param {Request} request
 * @param {CookieSettings} cookie
 * @param {string} id
 */
export async function setCookie(request, { name, maxAge, keys }, id) {
	const expires = String(Math.floor(Date.now() / 1000) + maxAge);
	const signature = await keys.sign(signedText(name, id, expires));
	return `${name}=${id}.${expires}.${signature}; Max-Age=${maxAge}${attributes(request, name)}`;
}

/** `Set-Cookie` that removes it. @param {Request} request @param {CookieSettings} cookie */
export const removeCookie = (request, { name }) => `${name}=; Max-Age=0${attributes(request, name)}`;

/**
 * Browsers keep a cookie with a prefix only if it is `Secure`, and over http they keep no `Secure` one: development over http needs a name
 * without prefix.
 *
 * @param {Request} request
 * @param {string} name
 */
function attributes(request, name) {
	const isSecure = /^__(Host|Secure)-/i.test(name) || request.url.startsWith("https:");
	return `; Path=/; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}
