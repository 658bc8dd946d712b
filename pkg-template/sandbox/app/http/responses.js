/** @import { WireResponse } from "../../http/responses.js" */
import { encode } from "../../http/bytes.js";
import { json } from "../../http/responses.js";

/** As live, whatever the contract says, and whatever was wrong with the credentials. */
export const unauthorized = () => json(401, { meta: { error: "Unauthorized request" } });

/**
 * The App API has one page for unknown paths and wrong methods.
 *
 * @returns {WireResponse}
 */
export const noSuchPage = () => ({
	status: 404,
	headers: { "content-type": "text/html; charset=utf-8" },
	body: encode(
		'<!DOCTYPE html>\n<html lang="en">\n<head><title>Page not found</title></head>\n<body><h1>404</h1><p>There is no such page.</p></body>\n</html>\n',
	),
});

/**
 * Live responses of the App API allow one origin: the vendor's own. No page of yours can read them.
 *
 * @param {WireResponse} response
 * @returns {WireResponse}
 */
export function allowVendorOrigin(response) {
	const allowed = {
		"access-control-allow-origin": "https://fly.customer.io",
		"access-control-allow-credentials": "true",
	};
	return { ...response, headers: { ...allowed, ...response.headers } };
}
