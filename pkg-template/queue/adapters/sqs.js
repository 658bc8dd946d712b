/**
 * Amazon SQS, by AWS Lambda.
 *
 * @import * as api from "../index.js"
 * @import { Delivery } from "../delivery/deliver.js"
 * @import { Delivered } from "../delivery/payload.js"
 */
import { readDelivered } from "../delivery/payload.js";

/**
 * Delivers an event.
 *
 * @param {Delivery} delivery
 * @param {api.SqsEvent} event
 * @returns {Promise<api.SqsBatchResponse>} the messages that SQS must deliver again
 */
export async function deliverSqs(delivery, event) {
	const records = Array.from(event.Records);
	const failed = await Promise.all(ordered(records).map((group) => failuresOf(delivery, group)));
	const itemIdentifiers = failed.flat().map(idOf);
	return { batchItemFailures: itemIdentifiers.map((itemIdentifier) => ({ itemIdentifier })) };
}

/**
 * The records of a group that must be delivered again. In a FIFO queue, nothing is sent after the first of them.
 *
 * @param {Delivery} delivery
 * @param {{ records: api.SqsRecord[], isOrdered: boolean }} group
 */
async function failuresOf(delivery, { records, isOrdered }) {
	if (!isOrdered) {
		const verdicts = await delivery.deliver(records.map(read));
		return records.filter((_, index) => verdicts[index]?.status === "retry");
	}
	for (const [index, record] of records.entries()) {
		const [verdict] = await delivery.deliver([read(record)]);
		if (verdict?.status === "retry") return records.slice(index);
	}
	return [];
}

/** @param {api.SqsRecord} record @returns {Delivered} */
const read = (record) =>
	readDelivered(
		record,
		() => record.body,
		() => record.attributes?.ApproximateReceiveCount,
	);

/**
 * The records of a FIFO queue by their groups, each in order; those of another queue together.
 *
 * @param {api.SqsRecord[]} records
 */
function ordered(records) {
	/** @type {Map<unknown, { records: api.SqsRecord[], isOrdered: boolean }>} */
	const groups = new Map();
	for (const record of records) {
		const id = groupOf(record);
		const group = groups.get(id) ?? { records: [], isOrdered: id !== undefined };
		group.records.push(record);
		groups.set(id, group);
	}
	return [...groups.values()];
}

/** The group of a record of a FIFO queue. The groups of other queues keep no order. @param {api.SqsRecord} record */
function groupOf(record) {
	try {
		const isFifo = String(record.eventSourceARN ?? ".fifo").endsWith(".fifo");
		return isFifo ? record.attributes?.MessageGroupId : undefined;
	} catch {
		// A record that cannot be read is junk, and in no group.
		return undefined;
	}
}

/** @param {api.SqsRecord} record */
function idOf(record) {
	// Without an id, Lambda would fail the whole batch, as it does when the handler throws: nothing is lost.
	const { messageId } = record;
	if (typeof messageId !== "string")
		throw new TypeError("a record that must be delivered again has no messageId");
	return messageId;
}
