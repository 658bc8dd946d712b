/** A user's tests, with the sandbox. Each `@ts-expect-error` is a mistake that an editor must report. Compiled, never run. */
import { createSandbox, type DroppedCall, type SandboxOptions } from "customerio-wasm/sandbox";

export function good() {
	const options: SandboxOptions = { writeKey: "pk_eu_1", appKey: "sk_eu_1", region: "eu" };
	const sandbox = createSandbox(options);
	createSandbox({ region: undefined, now: undefined, app: { rateLimit: { send: undefined } } });
	createSandbox({ app: { senders: undefined }, webhook: { url: undefined, fetch: undefined } });
	sandbox.fail({ kind: "answer", status: 503, path: "/v1/batch" });
	sandbox.fail({ kind: "answer", status: 503, method: undefined, times: undefined, body: undefined });
	const { dropped, events } = sandbox.state();
	dropped satisfies DroppedCall[];
	const reasons: string[] = dropped.flatMap(({ reasons }) => reasons);
	const index: number | undefined = dropped[0].index;
	const messageId: string | undefined = events[0].messageId;
	const count: number = sandbox.counts().dropped;
	return { reasons, index, messageId, count };
}

export function bad() {
	// @ts-expect-error: a write key is a string
	createSandbox({ writeKey: 7 });
	// @ts-expect-error: the option has another name
	createSandbox({ write_key: "key" });
	// @ts-expect-error: a reason is text
	createSandbox().state().dropped[0].reasons satisfies number[];
}
