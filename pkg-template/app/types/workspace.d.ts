// Written by tools/app-types/generate.js. Change its tables instead.
// The workspace: its snippets, senders, collections and data index.

/** A snippet to create or to change. */
export interface SnippetInput {
	readonly name: string;
	readonly value: string;
}

/** A text that messages can use by its name. */
export interface Snippet {
	readonly name: string;
	readonly value: string;
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
	readonly start?: string;
	readonly limit?: number;
}

/** Which senders to return. */
export interface SenderIdentitiesOptions {
	readonly start?: string;
	readonly limit?: number;
	readonly sort?: SortDirection;
	readonly hidden?: boolean;
}

/** A sender of messages. */
export interface SenderIdentity {
	readonly id: number;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly email?: string;
	readonly phone?: string;
	readonly address?: string;
	readonly template_type?: "email" | "phone";
	readonly auto_generated?: boolean;
	readonly hidden?: boolean;
}

/** A sender. */
export interface SenderIdentityResult {
	readonly sender_identity: SenderIdentity;
}

/** A page of senders. */
export interface SenderIdentityPage {
	readonly sender_identities: readonly SenderIdentity[] | null;
	readonly next?: string;
}

/** What uses a sender. */
export interface SenderIdentityUsedBy {
	readonly campaigns: readonly number[] | null;
	readonly sent_newsletters: readonly number[] | null;
	readonly draft_newsletters: readonly number[] | null;
}

/** What to say about an attribute in the data index. */
export interface DataIndexAttribute {
	readonly name: string;
	readonly description?: string;
	readonly privacy_level?: number;
	/** The object type that has the attribute. The official client sends it; the reference does not have it. */
	readonly object_type_id?: number;
	/** Whether relationships have the attribute. The official client sends it; the reference does not have it. */
	readonly is_relationship?: boolean;
	/** The event that has the attribute. The official client sends it; the reference does not have it. */
	readonly event_name?: string;
}

/** What to say about an event in the data index. */
export interface DataIndexEvent {
	readonly name: string;
	readonly description?: string;
}

/** A workspace of the account. */
export interface Workspace {
	readonly id: number;
	readonly name: string;
	readonly messages_sent?: number;
	readonly billable_messages_sent?: number;
	readonly people?: number;
	readonly object_types?: number;
	readonly objects?: number;
}

/** The workspaces of the account. */
export interface WorkspaceList {
	readonly workspaces: readonly Workspace[] | null;
}

/** The addresses that Customer.io sends webhooks from. */
export interface IpAddressList {
	readonly ip_addresses: readonly string[] | null;
}
