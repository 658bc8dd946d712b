import { bearerOf } from "../../http/auth.js";

/** A service account works in several workspaces, so each request names one. */
const SERVICE_ACCOUNT = "sa_live_";

/**
 * Whether a request carries the key. A service account is only accepted where messages are sent.
 *
 * @param {Record<string, string>} headers
 * @param {string} appKey
 * @param {"key" | "send" | "none"} auth what the route takes
 */
export function hasKey(headers, appKey, auth) {
	if (auth === "none") return true;
	if (bearerOf(headers.authorization) !== appKey) return false;
	if (!appKey.startsWith(SERVICE_ACCOUNT)) return true;
	return auth === "send" && /^\d+$/.test(headers["x-workspace-id"] ?? "");
}
