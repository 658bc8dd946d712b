/** `sendAll`: its sources, its report and its errors. Compiled, never run. */
import { CustomerIOError, type Operation, type SendAllReport, type TrackClient } from "customerio-wasm";

function* some(): Generator<Operation> {
	yield { type: "person", action: "event", identifiers: { id: "42" }, name: "a" };
}

async function* later(): AsyncGenerator<Operation> {
	yield* some();
}

export async function good(
	cio: TrackClient,
	stream: ReadableStream<Operation>,
	file: ReadableStream<string>,
) {
	await cio.sendAll([{ type: "person", action: "delete", identifiers: { id: "42" } }]);
	await cio.sendAll(Object.freeze([...some()]));
	await cio.sendAll(some(), { resume: undefined, signal: undefined, onRejected: undefined });
	await cio.sendAll(new Set(some()), { ordered: true, maxItemBytes: 16_000, maxRequestBytes: 100_000 });
	await cio.sendAll(some(), { signal: AbortSignal.timeout(1000), timeout: 100, concurrency: 2 });
	await cio.sendAll(file.pipeThrough(new TransformStream<string, Operation>()));
	const report = await cio.sendAll(later(), {
		maxRejected: 10,
		onRejected: ({ index, reason, field, message, cause }) => [
			index.toFixed(),
			reason,
			field,
			message,
			cause,
		],
		onProgress: ({ read, accepted, rejected, bytes, requests, retries, elapsed }) =>
			read + accepted + rejected + bytes + requests + retries + elapsed,
	});
	const [first] = report.errors;
	return [first?.index.toFixed(), (await cio.sendAll(stream)).uncertain.toFixed()];
}

export async function resumed(cio: TrackClient, source: () => Iterable<Operation>): Promise<SendAllReport> {
	try {
		return await cio.sendAll(source());
	} catch (error) {
		if (!(error instanceof CustomerIOError) || error.report === undefined) throw error;
		const { uncertainRanges, doneRanges } = error.report;
		for (const [start, end] of [...uncertainRanges, ...doneRanges])
			console.log(start.toFixed(), end.toFixed());
		const kept: SendAllReport = JSON.parse(JSON.stringify(error.report));
		return cio.sendAll(source(), { resume: kept });
	}
}

export async function bad(cio: TrackClient, stream: ReadableStream<Uint8Array>) {
	// @ts-expect-error a source is required
	await cio.sendAll();
	// @ts-expect-error one operation is not a source
	await cio.sendAll({ type: "person", action: "delete", identifiers: { id: "42" } });
	// @ts-expect-error operations, not text
	await cio.sendAll("42");
	// @ts-expect-error operations, not bytes
	await cio.sendAll(stream);
	// @ts-expect-error a generator has to be called
	await cio.sendAll(some);
	// @ts-expect-error an event needs a name
	await cio.sendAll([{ type: "person", action: "event", identifiers: { id: "42" } }]);
	// @ts-expect-error no such option
	await cio.sendAll([], { batchSize: 10 });
	// @ts-expect-error a number
	await cio.sendAll([], { concurrency: "4" });
	const report = await cio.sendAll([]);
	// @ts-expect-error a report is read only
	report.accepted = 0;
	// @ts-expect-error a list
	return report.errors.index;
}
