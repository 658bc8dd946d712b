// Written by tools/app-types/generate.js. Change its tables instead.
// Live notifications: Live Activities on iOS and their equivalent on Android.
import type { Data, Timestamp } from "../../public/types/values.js";

/** A live notification to start. */
export interface LiveNotificationStart {
	readonly identifiers: LiveNotificationIdentifiers;
	/** The type, in the form `com.example.delivery`. */
	readonly notification_type: string;
	/** What does not change while the notification lasts. */
	readonly attributes: Data | { readonly header: string };
	/** What changes. */
	readonly content_state: Data | LiveSegmentsState | LiveCountdownState;
	readonly platform?: "ios" | "android";
	readonly device_id?: string;
	readonly app_identifier?: string;
	/** When it ends by itself: at most 6 hours ahead. Default: 6 hours. */
	readonly expiration?: Timestamp;
	/** The link that a tap opens. */
	readonly deep_link?: string;
	readonly push_payload?: LivePushPayload;
}

/** A change of a live notification. */
export interface LiveNotificationUpdate {
	readonly instance_id: string;
	readonly content_state: Data | LiveSegmentsState | LiveCountdownState;
	readonly attributes?: Data;
	/** The link that a tap opens. */
	readonly deep_link?: string;
	readonly push_payload?: LivePushPayload;
}

/** The end of a live notification. */
export interface LiveNotificationEnd {
	readonly instance_id: string;
	readonly content_state?: Data | LiveSegmentsState | LiveCountdownState;
	readonly attributes?: Data;
	/** The link that a tap opens. */
	readonly deep_link?: string;
	readonly push_payload?: LivePushPayload;
}

/** The person: exactly one identifier. `internal` is `cio_` followed by the cio_id. */
export type LiveNotificationIdentifiers =
	| { readonly id: string; readonly email?: never; readonly phone?: never; readonly internal?: never }
	| { readonly email: string; readonly id?: never; readonly phone?: never; readonly internal?: never }
	| { readonly phone: string; readonly id?: never; readonly email?: never; readonly internal?: never }
	| { readonly internal: string; readonly id?: never; readonly email?: never; readonly phone?: never };

/** The state of a notification with a progress bar of segments. */
export interface LiveSegmentsState {
	readonly status: string;
	readonly substatus?: string;
	/** 1 to 20. */
	readonly segmentsTotal: number;
	readonly segmentsComplete: number;
	readonly trailingText?: string;
}

/** The state of a notification with a countdown. */
export interface LiveCountdownState {
	readonly title: string;
	readonly statusMessage?: string;
	/** When the countdown ends. */
	readonly endTime?: Timestamp;
}

/** The alert that goes with a change. */
export interface LivePushPayload {
	readonly alert?: { readonly title: string; readonly body: string; readonly sound?: string };
}

/** The instance of a live notification. */
export interface LiveNotificationInstance {
	readonly instance_id: string;
}

/** The state of a live notification. */
export interface LiveNotification {
	readonly instance_id: string;
	readonly notification_type: string;
	readonly platform: string;
	readonly state: "active" | "ended" | "expired" | "failed";
	readonly failure_reason?: string | null;
	/** When it was started. */
	readonly started_at: number;
	/** When it ended, in unix seconds. */
	readonly ended_at?: number | null;
	/** When it ends by itself, in unix seconds. */
	readonly expires_at?: number | null;
	readonly last_delivery?: {
		readonly id?: string;
		readonly operation?: "start" | "update" | "end";
		readonly source?: string;
		readonly status?: "queued" | "sent" | "failed" | "undeliverable";
		readonly created_at?: number;
	} | null;
}
