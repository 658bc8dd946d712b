/** `batch` and `sendAll`: what the responses to a batch say about its operations. */

import { batchServer, bytesFor, eventsUpTo, reportOf, respond } from "../../batches.js";
import { clientOf, eagerClientOf, recordingFetch, rejection } from "../../support.js";
import { module, test } from "../../test.js";

module("batch responses");

const REFUSAL = { reason: "invalid", field: "name", message: "is not accepted" };

for (const status of [200, 201, 202, 206, 207]) {
	test(`a ${status} with a list of errors says which operations were refused`, async (context) => {
		const { expect } = context;
		const errors = [{ batch_index: 1, ...REFUSAL }];
		const { fetch } = batchServer(() => respond(status, { errors }));
		const client = clientOf(context, { fetch });
		const report = await client.sendAll(eventsUpTo(3));
		expect(report).to.include({ read: 3, accepted: 2, rejected: 1, resumeFrom: 3 });
		expect(report.errors).to.deep.equal([{ index: 1, ...REFUSAL }]);
	});

	test(`batch: a ${status} with a list of errors says which operations were refused`, async (context) => {
		const { fetch } = recordingFetch(() => respond(status, { errors: [{ batch_index: 1, ...REFUSAL }] }));
		const result = await clientOf(context, { fetch }).batch(eventsUpTo(3));
		context.expect(result).to.deep.equal({ accepted: 2, errors: [{ index: 1, ...REFUSAL }] });
	});
}

for (const body of [{}, { errors: {} }, { errors: "one" }, { errors: null }, { ok: true }, null, [], ""]) {
	const text = body === "" ? "" : JSON.stringify(body);
	test(`a 207 with the body ${text || "of no bytes"} leaves its operations uncertain`, async (context) => {
		const { cio, expect } = context;
		const { fetch, batches } = batchServer((_batch, number) =>
			number === 1 ? undefined : new Response(text, { status: 207 }),
		);
		const options = { maxRequestBytes: bytesFor(4), concurrency: 1 };
		const error = await rejection(eagerClientOf(context, { fetch }).sendAll(eventsUpTo(9), options));
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 207, body: text });
		const report = reportOf(context, error);
		const first = Number(batches[0]?.length);
		const second = Number(batches[1]?.length);
		expect(report).to.include({ accepted: first, rejected: 0, uncertain: second, resumeFrom: first });
		expect(report.uncertainRanges).to.deep.equal([[first, first + second]]);
	});

	test(`batch rejects after a 207 with the body ${text || "of no bytes"}`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = recordingFetch(() => new Response(text, { status: 207 }));
		const error = await rejection(eagerClientOf(context, { fetch }).batch(eventsUpTo(3)));
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 207, mayHaveTakenEffect: true, retryable: false });
		expect(calls).to.have.lengthOf(1);
	});

	if (body !== null && typeof body === "object" && "errors" in body) continue;
	test(`a 200 with the body ${text || "of no bytes"} accepts everything`, async (context) => {
		const { fetch } = recordingFetch(() => new Response(text));
		const client = clientOf(context, { fetch });
		context.expect(await client.sendAll(eventsUpTo(3))).to.include({ accepted: 3, rejected: 0 });
		context.expect(await client.batch(eventsUpTo(3))).to.deep.equal({ accepted: 3, errors: [] });
	});
}
