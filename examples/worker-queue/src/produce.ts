import { type Operation, type QueueMessage, toMessages } from "customerio-wasm/queue";
import { ValidationError } from "customerio-wasm/track";
import type { Env } from "./env.js";

/** An event, as callers send it. */
interface IncomingEvent {
	/** The `id` of the person. */
	readonly person: string;
	readonly name: string;
	readonly data?: Record<string, unknown>;
	/** A ULID that the caller makes. Customer.io counts an id once, so a caller that got no response may send the event again. */
	readonly id?: string;
}

/** Takes a list of events over HTTP and puts it into the queue. Nothing is queued if one of them is invalid. */
export async function produce(request: Request, env: Env): Promise<Response> {
	if (request.method !== "POST") return new Response("Send a POST.", { status: 405 });
	if (!(await isAllowed(request, env)))
		return new Response("The token is missing or wrong.", { status: 401 });
	const events = await request.json().catch(() => undefined);
	if (!Array.isArray(events)) return notQueued("the body must be a list of events, as JSON");
	let batches: QueueMessage[][];
	try {
		// Checks all of them, gives each an id and a time, and packs them below the queue's limits.
		batches = await Array.fromAsync(toMessages(events.map(toOperation)));
	} catch (error) {
		// It names what is wrong: "operations[3].name must be …".
		if (error instanceof ValidationError) return notQueued(error.message);
		throw error;
	}
	// The queue has the messages when the promise resolves. If it rejects, the caller gets a 500, and sends again.
	for (const batch of batches) await env.EVENTS.sendBatch(batch);
	return new Response("queued", { status: 202 });
}

const notQueued = (reason: string) => new Response(`Nothing was queued: ${reason}`, { status: 400 });

/** `event` comes from outside: `toMessages` checks what it has. */
const toOperation = (event: IncomingEvent | null): Operation => ({
	type: "person",
	action: "event",
	identifiers: { id: event?.person as string },
	name: event?.name as string,
	attributes: event?.data,
	id: event?.id,
});

/** Compares digests, in constant time, so that the time of a response says nothing about the token. */
async function isAllowed(request: Request, { INGEST_TOKEN }: Env): Promise<boolean> {
	const [given, expected] = await Promise.all(
		[request.headers.get("authorization") ?? "", `Bearer ${INGEST_TOKEN}`].map((text) =>
			crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)),
		),
	);
	return crypto.subtle.timingSafeEqual(given, expected);
}
