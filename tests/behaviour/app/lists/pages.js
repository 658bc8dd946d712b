/** From one page to the next, by each kind of paging. */
import { recordingFetch, rejection, scriptedFetch } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, asked, collect, directAppClientOf, pagedFetch } from "../support.js";

/** @typedef {import("customerio-wasm").APIClient} APIClient */
/** @typedef {import("customerio-wasm").CallOptions} CallOptions */
/** @typedef {AsyncIterable<any> & Promise<any> & { pages(): AsyncIterable<any>, withResponse(): Promise<any> }} List */
/**
 * A kind of paging: how a list of it is called, the parameter that leads to the next page, and what it is on each of three pages.
 *
 * @typedef {object} Kind
 * @property {(client: APIClient, query?: object, options?: CallOptions) => List} list
 * @property {string} parameter
 * @property {string[]} values of the three pages; that of the first is `""`: it has none
 * @property {(items: unknown, index: number) => object} page `index` from 0 on
 */

module("lists: pages");

/** Three pages with the items 1 to 5. */
const ITEMS = [[1, 2], [3, 4], [5]];

/** @type {Record<string, Kind>} */
export const KINDS = {
	"a cursor": {
		list: (client, query, options) => /** @type {any} */ (client.getMessages(query, options)),
		parameter: "start",
		values: ["", "c1", "c2"],
		page: (items, index) => ({ messages: items, next: ["c1", "c2", ""][index] }),
	},
	"a cursor, with POST": {
		list: (client, query, options) =>
			/** @type {any} */ (client.searchCustomers({ and: [] }, query, options)),
		parameter: "start",
		values: ["", "c1", "c2"],
		page: (items, index) => ({ identifiers: items, next: ["c1", "c2"][index] }),
	},
	"a cursor beside an argument": {
		list: (client, query, options) => /** @type {any} */ (client.getSegmentMembership(7, query, options)),
		parameter: "start",
		values: ["", "c1", "c2"],
		page: (items, index) => ({ identifiers: items, next: ["c1", "c2", null][index] }),
	},
	"an offset": {
		list: (client, query, options) => /** @type {any} */ (client.getSuppressions("bounces", query, options)),
		parameter: "offset",
		values: ["", "2", "4", "5"],
		page: (items) => ({ suppressions: items }),
	},
	"page numbers": {
		list: (client, query, options) => /** @type {any} */ (client.listAssets(query, options)),
		parameter: "page",
		values: ["", "2", "3"],
		page: (items, index) => ({
			assets: items,
			meta: { pagination: { limit: 2, total: 5, page: index + 1 } },
		}),
	},
	"page numbers without a total": {
		list: (client, query, options) => /** @type {any} */ (client.listAssets(query, options)),
		parameter: "page",
		values: ["", "2", "3", "4"],
		page: (items) => ({ assets: items }),
	},
};

serverTest("a page that has only folders is not the last one", async (context) => {
	const meta = (/** @type {number} */ page) => ({ pagination: { page, limit: 2, total: 3 } });
	const recorded = pagedFetch("page", {
		"": { emails: [], folders: [{ id: "f1" }, { id: "f2" }], meta: meta(1) },
		2: { emails: [1], folders: [], meta: meta(2) },
	});
	const client = directAppClientOf(context, { fetch: recorded.fetch });
	context.expect(await collect(/** @type {any} */ (client.listDesignStudioEmails({})))).to.deep.equal([1]);
	context.expect(recorded.calls).to.have.lengthOf(2);
});

/** The pages of a kind, as the server gives them. @param {Kind} kind */
const pagesOf = ({ page, values }) =>
	Object.fromEntries(values.map((value, index) => [value, page(ITEMS[index] ?? [], index)]));

