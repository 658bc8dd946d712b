/** Events without an id could count twice, so they are retried only if they cannot have been processed. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */
import {
	busy,
	EVENT_ACTIONS,
	eagerClientOf,
	rejection,
	scriptedFetch,
	TYPED_ACTIONS,
} from "../../support.js";
import { module, test } from "../../test.js";

module("without event ids");

/** Faults that leave the outcome unknown. They persist, because browsers retry by themselves when a kept-alive connection breaks. @type {[string, Fault, string][]} */
const UNKNOWN = [
	["a reset", { kind: "reset", times: null }, "network"],
	["a reset after processing", { kind: "reset", times: null, processed: true }, "network"],
	["a stall", { kind: "stall", times: null }, "timeout"],
	["a stall after processing", { kind: "stall", times: null, processed: true }, "timeout"],
	["a truncated response", { kind: "truncate", times: null, processed: true }, "network"],
	["a 500", { kind: "answer", status: 500, times: null }, "request"],
	["a 500 after processing", { kind: "answer", status: 500, times: null, processed: true }, "request"],
	["a 502", { kind: "answer", status: 502, times: null, processed: true }, "request"],
	["a 504", { kind: "answer", status: 504, times: null, processed: true }, "request"],
	["a 503 without Retry-After", { kind: "answer", status: 503, times: null, processed: true }, "request"],
	[
		"a 503 with an invalid Retry-After",
		{ kind: "answer", status: 503, headers: { "retry-after": "soon" }, times: null },
		"request",
	],
	["a 408", { kind: "answer", status: 408, times: null }, "request"],
];

for (const [action, act] of EVENT_ACTIONS) {
	for (const [what, fault, code] of UNKNOWN) {
		test(`${action}: it is not retried after ${what}, and the error says that it may have taken effect`, async (context) => {
			const { expect, sandbox } = context;
			await sandbox.fail(fault);
			/** @type {unknown[]} */
			const retries = [];
			const client = eagerClientOf(context, {
				eventIds: false,
				...(fault.kind === "stall" && { timeout: 60 }),
				onRetry: (retry) => retries.push(retry),
			});
			const error = await rejection(act(client));
			expect(error).to.include({ code, attempts: 1, retryable: true, mayHaveTakenEffect: true });
			expect(retries).to.deep.equal([]);
			const { events } = await sandbox.state();
			if (fault.kind === "stall" || fault.kind === "answer") {
				expect(events).to.have.lengthOf(fault.processed ? 1 : 0);
			}
		});
	}
	for (const [status, headers] of /** @type {const} */ ([
		[425, {}],
		[429, {}],
		[503, { "retry-after": "0" }],
	])) {
		test(`${action}: it is retried after ${status}, without an id`, async (context) => {
			const { expect, sandbox } = context;
			await sandbox.fail({ kind: "answer", status, headers, times: 2 });
			await act(eagerClientOf(context, { eventIds: false }));
			const { events, requests } = await sandbox.state();
			expect(requests).to.have.lengthOf(3);
			for (const { body } of requests) expect(JSON.parse(body)).not.to.have.property("id");
			expect(events).to.have.lengthOf(1);
		});
	}

	test(`${action}: it is retried if it has the caller's id`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail({ kind: "truncate", times: 2, processed: true });
		const id = "01HZX3J9V7Q4M8N2B6C5D1E0FG";
		await act(eagerClientOf(context, { eventIds: false }), {}, { id });
		const { events } = await sandbox.state();
		expect(events.map((event) => event.id)).to.deep.equal([id]);
	});

	test(`${action}: a busy server and then a lost response may have taken effect, a busy server alone has not`, async (context) => {
		const { expect } = context;
		const lost = scriptedFetch(busy, new TypeError("lost"));
		const error = await rejection(act(eagerClientOf(context, { fetch: lost.fetch, eventIds: false })));
		expect(error).to.include({ code: "network", attempts: 2, mayHaveTakenEffect: true });
		const refused = scriptedFetch(busy);
		const client = eagerClientOf(context, { fetch: refused.fetch, eventIds: false });
		expect(await rejection(act(client))).to.include({ attempts: 4, mayHaveTakenEffect: false });
	});
}

for (const [action, act] of TYPED_ACTIONS.filter(
	([action]) => !EVENT_ACTIONS.some(([name]) => name === action),
)) {
	test(`${action} is retried without an id`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail({ kind: "truncate", times: 2, processed: true });
		await act(eagerClientOf(context, { eventIds: false }));
		expect((await sandbox.state()).requests).to.have.lengthOf(3);
	});
}
