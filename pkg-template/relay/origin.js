/** Which pages may send, by the headers that only the browser sets. */

/**
 * The origin of a request's page, if it may send.
 *
 * @param {Request} request
 * @param {readonly string[] | undefined} origins those that may; `undefined` for the request's own
 * @returns {{ isAllowed: boolean, cors: string | undefined }} `cors` is the origin that the response must name
 */
export function checkOrigin({ headers, url }, origins) {
	const origin = headers.get("origin");
	const isSameOrigin = headers.get("sec-fetch-site") === "same-origin";
	if (!origins) {
		// A proxy in front may have changed the host of the request's URL: the browser knows better.
		const isAllowed = isSameOrigin || origin === new URL(url).origin;
		return { isAllowed, cors: undefined };
	}
	// `Sec-Fetch-Site` is not enough: somebody else's host name may lead here (DNS rebinding).
	if (origin) return { isAllowed: origins.includes(origin), cors: origin };
	return { isAllowed: isSameOrigin && origins.includes(new URL(url).origin), cors: undefined };
}
