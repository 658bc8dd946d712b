// Written by tools/app-types/generate.js. Change its tables instead.
// Transactional messages: their templates.

/** A transactional message. */
export interface TransactionalMessage {
	readonly id: number;
	readonly name: string;
	readonly description?: string;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	readonly link_tracking?: boolean;
	readonly open_tracking?: boolean;
	readonly hide_message_body?: boolean;
	readonly queue_drafts?: boolean;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was last changed, in unix seconds. */
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
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly language?: string;
	readonly type: "email" | "push";
	readonly body?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	readonly subject?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	readonly from?: string;
	/** The id of the sender identity. */
	readonly from_id?: number;
	readonly reply_to?: string;
	/** The id of the sender identity that gets replies. `null` for none. */
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	/** CC recipients, separated by commas. */
	readonly cc?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	/** `premailer` if the CSS is inlined. */
	readonly preprocessor?: "premailer";
	readonly headers?: string;
}

/** What to change in the content of a transactional message. */
export interface TransactionalContentUpdate {
	readonly type?: "email" | "push";
	readonly body?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	readonly subject?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	/** The id of the sender identity. */
	readonly from_id?: number;
	/** The id of the sender identity that gets replies. `null` for none. */
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
