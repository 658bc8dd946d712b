/** @import { WireResponse } from "../../http/responses.js" */
import { encode } from "../../http/bytes.js";
import { json } from "../../http/responses.js";

/** What the real API sends whatever was wrong with the credentials, although its specification says otherwise. */
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

/** Recorded from the real API, which sends them on every response. They allow the vendor's own origin only: no page of yours can read the API. */
const HEADERS = {
	"access-control-allow-origin": "https://fly.customer.io",
	"access-control-allow-credentials": "true",
	"access-control-allow-headers": "Authorization,Content-Type,x-workspace-id",
	"access-control-allow-methods": "GET, POST, PUT, DELETE, OPTIONS",
	"access-control-max-age": "7200",
	"cache-control": "must-revalidate,no-cache,no-store",
};

/**
 * @param {WireResponse} response
 * @returns {WireResponse}
 */
export const addLiveHeaders = (response) => ({ ...response, headers: { ...HEADERS, ...response.headers } });
