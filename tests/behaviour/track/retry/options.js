/** Invalid options of retries, timeouts, hooks and event ids are refused by name. */
/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, expectRefused, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("retry options");

const NO_COUNT = [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "3", {}, [], true, null, 3n];
const NO_MS = [-1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 40, "5", {}, true, null];
const NO_FLAG = [0, 1, "yes", "", {}, null];
const NO_FUNCTION = [7, "log", {}, true, null];
const NO_STATUSES = [
	429,
	"429",
	{},
	true,
	null,
	["429"],
	[Number.NaN],
	[1.5],
	[0],
	[200],
	[600],
	[null],
	[[429]],
];
const NO_OBJECT = [7, "fast", true, [], 3n];

/** @type {[string, unknown[]][]} */
const RETRY = [
	["maxRetries", NO_COUNT],
	["minTimeoutMs", NO_MS],
	["maxTimeoutMs", NO_MS],
	["retryStatusCodes", NO_STATUSES],
	["respectRetryAfter", NO_FLAG],
	["retryAfterMaxSeconds", NO_MS],
	["maxTotalBackoffMs", NO_MS],
];

/** @type {[string, unknown[]][]} */
const CLIENT = [
	["retry", NO_OBJECT],
	["timeout", NO_MS],
	["totalTimeout", NO_MS],
	["eventIds", NO_FLAG],
	["dangerouslyAllowBrowser", NO_FLAG],
	["onRequest", NO_FUNCTION],
	["onResponse", NO_FUNCTION],
	["onRetry", NO_FUNCTION],
];

/** @type {[string, unknown[]][]} */
const RAW = [
	["maxRetries", NO_COUNT],
	["retryDelayMS", NO_MS],
	["retryAllErrors", NO_FLAG],
	["useExponentialBackoff", NO_FLAG],
	["debugRequest", NO_FLAG],
	["timeout", NO_MS],
];

for (const [option, values] of RETRY) {
	test(`an invalid retry.${option}`, async (context) => {
		for (const value of values) {
			const client = clientOf(context, { retry: wrong({ [option]: value }) });
			await expectRefused(context, client.identify("42"), `retry.${option}`);
		}
	});
}

for (const [option, values] of CLIENT) {
	test(`an invalid ${option}`, async (context) => {
		for (const value of values) {
			const client = clientOf(context, wrong({ [option]: value }));
			await expectRefused(context, client.track("42", { name: "a" }), option);
		}
	});
}

for (const [option, values] of RAW) {
	test(`an invalid ${option} of a raw request`, async (context) => {
		for (const value of values) {
			const request = wrong({ url: "/v1/x", method: "GET", [option]: value });
			await expectRefused(context, clientOf(context).rawRequest(request), option);
		}
	});
}

for (const option of ["retries", "maxretries", "max_retries", "delay", "statuses", "methods", ""]) {
	test(`the unknown retry.${option}`, async (context) => {
		const client = clientOf(context, { retry: wrong({ [option]: 1 }) });
		await expectRefused(context, client.destroy("42"), `retry.${option}`);
	});
}

test("undefined is the same as a missing option", async (context) => {
	const retry = {
		maxRetries: undefined,
		minTimeoutMs: undefined,
		maxTimeoutMs: undefined,
		retryStatusCodes: undefined,
		respectRetryAfter: undefined,
	};
	await clientOf(context, wrong({ retry, onRetry: undefined, eventIds: undefined })).identify("42");
	await clientOf(context, wrong({ retry: undefined, totalTimeout: undefined })).identify("42");
	context.expect((await context.sandbox.state()).people).to.have.lengthOf(1);
});
