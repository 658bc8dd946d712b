/** Vercel Queues, as far as the examples use them: they deliver at once. */
import type { MessageMetadata } from "customerio-wasm/queue";

type Handler = (message: unknown, metadata: MessageMetadata) => Promise<void>;
type Retry = (error: unknown, metadata: MessageMetadata) => unknown;

export const sent: unknown[] = [];

export const send = async (_topic: string, message: unknown) => void sent.push(message);

export const handleCallback = (handler: Handler, _options: { retry: Retry }) => async () => {
	for (const message of sent) await handler(message, { deliveryCount: 1 });
};
