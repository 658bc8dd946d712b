import { isValidationError, TrackClient } from "customerio-wasm";
import { TrackClient as InlineClient } from "customerio-wasm/inline";
import { afterEach, expect, test, vi } from "vitest";

const url = process.env.SANDBOX_URL;

afterEach(() => vi.useRealTimers());

for (const [entry, Client] of [
	["customerio-wasm", TrackClient],
	["customerio-wasm/inline", InlineClient],
]) {
	test(`${entry}: calls over HTTP`, async () => {
		const cio = new Client("site", "key", { url });
		await cio.identify("vitest", { name: "Zoë 🙂" });
		expect(
			await cio.sendAll([{ type: "person", action: "identify", identifiers: { id: "2" } }]),
		).toMatchObject({ accepted: 1 });
		const { status } = await cio.rawRequest({ url: "/v1/customers/vitest", method: "PUT", data: {} });
		expect(status).toBe(200);
	});
}

test("a rejection that is handled", async () => {
	const error = await new TrackClient("site", "key", { url }).identify("..").catch((thrown) => thrown);
	expect(isValidationError(error)).toBe(true);
});

test("sendAll resolves under fake timers", async () => {
	vi.useFakeTimers();
	const fetch = async () => new Response("{}");
	const cio = new TrackClient("site", "key", { url: "https://sandbox.example", fetch });
	await cio.sendAll([{ type: "person", action: "identify", identifiers: { id: "3" } }]);
});