for (const [what, kind] of Object.entries(KINDS)) {
	const { list, parameter, values } = kind;

	serverTest(`${what}: await gives one page`, async (context) => {
		const recorded = pagedFetch(parameter, pagesOf(kind));
		const page = await list(directAppClientOf(context, { fetch: recorded.fetch }));
		context.expect(page).to.deep.equal(pagesOf(kind)[""]);
		context.expect(recorded.calls).to.have.lengthOf(1);
	});

	serverTest(`${what}: for await gives all items, .pages() all pages`, async (context) => {
		const { expect } = context;
		const items = pagedFetch(parameter, pagesOf(kind));
		expect(await collect(list(directAppClientOf(context, { fetch: items.fetch })))).to.deep.equal([
			1, 2, 3, 4, 5,
		]);
		const pages = pagedFetch(parameter, pagesOf(kind));
		const given = await collect(list(directAppClientOf(context, { fetch: pages.fetch })).pages());
		// Without `undefined`, which JSON does not carry.
		const pagesByValue = JSON.parse(JSON.stringify(pagesOf(kind)));
		expect(given).to.deep.equal(values.map((value) => pagesByValue[value]));
		for (const recorded of [items, pages])
			expect(asked(recorded, parameter)).to.deep.equal(values.map((value) => value || null));
	});

	serverTest(`${what}: the rest of the query is that of the first page`, async (context) => {
		const { expect } = context;
		const recorded = pagedFetch(parameter, pagesOf(kind));
		const query = Object.freeze({ limit: 2 });
		await collect(list(directAppClientOf(context, { fetch: recorded.fetch }), query));
		expect(asked(recorded, "limit")).to.deep.equal(values.map(() => "2"));
		const requests = recorded.calls.map(({ request }) => request);
		expect(new Set(requests.map(({ method }) => method)).size).to.equal(1);
		expect(new Set(requests.map(({ url }) => new URL(url).pathname)).size).to.equal(1);
		const bodies = await Promise.all(requests.map((request) => request.text()));
		expect(new Set(bodies).size).to.equal(1);
	});

	serverTest(`${what}: null in place of a list has no items`, async (context) => {
		const { expect } = context;
		const recorded = pagedFetch(parameter, { ...pagesOf(kind), [String(values[1])]: kind.page(null, 2) });
		const client = directAppClientOf(context, { fetch: recorded.fetch });
		expect(await collect(list(client))).to.deep.equal([1, 2]);
		const empty = directAppClientOf(context, {
			fetch: scriptedFetch(() => Response.json(kind.page(null, 2))).fetch,
		});
		expect(await collect(list(empty))).to.deep.equal([]);
		const bare = directAppClientOf(context, { fetch: recordingFetch().fetch });
		expect(await collect(list(bare))).to.deep.equal([]);
	});

	serverTest(`${what}: leaving the loop early asks for nothing more`, async (context) => {
		const { expect } = context;
		for (const [taken, requests] of [
			[1, 1],
			[2, 1],
			[3, 2],
		]) {
			const recorded = pagedFetch(parameter, pagesOf(kind));
			let seen = 0;
			for await (const item of list(directAppClientOf(context, { fetch: recorded.fetch }))) {
				seen += 1;
				expect(item).to.equal(seen);
				if (seen === taken) break;
			}
			await new Promise((resolve) => setTimeout(resolve, 5));
			expect(recorded.calls, `${taken} items`).to.have.lengthOf(Number(requests));
		}
	});

	serverTest(`${what}: a page is asked for when the loop gets to it`, async (context) => {
		const { expect } = context;
		const recorded = pagedFetch(parameter, pagesOf(kind));
		const iterator = list(directAppClientOf(context, { fetch: recorded.fetch }))
			.pages()
			[Symbol.asyncIterator]();
		for (const requests of [1, 2, 3]) {
			await iterator.next();
			await new Promise((resolve) => setTimeout(resolve, 5));
			expect(recorded.calls).to.have.lengthOf(requests);
		}
	});

	serverTest(`${what}: a failure in page 3 rejects the loop, after the items before it`, async (context) => {
		const { cio, expect } = context;
		const pages = { ...pagesOf(kind), [String(values[2])]: new Response("{}", { status: 404 }) };
		const recorded = pagedFetch(parameter, pages);
		/** @type {unknown[]} */
		const items = [];
		const error = await rejection(
			(async () => {
				for await (const item of list(directAppClientOf(context, { fetch: recorded.fetch })))
					items.push(item);
			})(),
		);
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 404 });
		expect(items).to.deep.equal([1, 2, 3, 4]);
		expect(recorded.calls).to.have.lengthOf(3);
	});

	serverTest(`${what}: an abort between two pages and during one rejects the loop`, async (context) => {
		const { cio, expect } = context;
		for (const moment of ["between", "during"]) {
			const controller = new AbortController();
			const pages = pagesOf(kind);
			const recorded = recordingFetch(({ request }) => {
				const value = new URL(request.url).searchParams.get(parameter) ?? "";
				if (value !== "" && moment === "during") {
					setTimeout(() => controller.abort("enough"), 5);
					return new Promise(() => {});
				}
				return Response.json(pages[value]);
			});
			const client = directAppClientOf(context, { fetch: recorded.fetch });
			/** @type {unknown[]} */
			const items = [];
			const error = await rejection(
				(async () => {
					for await (const item of list(client, {}, { signal: controller.signal })) {
						items.push(item);
						if (item === 2 && moment === "between") controller.abort("enough");
					}
				})(),
			);
			expect(error, moment).to.be.instanceOf(cio.AbortError);
			expect(error.cause, moment).to.equal("enough");
			expect(items, moment).to.deep.equal([1, 2]);
			expect(recorded.calls, moment).to.have.lengthOf(moment === "during" ? 2 : 1);
		}
	});
}

