// Written by tools/app-types/generate.js. Change its tables instead.
// Exports: files of people and of deliveries.

import type { Timestamp } from "../../public/types/values.js";
import type { DeliveryExportMetric } from "./constants.js";

/** An export. */
export interface Export {
	readonly id: number;
	/** The id and the time of the last change: two responses with the same one are equal. */
	readonly deduplicate_id?: string;
	readonly type: "customers" | "deliveries";
	/** A text for people. */
	readonly description?: string;
	readonly status: "done" | "pending" | "failed";
	readonly failed?: boolean;
	/** How many rows it has. 0 until it is done. */
	readonly total?: number;
	/** How often it was downloaded. */
	readonly downloads?: number;
	readonly user_id?: number;
	readonly user_email?: string;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was changed last, in unix seconds. */
	readonly updated_at?: number;
}

/** An export. */
export interface ExportResult {
	readonly export: Export;
}

/** All exports. */
export interface ExportList {
	readonly exports: readonly Export[] | null;
}

/** Where the file of an export is. */
export interface ExportDownload {
	/** A link that holds for 15 minutes. */
	readonly url: string;
}

/** What to put into an export of people. */
export interface CustomersExportOptions {
	/** The attributes of people to add as columns. */
	readonly attributes?: readonly string[];
}

/** Which deliveries to export, and with which attributes. */
export interface DeliveryExportRequestOptions {
	/** The start of the window. */
	readonly start?: Timestamp;
	/** The end of the window. */
	readonly end?: Timestamp;
	/** The attributes of people to add as columns. */
	readonly attributes?: readonly string[];
	/** Only those that this happened to. */
	readonly metric?: DeliveryExportMetric;
	/** Whether to export drafts too. Default `false`. */
	readonly drafts?: boolean;
	/** Only those of a template. */
	readonly template_id?: number;
}
