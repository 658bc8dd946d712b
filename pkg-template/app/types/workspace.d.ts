// Written by tools/app-types/generate.js. Change its tables instead.
// The workspace: its snippets, senders, collections and data index.

/** A snippet to create or to change. */
export interface SnippetInput {
	/** Unique in the workspace; at most 150 characters. */
	readonly name: string;
	/** Text with Liquid. */
	readonly value: string;
}

/** A text that messages can include by name. */
export interface Snippet {
	/** Unique in the workspace. */
	readonly name: string;
	readonly value: string;
	/** When it was last changed, in unix seconds. */
	readonly updated_at?: number;
}

/** A snippet. */
export interface SnippetResult {
	readonly snippet: Snippet;
}

/** All snippets. */
export interface SnippetList {
	readonly snippets: readonly Snippet[] | null;
}

/** Ascending or descending. */
export type SortDirection = "asc" | "desc";

/** Which page to return. */
export interface PaginationOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
}

/** Which senders to return. */
export interface SenderIdentitiesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** The sort order. */
	readonly sort?: SortDirection | undefined;
	/** Whether to return hidden senders, too. */
	readonly hidden?: boolean | undefined;
}

/** A sender of messages. */
export interface SenderIdentity {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly email?: string;
	readonly phone?: string;
	/** As `Ada <ada@example.com>`. */
	readonly address?: string;
	readonly template_type?: "email" | "phone";
	readonly auto_generated?: boolean;
	/** Whether Customer.io's lists leave it out. */
	readonly hidden?: boolean;
}

/** A sender. */
export interface SenderIdentityResult {
	readonly sender_identity: SenderIdentity;
}

/** A page of senders. */
export interface SenderIdentityPage {
	readonly sender_identities: readonly SenderIdentity[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** What uses a sender. */
export interface SenderIdentityUsedBy {
	/** The ids of campaigns. */
	readonly campaigns: readonly number[] | null;
	/** The ids of newsletters that have been sent. */
	readonly sent_newsletters: readonly number[] | null;
	/** The ids of newsletters that have not been sent. */
	readonly draft_newsletters: readonly number[] | null;
}

/** The description of an attribute in the data index. */
export interface DataIndexAttribute {
	readonly name: string;
	/** At most 255 characters. */
	readonly description?: string;
	/** 0, or 1 for a sensitive attribute. */
	readonly privacy_level?: number;
	/** The object type that has the attribute. `customerio-node` sends it; the reference does not have it. */
	readonly object_type_id?: number;
	/** Whether relationships have the attribute. `customerio-node` sends it; the reference does not have it. */
	readonly is_relationship?: boolean;
	/** The event that has the attribute. `customerio-node` sends it; the reference does not have it. */
	readonly event_name?: string;
}

/** The description of an event in the data index. */
export interface DataIndexEvent {
	readonly name: string;
	/** At most 255 characters. */
	readonly description?: string;
}

/** A workspace of the account. */
export interface Workspace {
	readonly id: number;
	readonly name: string;
	readonly messages_sent?: number;
	/** In the current billing period. */
	readonly billable_messages_sent?: number;
	/** How many people it has. */
	readonly people?: number;
	readonly object_types?: number;
	readonly objects?: number;
}

/** The workspaces of the account. */
export interface WorkspaceList {
	readonly workspaces: readonly Workspace[] | null;
}

/** The IP addresses that Customer.io sends webhooks from. */
export interface IpAddressList {
	readonly ip_addresses: readonly string[] | null;
}
