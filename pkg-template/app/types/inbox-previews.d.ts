// Written by tools/app-types/generate.js. Change its tables instead.
// Inbox previews: images of an email in many email clients.
import type { Data } from "../../public/types/values.js";

/** Which email clients to render the email in. Each image costs a credit. */
export interface DesignStudioInboxPreviewInput {
	/** 1 to 150 ids of email clients, from `listDesignStudioInboxPreviewClients`. */
	readonly client_ids: readonly string[];
	readonly name?: string;
	/** The data that the email's Liquid reads. */
	readonly sample_data?: Data;
	/** Whether undefined variables are empty instead of errors. Default `false`. */
	readonly lax_mode?: boolean;
}

/** The run that takes the images. `replayed` says that Customer.io recognised a repeated request. */
export interface DesignStudioInboxPreviewRun {
	/** The id of the run. */
	readonly run_id: number;
	readonly replayed: boolean;
}

/** A run and its images. */
export interface DesignStudioInboxPreview {
	/** When it was created, in unix seconds. */
	readonly created_at: number;
	/** When it was last changed, in unix seconds. */
	readonly updated_at: number;
	readonly name?: string;
	/** The id of the run. */
	readonly run_id: number;
	readonly is_processed: boolean;
	readonly total_previews_bounced: number;
	readonly total_previews_cached: number;
	readonly total_previews_ready: number;
	readonly total_previews_requested: number;
	readonly total_previews_succeeded: number;
	readonly client_ids?: readonly string[] | null;
	readonly previews?: readonly DesignStudioInboxPreviewImage[] | null;
}

/** The images of one email client. */
export interface DesignStudioInboxPreviewImage {
	readonly client_id?: string;
	readonly display_name?: string;
	readonly os?: string;
	readonly browser?: string;
	readonly category?: "Mobile" | "Application" | "Web";
	readonly status?: "Pending" | "Processing" | "Complete" | "Bounced";
	readonly cached?: boolean;
	readonly thumbnail?: string;
	readonly full_thumbnail?: string;
	readonly screenshots?: { readonly [name: string]: string };
	readonly error?: {
		readonly type?:
			| "bounced"
			| "vendor_timeout"
			| "client_rejected"
			| "vendor_request"
			| "abandoned"
			| "expired"
			| "other";
		readonly message?: string;
	};
}

/** A run, without its images. */
export interface DesignStudioInboxPreviewListItem {
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated_at?: number;
	readonly name: string;
	/** The id of the run. */
	readonly run_id?: number;
	readonly is_processed?: boolean;
	readonly total_previews_bounced?: number;
	readonly total_previews_cached?: number;
	readonly total_previews_ready?: number;
	readonly total_previews_requested?: number;
	readonly total_previews_succeeded?: number;
	readonly node_count?: number;
	/** The id of the email. */
	readonly node_id?: string;
}

/** A page of runs. */
export interface DesignStudioInboxPreviewPage {
	readonly preview_jobs: readonly DesignStudioInboxPreviewListItem[] | null;
	readonly meta: { readonly pagination?: { readonly limit?: number; readonly next_cursor?: string } };
}

/** Which runs to return. */
export interface DesignStudioInboxPreviewsOptions {
	/** Only those of this email. */
	readonly nodeId?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** The cursor: `meta.pagination.next_cursor` of the page before. */
	readonly cursor?: string | undefined;
}

/** An email client. */
export interface DesignStudioInboxPreviewClient {
	readonly id: string;
	readonly client?: string;
	readonly os?: string;
	readonly browser?: string;
	readonly category?: "Mobile" | "Application" | "Web";
}

/** The email clients. */
export interface DesignStudioInboxPreviewClientList {
	readonly clients: readonly DesignStudioInboxPreviewClient[] | null;
}

/** How many images can still be taken. */
export interface DesignStudioInboxPreviewCredits {
	readonly credits:
		| readonly {
				readonly tier?: "free" | "paid";
				readonly credits_original?: number;
				readonly credits_remaining?: number;
				readonly expires_at?: number | null;
		  }[]
		| null;
}

/** Which image to return. */
export interface DesignStudioInboxPreviewCaptureOptions {
	readonly variant?: "screenshot" | "thumbnail" | "full_thumbnail" | undefined;
	/** Which of several images. Default `default`. */
	readonly key?: string | undefined;
}
