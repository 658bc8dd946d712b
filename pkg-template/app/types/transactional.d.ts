// Written by tools/app-types/generate.js. Change its tables instead.
// Transactional messages: their templates.

/** A transactional message. */
export interface TransactionalMessage {
	readonly id: number;
	readonly name: string;
	/** A text for people. */
	readonly description?: string;
	/** Whether people who are unsubscribed get it too. */
	readonly send_to_unsubscribed?: boolean;
	readonly link_tracking?: boolean;
	readonly open_tracking?: boolean;
	readonly hide_message_body?: boolean;
	readonly queue_drafts?: boolean;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was changed last, in unix seconds. */
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
	/** When it was changed last, in unix seconds. */
	readonly updated?: number;
	readonly language?: string;
	readonly type: "email" | "push";
	readonly body?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	readonly subject?: string;
	/** The text that mail programs show after the subject. */
	readonly preheader_text?: string;
	readonly from?: string;
	/** The number of the sender. */
	readonly from_id?: number;
	readonly reply_to?: string;
	/** The number of the sender who gets the answers. `null` for none. */
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	/** Recipients of copies, separated by commas. */
	readonly cc?: string;
	/** Hidden recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether a hidden recipient gets a copy that is not counted, instead of a real one. */
	readonly fake_bcc?: boolean;
	/** `premailer` if the CSS goes into the elements. */
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
	/** The text that mail programs show after the subject. */
	readonly preheader_text?: string;
	/** The number of the sender. */
	readonly from_id?: number;
	/** The number of the sender who gets the answers. `null` for none. */
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
