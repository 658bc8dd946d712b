/** What a query cannot hold is refused by name: without it, the API would answer another question. */
import { expectRefused, onlyRequest, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, collect } from "../support.js";

/** @typedef {import("customerio-wasm").APIClient} APIClient */

module("lists: queries");

const SCALAR = "must be a string, a number or a boolean";
const TIME = "must be unix seconds or a valid Date";

/**
 * Calls with a wrong value in a query: what the error names, and what it says.
 *
 * @type {[action: string, act: (client: APIClient, value: never) => Promise<unknown>, argument: string, problem: string][]}
 */
const CALLS = [
	["listActivities", (client, type) => client.listActivities({ type }), "query.type", SCALAR],
	["getMessages", (client, start_ts) => client.getMessages({ start_ts }), "query.start_ts", TIME],
	[
		"searchCustomers",
		(client, limit) => client.searchCustomers({ and: [] }, { limit }),
		"query.limit",
		SCALAR,
	],
	["pages", (client, page) => collect(client.listAssets({ page }).pages()), "query.page", SCALAR],
	["getCampaignMetrics", (client, steps) => client.getCampaignMetrics(7, { steps }), "query.steps", SCALAR],
	[
		"getMessage",
		(client, value) => client.getMessage("a", wrong({ other: value })),
		"query.other",
		"supported",
	],
	["getAttributes", (client, idType) => client.getAttributes("42", idType), "idType", SCALAR],
];

/** By names of our own: a bundler changes the text of a function. @type {[string, unknown][]} */
const VALUES = [
	["a function", () => "opened"],
	["a symbol", Symbol("opened")],
	["a list", ["opened"]],
];

for (const [action, act, argument, problem] of CALLS) {
	for (const [what, value] of VALUES) {
		serverTest(`${action}: ${what}`, async (context) => {
			const error = await expectRefused(context, act(appClientOf(context), wrong(value)), argument);
			context.expect(error.message).to.include(problem);
		});
	}
}

for (const [what, query] of /** @type {[string, unknown][]} */ ([
	["a function", () => ({})],
	["a Map", new Map([["type", "opened"]])],
	["null", null],
])) {
	serverTest(`a query that is ${what}`, async (context) => {
		await expectRefused(context, appClientOf(context).listActivities(wrong(query)), "query");
		await expectRefused(context, appClientOf(context).getCampaignMetrics(7, wrong(query)), "query");
	});
}

serverTest("a query that throws when it is read", async (context) => {
	const thrown = new Error("mine");
	const query = {
		get type() {
			throw thrown;
		},
	};
	for (const method of /** @type {const} */ (["listActivities", "listNewsletters"])) {
		const error = await expectRefused(context, appClientOf(context)[method](wrong(query)), "query.type");
		context.expect(error.cause).to.equal(thrown);
	}
	const error = await expectRefused(
		context,
		appClientOf(context).getCampaignMetrics(7, wrong(query)),
		"query.type",
	);
	context.expect(error.cause).to.equal(thrown);
});

serverTest("a query with a toJSON of its own is what that gives", async (context) => {
	const query = { type: "event", toJSON: () => ({ limit: 7 }) };
	await appClientOf(context).listActivities(wrong(query));
	context.expect((await onlyRequest(context)).query).to.equal("limit=7");
});

serverTest("a query has the inherited members and the getters of its object", async (context) => {
	class Query {
		limit = 7;
		get type() {
			return "event";
		}
		describe() {
			return "not a member";
		}
	}
	for (const query of [new Query(), Object.assign(Object.create({ type: "event" }), { limit: 7 })])
		await appClientOf(context).listActivities(query);
	const { requests } = await context.sandbox.state();
	context.expect(requests.map(({ query }) => query)).to.deep.equal(Array(2).fill("limit=7&type=event"));
});

serverTest("a getter of an unknown name, a Promise, and an object without members", async (context) => {
	class Misspelled {
		get tipe() {
			return "event";
		}
	}
	await expectRefused(context, appClientOf(context).listActivities(wrong(new Misspelled())), "query.tipe");
	for (const query of [Promise.resolve({ limit: 7 }), new (class {})()])
		await expectRefused(context, appClientOf(context).listActivities(wrong(query)), "query");
});

serverTest("an email is text", async (context) => {
	for (const email of [0, 42n, true]) {
		const byEmail = appClientOf(context).getCustomersByEmail(wrong(email));
		const error = await expectRefused(context, byEmail, "email");
		context.expect(error.message).to.include("must be a string");
		const query = { email: wrong(email) };
		const inQuery = appClientOf(context).getSuppressions("bounces", query);
		const other = await expectRefused(context, inQuery, "query.email");
		context.expect(other.message).to.include("must be a string");
	}
	await expectRefused(context, appClientOf(context).getCustomersByEmail(wrong(null)), "email");
});
