/** More would fill the memory of the page. */
const MAX_LENGTH = 4_000;

/**
 * The body of a request or a response, truncated if it is long.
 *
 * @param {string} body
 */
export function shorten(body) {
	if (body.length <= MAX_LENGTH) return body;
	return `${body.slice(0, MAX_LENGTH)} … (${body.length.toLocaleString("en")} characters in total)`;
}
