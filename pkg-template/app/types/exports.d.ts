// Written by tools/app-types/generate.js. Change its tables instead.
// Exports: files of people and of deliveries.

import type { Timestamp } from "../../public/types/values.js";
import type { DeliveryExportMetric } from "./constants.js";

/** An export. */
export interface Export {
	readonly id: number;
	readonly deduplicate_id?: string;
	readonly type: "customers" | "deliveries";
	readonly description?: string;
	readonly status: "done" | "pending" | "failed";
	readonly failed?: boolean;
	readonly total?: number;
	readonly downloads?: number;
	readonly user_id?: number;
	readonly user_email?: string;
	readonly created_at?: number;
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
	readonly url: string;
}

/** What to put into an export of people. */
export interface CustomersExportOptions {
	readonly attributes?: readonly string[];
}

/** Which deliveries to export, and with which attributes. */
export interface DeliveryExportRequestOptions {
	readonly start?: Timestamp;
	readonly end?: Timestamp;
	readonly attributes?: readonly string[];
	readonly metric?: DeliveryExportMetric;
	readonly drafts?: boolean;
	readonly template_id?: number;
}
