// Written by tools/app-types/generate.js. Change its tables instead.
// Email addresses that Customer.io's mail servers do not send to.

/** Why addresses are suppressed. */
export type SuppressionType = "blocks" | "bounces" | "spam_reports" | "invalid_emails";

/** Why an address is suppressed. */
export type SuppressionCategory = "bounces" | "spam";

/** A suppressed address. */
export interface Suppression {
	readonly email?: string;
	readonly created?: number;
	readonly reason?: string;
	readonly status?: string;
}

/** What is known of an address. */
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
	readonly next?: string;
}

/** Which suppressed addresses to return. */
export interface SuppressionsOptions {
	readonly limit?: number;
	readonly offset?: number;
	readonly domain?: string;
	/** Only this address. */
	readonly email?: string;
}

/** Which suppressed addresses of a domain to return. */
export interface DomainSuppressionsOptions {
	readonly limit?: number;
	readonly start?: string;
	readonly email?: string;
}
