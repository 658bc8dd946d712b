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
	readonly transformers?: DesignStudioTransformers;
	readonly available_languages?: readonly string[] | null;
	readonly is_linked?: boolean;
	readonly is_template?: boolean;
	readonly parent_folder_id?: string | null;
	readonly created?: number;
	readonly updated?: number;
}

/** An email, without its content. */
export interface DesignStudioEmailListItem {
	readonly id: string;
	readonly name: string;
	readonly has_translations?: boolean;
	readonly is_linked?: boolean;
	readonly is_template?: boolean;
	readonly parent_folder_id?: string | null;
	readonly created?: number;
	readonly updated?: number;
}

/** The content of an email. */
export interface DesignStudioEmailContent {
	readonly html?: string;
	readonly text?: string;
	readonly amp?: string;
	readonly subject?: string;
	readonly preheader_text?: string;
}

/** Whom an email is from and goes to. */
export interface DesignStudioEmailEnvelope {
	readonly from_id?: number | null;
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly bcc?: string;
	readonly fake_bcc?: boolean;
	readonly headers?: readonly Data[];
	/** Copies. The official client sends it; the reference does not have it. */
	readonly cc?: string;
}

/** Whom an email is from and goes to. */
export interface DesignStudioEnvelope {
	readonly from?: string;
	readonly from_id?: number | null;
	readonly reply_to?: string;
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly bcc?: string;
	readonly fake_bcc?: boolean;
	readonly headers?: readonly { readonly name?: string; readonly value?: string }[] | null;
}

/** An email to create. */
export interface DesignStudioEmailInput {
	readonly name: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	readonly transformers?: DesignStudioTransformers;
	readonly is_template?: boolean;
	readonly parent_folder_id?: string | null;
}

/** The new values of an email: at least one. */
export interface DesignStudioEmailUpdate {
	readonly name?: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	readonly transformers?: DesignStudioTransformers;
	readonly is_template?: boolean;
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
	readonly language_group_id?: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEnvelope;
	readonly transformers?: DesignStudioTransformers;
	readonly available_languages?: readonly string[] | null;
	readonly is_linked?: boolean;
	readonly is_template?: boolean;
	readonly parent_folder_id?: string | null;
	readonly created?: number;
	readonly updated?: number;
}

/** A translation to create. What it leaves out is that of the default language. */
export interface DesignStudioEmailTranslationInput {
	readonly language: string;
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
	readonly transformers?: DesignStudioTransformers;
}

/** The new values of a translation: at least one. */
export interface DesignStudioEmailTranslationUpdate {
	readonly content?: DesignStudioEmailContent;
	readonly envelope?: DesignStudioEmailEnvelope;
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
