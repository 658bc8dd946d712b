// Written by tools/app-types/generate.js. Change its tables instead.
// Transactional messages: their templates.

/** A transactional message. */
export interface TransactionalMessage {
	readonly id: number;
	readonly name: string;
	readonly description?: string;
	readonly send_to_unsubscribed?: boolean;
	readonly link_tracking?: boolean;
	readonly open_tracking?: boolean;
	readonly hide_message_body?: boolean;
	readonly queue_drafts?: boolean;
	readonly created_at?: number;
	readonly updated_at?: number;
}

/** A transactional message. */
export interface TransactionalMessageResult {
	readonly message: TransactionalMessage;
}

/** All transactional messages. */
export interface TransactionalMessageList {
	readonly messages: readonly TransactionalMessage[] | null;
}

/** The content of a transactional message in one language. */
export interface TransactionalContent {
	readonly id: number;
	readonly name: string;
	readonly created?: number;
	readonly updated?: number;
	readonly language?: string;
	readonly type: "email" | "push";
	readonly body?: string;
	readonly body_amp?: string;
	readonly subject?: string;
	readonly preheader_text?: string;
	readonly from?: string;
	readonly from_id?: number;
	readonly reply_to?: string;
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly cc?: string;
	readonly bcc?: string;
	readonly fake_bcc?: boolean;
	readonly preprocessor?: "premailer";
	readonly headers?: string;
}

/** What to change in the content of a transactional message. */
export interface TransactionalContentUpdate {
	readonly body?: string;
	readonly body_amp?: string;
	readonly subject?: string;
	readonly preheader_text?: string;
	readonly from_id?: number;
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
}

/** The content of a transactional message. */
export interface TransactionalContentResult {
	readonly content: TransactionalContent;
}

/** The contents of a transactional message. */
export interface TransactionalContentList {
	readonly contents: readonly TransactionalContent[] | null;
}

/** The content in one language: a list, and an object in some responses. */
export interface TransactionalContents {
	readonly content: readonly TransactionalContent[] | TransactionalContent | null;
}
