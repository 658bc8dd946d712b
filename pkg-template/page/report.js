/**
 * Reports an error as the browser reports those that nobody catches: in the console, and to what listens to `error`.
 *
 * @param {unknown} error
 */
export function report(error) {
	setTimeout(() => {
		throw error;
	});
}
