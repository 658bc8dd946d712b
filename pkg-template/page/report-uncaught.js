/**
 * Reports an error as the browser reports an uncaught one: in the console, and to listeners of `error`.
 *
 * @param {unknown} error
 */
export function reportUncaught(error) {
	setTimeout(() => {
		throw error;
	});
}
