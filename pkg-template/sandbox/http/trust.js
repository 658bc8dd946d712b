/** @import { RequestHead } from "../sandbox.js" */

// Any port. The browser writes an IPv4 address in this form, however the page spelt it.
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Why the sandbox's own endpoints refuse a request: they take no request that another site's page makes a browser send. A page
 * whose host name was pointed at this machine (DNS rebinding) shows in `Host`, any other page in `Origin` or
 * `Sec-Fetch-Site`. Programs send neither of the two. `Host` is absent in process, where no browser is involved.
 *
 * @param {RequestHead} head
 * @returns {string | undefined} `undefined` if it is trusted
 */
export function distrust({ headers }) {
	const { host, origin, "sec-fetch-site": site = "none" } = headers;
	if (host !== undefined && !LOOPBACK.test(host)) {
		return "the control endpoints only respond on a loopback host: localhost, 127.0.0.1 or [::1]";
	}
	const isSameOrigin = origin === undefined || isOriginOf(origin, host);
	if (isSameOrigin && (site === "none" || site === "same-origin")) return undefined;
	return "the control endpoints do not respond to pages of another origin";
}

/**
 * @param {string} origin
 * @param {string | undefined} host
 */
function isOriginOf(origin, host) {
	return host !== undefined && /^https?:\/\/(.*)$/i.exec(origin)?.[1].toLowerCase() === host.toLowerCase();
}
