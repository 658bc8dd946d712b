// Written by tools/app-types/generate.js. Change its tables instead.
// The emails of Design Studio, in their languages.
import type { Data } from "../../public/types/values.js";
import type { DesignStudioFolder, DesignStudioListMeta } from "./design-studio.js";
import type { DesignStudioTransformers } from "./design-studio-transformers.js";

/** An email. */
export interface DesignStudioEmail {
	readonly id: string;
	readonly name: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
	/** The languages that the email has translations in. */
	readonly available_languages?: readonly string[] | null;
	/** Whether it is the content of a message. */
	readonly is_linked?: boolean;
	readonly is_template?: boolean;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** An email, without its content. */
export interface DesignStudioEmailListItem {
	readonly id: string;
	readonly name: string;
	readonly has_translations?: boolean;
	/** Whether it is the content of a message. */
	readonly is_linked?: boolean;
	readonly is_template?: boolean;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** The content of an email. */
export interface DesignStudioEmailContent {
	readonly html?: string;
	readonly text?: string;
	readonly amp?: string;
	readonly subject?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
}

/** The sender and the recipients of an email. */
export interface DesignStudioEmailEnvelope {
	/** The id of the sender identity. */
	readonly from_id?: number | null;
	/** The id of the sender identity that gets replies. `null` for none. */
	readonly reply_to_id?: number | null;
	/** Default `{{customer.email}}`. */
	readonly recipient?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	readonly headers?: readonly Data[];
	/** CC recipients. `customerio-node` sends it; the reference does not have it. */
	readonly cc?: string;
}

/** The sender and the recipients of an email. */
export interface DesignStudioEnvelope {
	readonly from?: string;
	/** The id of the sender identity. */
	readonly from_id?: number | null;
	readonly reply_to?: string;
	/** The id of the sender identity that gets replies. `null` for none. */
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	readonly headers?: readonly { readonly name?: string; readonly value?: string }[] | null;
}

/** An email to create. */
export interface DesignStudioEmailInput {
	readonly name: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
	readonly is_template?: boolean;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
}

/** The new values of an email: at least one. */
export interface DesignStudioEmailUpdate {
	readonly name?: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
	readonly is_template?: boolean;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
}

/** An email. */
export interface DesignStudioEmailResult {
	readonly email: DesignStudioEmail;
}

/** A page of emails. */
export interface DesignStudioEmailPage {
	readonly emails: readonly DesignStudioEmailListItem[] | null;
	readonly folders: readonly DesignStudioFolder[] | null;
	readonly meta: DesignStudioListMeta;
}

/** An email in another language. */
export interface DesignStudioEmailTranslation {
	readonly language?: string;
	/** The id of the email in its default language. */
	readonly language_group_id?: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
	/** The languages that the email has translations in. */
	readonly available_languages?: readonly string[] | null;
	/** Whether it is the content of a message. */
	readonly is_linked?: boolean;
	readonly is_template?: boolean;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** A translation to create. What is left out is taken from the default language. */
export interface DesignStudioEmailTranslationInput {
	readonly language: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
}

/** The new values of a translation: at least one. */
export interface DesignStudioEmailTranslationUpdate {
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
}

/** A translation. */
export interface DesignStudioEmailTranslationResult {
	readonly email_translation: DesignStudioEmailTranslation;
}

/** The translations of an email. */
export interface DesignStudioEmailTranslationList {
	readonly email_translations: readonly DesignStudioEmailTranslation[] | null;
}
