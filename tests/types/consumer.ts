/** A user's code: each `@ts-expect-error` is a mistake that an editor must show. Compiled, never run. */
import { CustomerIORequestError, TrackClient, ValidationError } from "customerio-wasm";

interface Person {
	email: string;
	createdAt: Date;
}

export async function good(person: Person, signal: AbortSignal) {
	const cio = new TrackClient("site", "key", { region: "eu", headers: { "x-app": "shop" }, timeout: 5000 });
	await cio.identify("42", person, { signal, timeout: 100 });
	await cio.identify(42n);
	await cio.track(42, { name: "purchase", data: { total: 9.9, at: new Date() }, timestamp: new Date() });
	await cio.trackPageView("42", "https://shop.example/", { data: { referrer: "/" } });
	const { data, status } = await cio.rawRequest({ url: "/v1/a", method: "GET", responseType: "binary" });
	const bytes: Uint8Array = data;
	await cio.rawRequest({
		url: "/v1/a",
		method: "POST",
		data: [1],
		queryParams: [["a", 1]],
		headers: new Headers(),
	});
	await cio.destroy("42");
	return [bytes, status];
}

export function failures(error: unknown): string | number {
	if (error instanceof ValidationError) return error.argument;
	if (error instanceof CustomerIORequestError) return error.statusCode;
	throw error;
}

export async function bad(cio: TrackClient) {
	// @ts-expect-error the credentials are required
	new TrackClient();
	// @ts-expect-error no such region
	new TrackClient("site", "key", { region: "asia" });
	// @ts-expect-error no such option
	new TrackClient("site", "key", { retires: 3 });
	// @ts-expect-error an id is text or a number
	await cio.identify({ id: "42" });
	// @ts-expect-error attributes have names
	await cio.identify("42", ["a"]);
	// @ts-expect-error a Map has no JSON form
	await cio.identify("42", new Map());
	// @ts-expect-error an event has a name
	await cio.track("42", { data: {} });
	// @ts-expect-error no such type of event
	await cio.track("42", { name: "a", type: "click" });
	// @ts-expect-error the URL is required
	await cio.trackPageView("42");
	// @ts-expect-error no such response type
	await cio.rawRequest({ url: "/v1/a", method: "GET", responseType: "document" });
	// @ts-expect-error an attempt is counted by number
	const attempts: string = (await cio.rawRequest({ url: "/v1/a", method: "GET" })).attempts;
	return attempts;
}
