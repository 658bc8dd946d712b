// Written by tools/app-types/generate.js. Change its tables instead.
// The contents of newsletters, in their languages.
import type { NewsletterChannelType } from "./newsletters.js";

/** The content of a newsletter in one language. */
export interface NewsletterContent {
	readonly id: number;
	readonly newsletter_id?: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly type: NewsletterChannelType;
	readonly language?: string;
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
	readonly headers?: string;
	readonly layout?: string;
	/** `premailer` if the CSS is inlined. */
	readonly preprocessor?: "premailer";
}

/** The content of a newsletter in one language. */
export interface NewsletterContentResult {
	readonly content: NewsletterContent;
}

/** The contents of a newsletter. */
export interface NewsletterContentList {
	readonly contents: readonly NewsletterContent[] | null;
}

/** What to change in the content of a newsletter. Customer.io's API cannot change in-app and inbox messages. */
export type NewsletterContentUpdate =
	| NewsletterEmailUpdate
	| NewsletterSmsUpdate
	| NewsletterPushUpdate
	| NewsletterWebhookUpdate;

/** What to change in an email. */
export interface NewsletterEmailUpdate {
	readonly type?: "email";
	readonly subject?: string;
	readonly body?: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	/** The id of the sender identity. */
	readonly from_id?: number;
	/** The id of the sender identity that gets replies. `null` for none. */
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
}

/** What to change in an SMS. */
export interface NewsletterSmsUpdate {
	readonly type?: "twilio";
	readonly body?: string;
}

/** What to change in a push message. */
export interface NewsletterPushUpdate {
	readonly type?: "push";
	readonly subject?: string;
	readonly body?: string;
}

/** What to change in a webhook. */
export interface NewsletterWebhookUpdate {
	readonly type?: "webhook";
	readonly body?: string;
	readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
}

/** A language to add to a newsletter: the one of these that fits the newsletter's channel. */
export type NewsletterLanguageInput =
	| NewsletterEmailLanguageInput
	| NewsletterTextLanguageInput
	| NewsletterPushLanguageInput
	| NewsletterInboxLanguageInput;

/** An email in another language. */
export interface NewsletterEmailLanguageInput {
	readonly language: string;
	readonly subject: string;
	readonly body: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
}

/** An SMS or a webhook in another language. */
export interface NewsletterTextLanguageInput {
	readonly language: string;
	readonly body: string;
}

/** A push message in another language. */
export interface NewsletterPushLanguageInput {
	readonly language: string;
	/** `subject` or `body` is needed. */
	readonly subject?: string;
	readonly body?: string;
}

/** An inbox message of an app, in another language. */
export interface NewsletterInboxLanguageInput {
	readonly language: string;
	/** A JSON object as text. */
	readonly body_json: string;
}
