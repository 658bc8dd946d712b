/** What the cases of queues share. */

/** @typedef {import("../suite.js").Context} Context */
/** @typedef {import("customerio-wasm/queue").QueueMessage} QueueMessage */
/** @typedef {import("customerio-wasm/queue").DeadLetter} DeadLetter */
/** @typedef {import("customerio-wasm/queue").QueueClient} QueueClient */
/** @typedef {import("customerio-wasm/queue").ConsumerOptions} ConsumerOptions */

import { directClientOf } from "../support.js";

/** The module under test. The process that lists the cases cannot import it. */
export const queue = () => import("customerio-wasm/queue");

/** @param {string} name @param {object} [more] @returns {import("customerio-wasm").PersonEvent} */
export const event = (name, more) => ({
	type: "person",
	action: "event",
	identifiers: { id: "42" },
	name,
	...more,
});

/** An event that has the id it was produced with: a ULID of its name, which must be short. @param {string} name @param {string} [person] */
export function produced(name, person = "42") {
	const digits = Array.from(name, (char) => char.charCodeAt(0).toString(16)).join("");
	const id = `0${digits.toUpperCase()}`.padEnd(26, "0");
	return event(name, { identifiers: { id: person }, id, timestamp: 1_700_000_000 });
}

/** What must not be repeated. @param {string} name @returns {import("customerio-wasm").DeliveryEvent} */
export const metric = (name) => ({
	type: "delivery",
	action: "event",
	identifiers: { id: "delivery" },
	name: /** @type {"opened"} */ (name),
	attributes: { device_token: "token" },
});

/**
 * All batches of `toMessages`.
 *
 * @param {unknown} operations
 * @param {import("customerio-wasm/queue").ToMessagesOptions} [options]
 */
export async function batchesOf(operations, options) {
	const { toMessages } = await queue();
	/** @type {QueueMessage[][]} */
	const batches = [];
	for await (const batch of toMessages(/** @type {never} */ (operations), options)) batches.push(batch);
	return batches;
}

/**
 * The operations in messages.
 *
 * @param {QueueMessage[][]} batches
 * @returns {any[]}
 */
export const operationsIn = (batches) => batches.flat().flatMap(({ body }) => JSON.parse(body));

/**
 * A consumer that keeps its dead letters, what it reports, and the letters that it reports as lost.
 *
 * @param {QueueClient | ((env: any) => QueueClient)} client
 * @param {Partial<ConsumerOptions>} [options]
 */
export async function consumerOf(client, options) {
	const { createConsumer } = await queue();
	/** @type {DeadLetter[]} */
	const dead = [];
	/** @type {any[]} */
	const reported = [];
	/** @type {DeadLetter[]} */
	const lost = [];
	const consumer = createConsumer(client, {
		onDead: (letter) => void dead.push(letter),
		onError(error, _env, letter) {
			reported.push(error);
			if (letter) lost.push(letter);
		},
		...options,
	});
	return { consumer, dead, reported, lost };
}

/**
 * A client that sends batches to the test, without retries.
 *
 * @param {Context} context
 * @param {(batch: any[], number: number) => Response} respond `number` is 1 for the first batch
 */
export function batchClientOf(context, respond) {
	/** The names of the operations in each batch. @type {string[][]} */
	const batches = [];
	const client = directClientOf(context, {
		url: "https://customerio.example",
		retry: { maxRetries: 0 },
		async fetch(_url, init) {
			const { batch } = JSON.parse(new TextDecoder().decode(/** @type {Uint8Array} */ (init?.body)));
			batches.push(batch.map((/** @type {{ name: string }} */ { name }) => name));
			return respond(batch, batches.length);
		},
	});
	return { client, batches };
}

/** A 207 that refuses the operations with these names. @param {any[]} batch @param {string[]} names */
export function partly(batch, names) {
	const errors = batch.flatMap(({ name }, batch_index) =>
		names.includes(name) ? [{ batch_index, reason: "invalid", field: "name", message: `no ${name}` }] : [],
	);
	return new Response(JSON.stringify({ errors }), { status: errors.length === 0 ? 200 : 207 });
}

/** @param {number} status @param {Record<string, string>} [headers] */
export const responseWith = (status, headers) => new Response("{}", { status, headers });

/**
 * A batch of Cloudflare Queues, which keeps what was decided.
 *
 * @param {unknown[]} bodies
 * @param {number} [attempts]
 */
export function cloudflareBatch(bodies, attempts = 1) {
	/** @type {(["ack"] | ["retry", number | undefined])[]} */
	const decided = [];
	const messages = bodies.map((body, index) => ({
		body,
		attempts,
		ack() {
			decided[index] = ["ack"];
		},
		/** @param {{ delaySeconds?: number }} [options] */
		retry(options) {
			decided[index] = ["retry", options?.delaySeconds];
		},
	}));
	return { batch: { messages, queue: "events" }, decided };
}

/**
 * The event of a Lambda.
 *
 * @param {[id: string, body: unknown, group?: string][]} records
 * @param {string} [queueName]
 */
export const sqsEvent = (records, queueName = "events") => ({
	Records: records.map(([messageId, body, group]) => ({
		messageId,
		body: typeof body === "string" ? body : JSON.stringify(body),
		attributes: { ApproximateReceiveCount: "1", ...(group !== undefined && { MessageGroupId: group }) },
		eventSourceARN: `arn:aws:sqs:eu-central-1:1:${queueName}`,
	})),
});
