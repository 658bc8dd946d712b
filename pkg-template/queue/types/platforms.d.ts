/** A message of Cloudflare Queues, as far as a consumer needs it. `Message` of `@cloudflare/workers-types` is one. */
export interface CloudflareMessage {
	/** The payload. */
	readonly body: unknown;
	/** How often the message has been delivered, this time included. */
	readonly attempts: number;
	/** Acknowledges the message: it is not delivered again. */
	ack(): void;
	/** Has the message delivered again, after the delay. */
	retry(options?: { delaySeconds?: number }): void;
}

/** A batch of Cloudflare Queues, as far as a consumer needs it. `MessageBatch` of `@cloudflare/workers-types` is one. */
export interface CloudflareBatch {
	/** The messages of the batch. */
	readonly messages: readonly CloudflareMessage[];
}

/** A record of SQS, as far as a consumer needs it. `SQSRecord` of `@types/aws-lambda` is one. */
export interface SqsRecord {
	/** The id of the record, by which SQS is asked to deliver it again. */
	readonly messageId: string;
	/** The payload, as text. */
	readonly body: string;
	readonly attributes?: {
		/** How often the message has been delivered, this time included. */
		readonly ApproximateReceiveCount?: string;
		/** The group of a message. A FIFO queue keeps the order within it. */
		readonly MessageGroupId?: string | undefined;
	};
	/** Ends with `.fifo` for a FIFO queue. */
	readonly eventSourceARN?: string;
}

/** The event of a Lambda that SQS invokes. `SQSEvent` of `@types/aws-lambda` is one. */
export interface SqsEvent {
	/** The records of the batch. */
	readonly Records: readonly SqsRecord[];
}

/** The messages that SQS delivers again. The event source mapping needs `FunctionResponseTypes: ["ReportBatchItemFailures"]`. */
export interface SqsBatchResponse {
	/** The `messageId` of each record to deliver again. */
	batchItemFailures: { itemIdentifier: string }[];
}

/** What a queue may say about one message, as far as a consumer needs it. The metadata of `@vercel/queue` is one. */
export interface MessageMetadata {
	/** How often the message has been delivered, this time included. */
	readonly deliveryCount?: number;
}