serverTest(
	"a loop that begins in the middle: a start, an offset and a page of the caller's",
	async (context) => {
		const { expect } = context;
		for (const [what, query, parameter, expected] of /** @type {const} */ ([
			["a cursor", { start: "c1" }, "start", ["c1", "c2"]],
			["an offset", { offset: 2 }, "offset", ["2", "4", "5"]],
			["page numbers", { page: 2 }, "page", ["2", "3"]],
		])) {
			const kind = /** @type {Kind} */ (KINDS[what]);
			const recorded = pagedFetch(parameter, pagesOf(kind));
			const client = directAppClientOf(context, { fetch: recorded.fetch });
			expect(await collect(kind.list(client, query)), what).to.deep.equal([3, 4, 5]);
			expect(asked(recorded, parameter), what).to.deep.equal(expected);
		}
	},
);

serverTest("a cursor among the data about the page", async (context) => {
	const { expect } = context;
	const page = (/** @type {number[]} */ emails, /** @type {string | null} */ next) => ({
		preview_jobs: emails,
		meta: { pagination: { next_cursor: next } },
	});
	const recorded = pagedFetch("cursor", { "": page([1, 2], "c1"), c1: page([3], null) });
	const list = /** @type {any} */ (
		directAppClientOf(context, { fetch: recorded.fetch }).listDesignStudioInboxPreviews()
	);
	const pages = await collect(list.pages());
	expect(pages).to.have.lengthOf(2);
	expect(asked(recorded, "cursor")).to.deep.equal([null, "c1"]);
});

serverTest(
	"a cursor that leads back rejects the loop with a StateError, after the items",
	async (context) => {
		const { cio, expect } = context;
		for (const [query, pages] of /** @type {[object, Record<string, unknown>][]} */ ([
			[{}, { "": { messages: [1], next: "a" }, a: { messages: [2], next: "a" } }],
			[
				{},
				{ "": { messages: [1], next: "a" }, a: { messages: [2], next: "b" }, b: { messages: [], next: "a" } },
			],
			[{ start: "a" }, { a: { messages: [1], next: "b" }, b: { messages: [2], next: "a" } }],
		])) {
			const recorded = pagedFetch("start", pages);
			/** @type {unknown[]} */
			const items = [];
			const error = await rejection(
				(async () => {
					const list = directAppClientOf(context, { fetch: recorded.fetch }).getMessages(query);
					for await (const item of list) items.push(item);
				})(),
			);
			expect(error).to.be.instanceOf(cio.StateError);
			expect(error).to.include({ code: "state", retryable: false, mayHaveTakenEffect: false });
			expect(error.message).to.match(/^getMessages: the server returned the same page again/);
			expect(items).to.deep.equal([1, 2]);
			expect(recorded.calls).to.have.lengthOf(Object.keys(pages).length);
			expect(error.attempts).to.equal(recorded.calls.length);
		}
	},
);

