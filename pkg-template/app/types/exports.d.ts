// Written by tools/app-types/generate.js. Change its tables instead.
// Exports: files of people and of deliveries.

import type { Timestamp } from "../../public/types/values.js";
import type { DeliveryExportMetric } from "./constants.js";

/** An export. */
export interface Export {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly type: "customers" | "deliveries";
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
	/** When it was last changed, in unix seconds. */
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

/** A link to an export's file. */
export interface ExportDownload {
	/** A link that is valid for 15 minutes. */
	readonly url: string;
}

/** What to put into an export of people. */
export interface CustomersExportOptions {
	/** The people's attributes to add as columns. */
	readonly attributes?: readonly string[] | undefined;
}

/** Which deliveries to export, and with which attributes. */
export interface DeliveryExportRequestOptions {
	/** The start of the window. */
	readonly start?: Timestamp | undefined;
	/** The end of the window. */
	readonly end?: Timestamp | undefined;
	/** The people's attributes to add as columns. */
	readonly attributes?: readonly string[] | undefined;
	/** Only those with this metric. */
	readonly metric?: DeliveryExportMetric | undefined;
	/** Whether to export drafts too. Default `false`. */
	readonly drafts?: boolean | undefined;
	/** Only those of this template. */
	readonly template_id?: number | undefined;
}
