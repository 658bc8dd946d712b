// Written by tools/app-types/generate.js. Change its tables instead.
// Email addresses that Customer.io's mail servers do not send to.

/** Why addresses are suppressed. */
export type SuppressionType = "blocks" | "bounces" | "spam_reports" | "invalid_emails";

/** Why an address is suppressed. */
export type SuppressionCategory = "bounces" | "spam";

/** A suppressed address. */
export interface Suppression {
	readonly email?: string;
	/** When it was suppressed, in unix seconds. */
	readonly created?: number;
	readonly reason?: string;
	/** The SMTP status, such as `550`. */
	readonly status?: string;
}

/** Whether and why an address is suppressed. */
export interface SuppressionList {
	readonly category: SuppressionCategory;
	readonly suppressions: readonly Suppression[] | null;
}

/** A page of suppressed addresses. */
export interface SuppressionsPage {
	readonly category: SuppressionCategory;
	readonly suppressions: readonly Suppression[] | null;
}

/** A page of a domain's suppressed addresses. */
export interface DomainSuppressionsPage {
	readonly category: SuppressionCategory;
	readonly suppressions: readonly Suppression[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** Which suppressed addresses to return. */
export interface SuppressionsOptions {
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** How many to skip. Default 0. */
	readonly offset?: number | undefined;
	/** Only those of this sending domain. */
	readonly domain?: string | undefined;
	/** Only this address. */
	readonly email?: string | undefined;
}

/** Which suppressed addresses of a domain to return. */
export interface DomainSuppressionsOptions {
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** Only this address. */
	readonly email?: string | undefined;
}