serverTest(
	"a server that does not look at the offset or the page rejects the loop, and repeats no item",
	async (context) => {
		const { cio, expect } = context;
		for (const what of ["an offset", "page numbers without a total"]) {
			const { list, page } = /** @type {Kind} */ (KINDS[what]);
			const { fetch, calls } = scriptedFetch(() => Response.json(page([{ id: 1 }, { id: 2 }], 0)));
			/** @type {unknown[]} */
			const items = [];
			const error = await rejection(
				(async () => {
					for await (const item of list(directAppClientOf(context, { fetch }))) {
						items.push(item);
						if (items.length > 10) throw new Error("endless");
					}
				})(),
			);
			expect(error, what).to.be.instanceOf(cio.StateError);
			expect(items, what).to.deep.equal([{ id: 1 }, { id: 2 }]);
			expect(calls, what).to.have.lengthOf(2);
			expect(error.attempts, what).to.equal(2);
		}
	},
);

serverTest(
	"the arguments are read once: what changes in the middle of a loop changes nothing",
	async (context) => {
		const { expect } = context;
		const kind = /** @type {Kind} */ (KINDS["a cursor, with POST"]);
		const recorded = pagedFetch(kind.parameter, pagesOf(kind));
		const filter = { segment: { id: 7 } };
		const query = { limit: 2 };
		const client = directAppClientOf(context, { fetch: recorded.fetch });
		for await (const _page of client.searchCustomers(filter, query).pages()) {
			filter.segment.id += 1;
			query.limit += 1;
			Object.assign(query, { start: "c9" });
		}
		expect(asked(recorded, "limit")).to.deep.equal(["2", "2", "2"]);
		expect(asked(recorded, "start")).to.deep.equal([null, "c1", "c2"]);
		const bodies = await Promise.all(recorded.calls.map(({ request }) => request.json()));
		expect(bodies).to.deep.equal(Array(3).fill({ filter: { segment: { id: 7 } } }));
	},
);

serverTest("a body that is not an object has no items", async (context) => {
	for (const body of ["null", "7", '"text"', "[]", '{"messages":7,"next":""}', '{"messages":{},"next":""}']) {
		const { fetch } = scriptedFetch(() => new Response(body));
		const loop = collect(directAppClientOf(context, { fetch }).getMessages());
		const [outcome] = await Promise.allSettled([loop]);
		if (outcome?.status === "fulfilled") context.expect(outcome.value, body).to.deep.equal([]);
		else context.expect(outcome?.reason, body).to.be.instanceOf(context.cio.CustomerIOError);
	}
});

serverTest("a list may be looped over twice: the first page is shared", async (context) => {
	const kind = /** @type {Kind} */ (KINDS["a cursor"]);
	const recorded = pagedFetch("start", pagesOf(kind));
	const list = kind.list(directAppClientOf(context, { fetch: recorded.fetch }));
	context.expect(await collect(list)).to.deep.equal([1, 2, 3, 4, 5]);
	context.expect(await collect(list)).to.deep.equal([1, 2, 3, 4, 5]);
	context.expect(asked(recorded, "start")).to.deep.equal([null, "c1", "c2", "c1", "c2"]);
});

serverTest("wrong arguments reject the loop too", async (context) => {
	const { cio, expect } = context;
	const client = directAppClientOf(context, { fetch: recordingFetch().fetch });
	for (const list of [
		client.getMessages(/** @type {any} */ ("all")),
		client.getMessages(/** @type {any} */ ({ pages: 7 })),
		client.getSegmentMembership(""),
	]) {
		const error = await rejection(collect(/** @type {any} */ (list)));
		expect(error).to.be.instanceOf(cio.ValidationError);
	}
});

serverTest("the sandbox's own pages: people of a segment, three at a time", async (context) => {
	const { cio, expect, siteId, apiKey, url } = context;
	const track = new cio.TrackClient(siteId, apiKey, { url });
	const ids = Array.from({ length: 8 }, (_, index) => `p${index}`);
	for (const id of ids) await track.identify(id);
	const app = appClientOf(context);
	const { segment } = await app.createSegment({ name: "all" });
	await track.addCustomersToSegment(Number(segment.id), ids);
	const people = await collect(app.getSegmentMembership(Number(segment.id), { limit: 3 }));
	expect(people.map((person) => /** @type {any} */ (person).id)).to.have.members(ids);
	expect(people).to.have.lengthOf(8);
});
