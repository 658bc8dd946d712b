/** Texts that are too long for any request are refused by their length, wherever they stand: none is copied into the core's memory. */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
import { clientOf, directClientOf, expectRefused, recordingFetch, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("long texts");

/** One character more than is allowed. Made when it is needed: all cases share it. */
let made = "";
function long() {
	made ||= "x".repeat(2 ** 24 + 1);
	return made;
}

const person = () => ({
	type: "person",
	action: "identify",
	identifiers: { id: "1" },
	attributes: { a: long() },
});
const raw = { url: "/v1/a", method: "POST" };

/** Calls with a long text, and the argument that each is refused by. @type {[string, (client: TrackClient) => Promise<unknown>][]} */
const CALLS = [
	["customerId", (client) => client.identify(long())],
	["attributes", (client) => client.identify("1", { a: long() })],
	["attributes", (client) => client.identify("1", { [long()]: 1 })],
	["attributes.a", (client) => client.identify("1", { a: long(), at: new Date() })],
	["event", (client) => client.track("1", { name: long() })],
	["event", (client) => client.track("1", { name: "a", data: { a: [long()] } })],
	["url", (client) => client.trackPageView("1", long())],
	["deviceId", (client) => client.addDevice("1", long(), "ios")],
	["deviceToken", (client) => client.deleteDevice("1", long())],
	["customerIds[1]", (client) => client.addCustomersToSegment(1, ["1", long()])],
	["formId", (client) => client.submitForm(long(), { a: 1 })],
	["fields", (client) => client.submitForm("1", { a: long() })],
	["primaryId", (client) => client.mergeCustomers("id", long(), "id", "2")],
	["deliveryId", (client) => client.unsubscribe(long())],
	["operation", (client) => client.entity(wrong(person()))],
	["operations", (client) => client.batch([wrong(person())])],
	["url", (client) => client.rawRequest({ ...raw, url: `/${long()}` })],
	["method", (client) => client.rawRequest({ ...raw, method: long() })],
	["responseType", (client) => client.rawRequest({ ...raw, responseType: wrong(long()) })],
	["data", (client) => client.rawRequest({ ...raw, data: long() })],
	["data", (client) => client.rawRequest({ ...raw, data: { a: long() } })],
	["queryParams.a", (client) => client.rawRequest({ ...raw, queryParams: { a: long() } })],
	["headers.a", (client) => client.rawRequest({ ...raw, headers: { a: long() } })],
	["formData.a", (client) => client.rawRequest({ ...raw, formData: { a: long() } })],
	["fileData.a", (client) => client.rawRequest({ ...raw, fileData: { a: long() } })],
	["options.firstEventId", (client) => client.sendAll([], { firstEventId: long() })],
	[
		"options.resume.firstEventId",
		(client) => client.sendAll([], { resume: { resumeFrom: 0, doneRanges: [], firstEventId: long() } }),
	],
	["options", (client) => client.destroy("1", wrong({ [long()]: 1 }))],
	["request", (client) => client.rawRequest(wrong({ ...raw, [long()]: 1 }))],
];

for (const [index, [argument, act]] of CALLS.entries()) {
	test(`a long text in ${argument} is refused (${index + 1})`, async (context) => {
		const call = act(clientOf(context));
		await expectRefused(context, call, argument);
		const { message } = await rejection(call);
		context.expect(message.length).to.be.below(1000);
	});
}

for (const [argument, options] of /** @type {[string, () => [string, string, object?]][]} */ ([
	["siteId", () => [long(), "key"]],
	["apiKey", () => ["site", long()]],
	["region", () => ["site", "key", { region: long() }]],
	["region", () => ["site", "key", { region: { trackUrl: long() } }]],
	["headers.a", () => ["site", "key", { headers: { a: long() }, dangerouslyAllowBrowser: true }]],
	["url", () => ["site", "key", { url: long() }]],
	["options", () => ["site", "key", { [long()]: 1 }]],
	["retry", () => ["site", "key", { retry: { [long()]: 1 }, dangerouslyAllowBrowser: true }]],
])) {
	test(`a client with a long text in ${argument} is refused`, async (context) => {
		const call = new context.cio.TrackClient(.../** @type {[string, string]} */ (options())).identify("1");
		await expectRefused(context, call, argument);
		const { message } = await rejection(call);
		context.expect(message.length).to.be.below(1000);
	});
}

test("sendAll rejects an operation that is too long, and sends the others", async (context) => {
	const { expect } = context;
	const small = { type: "person", action: "delete", identifiers: { id: "1" } };
	const { fetch } = recordingFetch();
	const report = await directClientOf(context, { fetch }).sendAll(wrong([small, person(), small]));
	expect(report).to.include({ accepted: 2, rejected: 1 });
	expect(report.errors[0]).to.include({ index: 1, reason: "invalid" });
	expect(report.errors[0]?.message).to.match(/^must have at most 16777216 characters/);
});

test("the path to a fault is cut", async (context) => {
	const call = clientOf(context).identify("1", { [long()]: Number.NaN });
	const error = await rejection(call);
	context.expect(error).to.be.instanceOf(context.cio.ValidationError);
	context.expect(String(error.argument).length).to.be.below(1100);
});
