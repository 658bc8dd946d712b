import type { Json } from "./json.js";

/**
 * An export.
 *
 * @example
 * sandbox.state().exports[0].rows; // [["id", "email", "cio_id"], ["42", "ada@example.com", "03000001"]]
 */
export interface SandboxExport {
	id: number;
	type: "customers" | "deliveries";
	/** `pending` until a `GET` has returned it once, or until it is downloaded; then `done`. */
	status: "pending" | "done";
	/** How often its file was fetched. */
	downloads: number;
	/** When it was requested, in unix seconds. */
	created: number;
	/** The file: the names of the columns, then the rows, as they were when it was requested. */
	rows: string[][];
}

/**
 * A trigger of a broadcast.
 *
 * @example
 * sandbox.state().broadcastTriggers[0].errors; // ["line 1: no customer with the id 42"]
 */
export interface BroadcastTrigger {
	id: number;
	broadcast_id: number;
	/** In unix seconds. */
	created_at: number;
	/** In unix seconds. */
	processed_at: number;
	/** One line for each recipient who was not found, unless the request says to ignore them. */
	errors: string[];
	/** The body of the request. */
	body: Record<string, Json>;
}

/**
 * An import, as it was asked for. The sandbox fetches no files, so it imports nothing.
 *
 * @example
 * sandbox.state().imports[0].data_file_url;
 */
export interface SandboxImport {
	id: number;
	/** In unix seconds. */
	created_at: number;
	name: string;
	description: string;
	type: "people" | "event" | "object" | "relationship";
	data_file_url: string;
	data_to_process: "all" | "only_new" | "only_existing";
	identifier?: "id" | "email" | "cio_id";
	object_type_id?: string;
}

/**
 * An address that the email provider does not send to.
 *
 * @example
 * sandbox.state().espSuppressions; // [{ type: "bounces", email: "ada@example.com", created: 1767225600 }]
 */
export interface EspSuppression {
	type: "blocks" | "bounces" | "spam_reports" | "invalid_emails";
	email: string;
	/** In unix seconds. */
	created: number;
}

/**
 * A phone number that somebody does not want to hear from.
 *
 * @example
 * sandbox.state().optOuts; // [{ customer: "03000001", channel: "sms", from: "+15551234567" }]
 */
export interface OptOut {
	/** The cio_id. */
	customer: string;
	channel: "sms" | "whatsapp";
	/** The sender. */
	from: string;
}

/**
 * A webhook that was posted, or is about to be.
 *
 * @example
 * await sandbox.settled();
 * sandbox.state().webhookPosts[0].status; // 200
 */
export interface WebhookPost {
	url: string;
	event: {
		/** A ULID. */
		event_id: string;
		object_type: string;
		metric: string;
		/** Unix seconds. */
		timestamp: number;
		data: Record<string, Json>;
	};
	/** The status of the response; `null` while there is none. */
	status: number | null;
	/** Why there was no response. */
	error?: string;
}
