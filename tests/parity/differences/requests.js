/** What each request carries. */
import { sends } from "../expectations.js";

/** @typedef {import("../differences.js").Difference} Difference */

const OPEN_METHODS = ["trackPush", "reportMetric", "unsubscribe"];

/** @type {readonly Difference[]} */
export const REQUESTS = [
	{
		what: "`trackPush`, `reportMetric`, `unsubscribe`",
		official: "Send the credentials",
		ours: "Do not send them",
		why: "These calls do not need credentials, and what is not sent cannot leak",
		explain: sends((request, { method }) => {
			if (OPEN_METHODS.includes(method)) delete request.headers.authorization;
		}),
	},
	{
		what: "`Content-Type` in requests without a body",
		official: "Is `application/json`",
		ours: "Is not sent",
		why: "`Content-Type` describes a body",
		explain: sends((request) => {
			if (request.body === "") delete request.headers["content-type"];
		}),
	},
	{
		what: "The option `cache` of `fetch`",
		official: "Is not set, so a `fetch` that a framework has patched can answer from its cache",
		ours: "Is `no-store`; the runtime may add `Cache-Control` and `Pragma`",
		why: "A call that a cache answers never reaches Customer.io",
		explain: sends((request) => {
			Object.assign(request.headers, { "cache-control": "no-cache", pragma: "no-cache" });
		}),
	},
	{
		what: "`User-Agent` and `X-Retry-Count`",
		official: "Are sent",
		ours: "Are not sent; the runtime may send its own `User-Agent`",
		why: "A page cannot set them without the server's permission",
		explain: sends((request) => {
			request.headers["user-agent"] = "node";
			delete request.headers["x-retry-count"];
		}),
	},
];
