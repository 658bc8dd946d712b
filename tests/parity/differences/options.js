/** The client's options. */
import { REJECTED, rejects } from "../expectations.js";

/** @typedef {import("../differences.js").Difference} Difference */

/** @type {readonly Difference[]} */
export const OPTIONS = [
	{
		what: "The option `region`",
		official: "Is `RegionUS` or `RegionEU`",
		ours: 'Can also be `"us"`, `"eu"` or `"auto"`',
		why: "Settings are usually strings",
		reword(call) {
			if (typeof call.client?.region !== "string") return call;
			const { region: _, ...client } = call.client;
			return { ...call, client };
		},
	},
	{
		what: "Options of `fetch` (`dispatcher`, `keepalive`), and unknown options, also of `retry`",
		official: "Are passed to `fetch`; unknown options of `retry` are ignored",
		ours: "Are rejected by name; use a custom `fetch` instead of a dispatcher",
		why: "Not every runtime has them, and an option without effect is a mistake",
		explain: rejects(({ client = {} }) => "keepalive" in client || "retries" in Object(client.retry)),
	},
	{
		what: "`Authorization` and `Content-Type` in the option `headers`",
		official: "Are appended to the client's own, separated by a comma",
		ours: "`Authorization` is rejected; `Content-Type` is replaced by the client's own",
		why: "Joined values are invalid",
		explain({ call, expected }) {
			const headers = Object(call.client?.headers);
			if (headers.authorization) Object.assign(expected, { requests: [], outcome: REJECTED });
			for (const request of expected.requests)
				if (headers["content-type"]) request.headers["content-type"] = "application/json";
		},
	},
	{
		what: "The option `url`",
		official: "Is the part before `/customers`",
		ours: "Can also be the root of a host, or end with a slash",
		why: "A sandbox is at the root of its host",
		reword: ({ base, ...call }) =>
			base === undefined ? call : { ...call, base: base.replace(/(\/api\/v1)?\/?$/, "/api/v1") },
	},
];
