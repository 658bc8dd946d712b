import type { FileValue } from "../../track/types/raw.js";

/** Which deliveries an export has: those of one newsletter, campaign, transactional message or action. */
export type DeliveriesExportSource =
	| {
			readonly newsletter_id: string | number;
			readonly campaign_id?: never;
			readonly transactional_message_id?: never;
			readonly action_id?: never;
	  }
	| {
			readonly campaign_id: string | number;
			readonly newsletter_id?: never;
			readonly transactional_message_id?: never;
			readonly action_id?: never;
	  }
	| {
			readonly transactional_message_id: string | number;
			readonly newsletter_id?: never;
			readonly campaign_id?: never;
			readonly action_id?: never;
	  }
	| {
			readonly action_id: string | number;
			readonly newsletter_id?: never;
			readonly campaign_id?: never;
			readonly transactional_message_id?: never;
	  };

/** A file to upload: an image (BMP, JPEG, PNG, GIF) of 4096 pixels a side, or a PDF; at most 2 MB. */
export interface CreateAssetInput {
	/** The content. */
	readonly data: FileValue;
	/** The file's name. Its ending gives the type, unless `contentType` does. */
	readonly filename: string;
	/** The type, such as `image/png`. Default: that of the file name, or else the Blob's own. */
	readonly contentType?: string | undefined;
	/** What the file is called in Customer.io. Default: `filename`. */
	readonly name?: string | undefined;
	/** The folder. Default: none. */
	readonly parentFolderId?: number | null | undefined;
}
