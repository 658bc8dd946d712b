// Written by tools/app-types/generate.js. Change its tables instead.
// What Design Studio makes of an email: previews, reviews, publications.
import type { Data, Timestamp } from "../../public/types/values.js";
import type { DesignStudioEnvelope } from "./design-studio-emails.js";
import type { DesignStudioTransformers } from "./design-studio-transformers.js";

/** The message that has a Design Studio email as its content. */
export interface DesignStudioLinkTarget {
	readonly type: "transactional_message" | "newsletter" | "campaign_action";
	readonly action_id?: number;
	readonly newsletter_id?: number;
	readonly transactional_message_id?: number;
}

/** What to link an email to. */
export interface DesignStudioEmailLink {
	readonly target: DesignStudioLinkTarget;
	/** Whether to replace other Design Studio content. Default `false`. */
	readonly force?: boolean;
}

/** What an email is linked to. */
export interface DesignStudioEmailLinkResult {
	/** The id of the email. */
	readonly node_id: string;
	readonly target: DesignStudioLinkTarget;
	/** The template. */
	readonly template_id: number;
}

/** Sample data for the Liquid of an email. */
export interface DesignStudioPreviewData {
	readonly customer?: Data;
	readonly event?: Data;
	readonly trigger?: Data;
	readonly objects?: Data;
	readonly journey?: Data;
	readonly campaign?: Data;
	readonly message?: Data;
	/** Whether undefined variables are empty instead of errors. Default `false`. */
	readonly lax?: boolean;
}

/** An email with sample data in it. */
export interface DesignStudioEmailPreview {
	/** The id of the email. */
	readonly node_id: string;
	readonly node_type: "EMAIL";
	readonly language: string;
	readonly subject: string;
	readonly from: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text: string;
	readonly html: string;
	readonly amp?: string;
	readonly text?: string;
	readonly plaintext_body?: string;
	/** The Liquid errors, by part of the email. */
	readonly errors?: {
		readonly bcc?: readonly string[] | null;
		readonly body?: readonly string[] | null;
		readonly body_amp?: readonly string[] | null;
		readonly body_plain?: readonly string[] | null;
		readonly cc?: readonly string[] | null;
		readonly event?: readonly string[] | null;
		readonly from?: readonly string[] | null;
		readonly layout?: readonly string[] | null;
		readonly message?: readonly string[] | null;
		readonly preheader_text?: readonly string[] | null;
		readonly reply_to?: readonly string[] | null;
		readonly snippets?: readonly string[] | null;
		readonly subject?: readonly string[] | null;
		readonly to?: readonly string[] | null;
		readonly trigger?: readonly string[] | null;
	};
	readonly headers:
		| readonly { readonly name?: readonly string[] | null; readonly value?: readonly string[] | null }[]
		| null;
	readonly links:
		| readonly {
				readonly url?: string;
				readonly text?: string;
				readonly tracked?: boolean;
				readonly errors?: readonly string[] | null;
		  }[]
		| null;
}

/** Which template an email was published to. */
export interface DesignStudioPublishMapping {
	/** Empty for the default language. */
	readonly language?: string;
	/** The id of the email. */
	readonly node_id?: string;
	/** The template. */
	readonly template_id?: number;
	readonly version_id?: string;
}

/** A publication that is done or still running. */
export interface DesignStudioPublishResult {
	readonly status: "done" | "pending";
	/** The argument for `getDesignStudioEmailPublishStatus`. Only if `pending`. */
	readonly publish_id?: string;
	/** Only if `done`. */
	readonly mappings?: readonly DesignStudioPublishMapping[] | null;
}

/** Whether a publication is done. */
export interface DesignStudioPublishStatus {
	readonly status: "pending" | "done";
	/** Only if `done`. */
	readonly mappings?: readonly DesignStudioPublishMapping[] | null;
}

/** The HTML of an email, with its Liquid not yet rendered. */
export interface DesignStudioEmailRender {
	/** The id of the email. */
	readonly node_id: string;
	readonly node_type: "EMAIL";
	readonly language: string;
	readonly html: string;
	readonly amp?: string;
	readonly text?: string;
}

/** Something that a review found. */
export interface DesignStudioReviewFinding {
	readonly id: string;
	readonly check?: string;
	readonly title?: string;
	readonly details?: string;
	readonly summary?: string;
	readonly severity?: "error" | "warning" | "tip";
	readonly state?: "pass" | "fail";
}

/** What Customer.io finds good and bad in an email. */
export interface DesignStudioEmailReview {
	/** The id of the email. */
	readonly node_id: string;
	readonly status: "complete" | "partial" | "render_failed";
	readonly score?: {
		readonly score?: number;
		readonly counts?: { readonly error?: number; readonly warning?: number; readonly tip?: number };
	};
	/** Whether each check could be made, by its name. */
	readonly checks?: {
		readonly [name: string]: {
			readonly status?: "complete" | "degraded" | "error" | "skipped";
			readonly error?: string;
		};
	};
	readonly findings: readonly DesignStudioReviewFinding[] | null;
}

/** Whether an email has changes that are not published. */
export interface DesignStudioUnpublishedChanges {
	readonly has_unpublished_changes: boolean;
}

/** A version of an email. */
export interface DesignStudioVersion {
	readonly id: string;
	readonly name: string;
	readonly description?: string;
	/** The id of the email. */
	readonly node_id?: string;
	readonly node_type?: "EMAIL";
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** Whether publishing created it. Such a version cannot be deleted. */
	readonly created_on_publish?: boolean;
	readonly feedback?: boolean;
}

/** A version to save. */
export interface DesignStudioVersionInput {
	readonly name: string;
	readonly description?: string;
}

/** An email as saved in a version. */
export interface DesignStudioVersionNode {
	/** The id of the email. */
	readonly node_id?: string;
	readonly node_type?: "EMAIL";
	readonly name: string;
	readonly subject?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	readonly content?: string;
	readonly text?: string;
	readonly amp?: string;
	readonly envelope?: DesignStudioEnvelope;
	/** How Design Studio transforms the HTML. */
	readonly transformers?: DesignStudioTransformers;
}

/** A component as saved in a version. */
export interface DesignStudioVersionDependency {
	/** The id of the component. */
	readonly node_id?: string;
	readonly node_type?: "COMPONENT";
	readonly name: string;
	readonly component_name?: string | null;
	readonly content?: string;
}

/** A version of an email, with its content. */
export interface DesignStudioVersionResult {
	readonly node: DesignStudioVersionNode;
	readonly dependencies: readonly DesignStudioVersionDependency[] | null;
	readonly version: DesignStudioVersion;
}

/** The versions of an email. */
export interface DesignStudioVersionList {
	readonly versions: readonly DesignStudioVersion[] | null;
}

/** Which versions to return. */
export interface DesignStudioVersionsOptions {
	/** Only those saved after this time. */
	readonly startDate?: Timestamp | undefined;
	/** Only those saved before this time. */
	readonly endDate?: Timestamp | undefined;
}

/** The version that was saved. If nothing had changed, `created` is `false`. */
export interface DesignStudioSavedVersion {
	readonly created: boolean;
	readonly version?: DesignStudioVersion;
}

/** What was restored. */
export interface DesignStudioRestoredVersion {
	/** The id of the email. */
	readonly node_id: string;
	readonly version_id: string;
	readonly restored_node_ids: readonly string[] | null;
}
