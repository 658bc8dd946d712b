import type { ErrorReport } from "./errors.js";

/** How much is logged. Each level includes those before it. */
export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

/**
 * Where log lines go: `console`, or a logger such as one of winston or consola. What its methods throw or reject with is written to the
 * console and changes nothing else. Nothing waits for them.
 */
export interface Logger {
	/** A call failed. */
	error(line: string, details: LogDetails): unknown;
	/** An attempt failed and is retried, or a redirect is followed. */
	warn(line: string, details: LogDetails): unknown;
	/** A call succeeded. */
	info(line: string, details: LogDetails): unknown;
	/** An attempt is sent, or a response has been read. */
	debug(line: string, details: LogDetails): unknown;
}

/** The details of a log line. They have no headers, bodies or credentials; the URL has the identifiers in its path. */
export interface LogDetails {
	/** The client's method, such as `track`. `sendAll` for each request of `sendAll`, `batch` for each request of `batching`. */
	readonly action: string;
	/** The HTTP method. Absent if nothing was sent. */
	readonly method?: string;
	/** Absent if nothing was sent. */
	readonly url?: string;
	/** The number of the attempt: 1 for the first. */
	readonly attempt?: number;
	/** How many attempts the call took. */
	readonly attempts?: number;
	/** The HTTP status. Absent without a response. */
	readonly status?: number;
	/** How long the attempt took, or the whole call, in milliseconds. */
	readonly durationMs?: number;
	/** The wait before the next attempt, in milliseconds. */
	readonly retryInMs?: number;
	/** Where a redirect leads. */
	readonly location?: string;
	/** The `code` of the error. */
	readonly error?: ErrorReport["code"];
	/** The error's `message`, unless it could quote a response or your data: those of the codes `request` and `validation` are left out. */
	readonly reason?: string;
	/** The path of the argument at fault. */
	readonly argument?: string;
	/** Whether the call may have taken effect although it failed, or the attempt although it is retried. */
	readonly mayHaveTakenEffect?: boolean;
}

/**
 * A message of the diagnostics channel `customerio:request`: an attempt that has ended. It has no credentials; the URL has the
 * identifiers in its path.
 */
export interface EndedAttempt {
	/** The API that was called. */
	readonly api: "track" | "app" | "pipelines";
	/** The client's method, such as `track`. `sendAll` for each request of `sendAll`, `batch` for each request of `batching`. */
	readonly action: string;
	/** The HTTP method. */
	readonly method: string;
	/** The URL of the attempt. Secrets in it are redacted. */
	readonly url: string;
	/** The number of the attempt in its call: 1 for the first. */
	readonly attempt: number;
	/** The HTTP status. Absent if there was no response. */
	readonly status?: number;
	/** The `code` of the error. Absent if the attempt succeeded, or if a redirect is followed. */
	readonly error?: ErrorReport["code"];
	/** From sending the request to the end of the response or to the failure, in milliseconds. */
	readonly durationMs: number;
	/** The wait before the next attempt, in milliseconds. Absent if no retry follows. */
	readonly retryInMs?: number;
}
