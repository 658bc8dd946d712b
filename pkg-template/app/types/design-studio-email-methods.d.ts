import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type {
	DesignStudioEmailLink,
	DesignStudioEmailLinkResult,
	DesignStudioEmailPreview,
	DesignStudioEmailRender,
	DesignStudioEmailReview,
	DesignStudioPreviewData,
	DesignStudioPublishResult,
	DesignStudioPublishStatus,
	DesignStudioRestoredVersion,
	DesignStudioSavedVersion,
	DesignStudioUnpublishedChanges,
	DesignStudioVersionInput,
	DesignStudioVersionList,
	DesignStudioVersionResult,
	DesignStudioVersionsOptions,
} from "./design-studio-renders.js";
import type {
	DesignStudioInboxPreview,
	DesignStudioInboxPreviewCaptureOptions,
	DesignStudioInboxPreviewClientList,
	DesignStudioInboxPreviewCredits,
	DesignStudioInboxPreviewInput,
	DesignStudioInboxPreviewListItem,
	DesignStudioInboxPreviewPage,
	DesignStudioInboxPreviewRun,
	DesignStudioInboxPreviewsOptions,
} from "./inbox-previews.js";
import type { EmptyResult, PagePromise } from "./promises.js";

/** The methods that render, publish and preview emails of Design Studio. */
export interface DesignStudioEmailMethods {
	/**
	 * Makes an email the content of a message. A 409 says that the message has other content of Design Studio: `force` replaces
	 * it. Not repeated if an attempt may have been processed: the error then has `mayHaveTakenEffect`. Limit: 5 a second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/linkEmail
	 * @example await app.linkDesignStudioEmail(emailId, { target: { type: "newsletter", newsletter_id: 3 } });
	 */
	linkDesignStudioEmail(
		emailId: string,
		link: DesignStudioEmailLink,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailLinkResult>;

	/**
	 * Returns an email with sample data in it. Limit: 5 a second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/previewEmail
	 */
	previewDesignStudioEmail(
		emailId: string,
		data?: DesignStudioPreviewData,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailPreview>;

	/**
	 * Publishes an email to the message that it is linked to. If the result is `pending`, ask
	 * `getDesignStudioEmailPublishStatus` with its `publish_id`. A 422 has the errors of its Liquid. Not repeated if an attempt
	 * may have been processed: the error then has `mayHaveTakenEffect`. Limit: 5 a second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/publishEmail
	 */
	publishDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<DesignStudioPublishResult>;

	/**
	 * Returns whether a publication is done.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPublishStatus
	 */
	getDesignStudioEmailPublishStatus(
		emailId: string,
		publishId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioPublishStatus>;

	/**
	 * Returns the HTML of an email, with its Liquid as it is. Limit: 5 a second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/renderEmail
	 */
	renderDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<DesignStudioEmailRender>;

	/**
	 * Returns what Customer.io finds good and bad in an email. Limit: 5 a second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/reviewEmail
	 */
	reviewDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<DesignStudioEmailReview>;

	/**
	 * Returns whether an email has changes that are not published.
	 *
	 * @see https://docs.customer.io/api/app/#operation/checkUnpublishedChanges
	 */
	getDesignStudioEmailUnpublishedChanges(
		emailId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioUnpublishedChanges>;

	/**
	 * Returns the versions of an email.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listVersions
	 */
	listDesignStudioEmailVersions(
		emailId: string,
		query?: DesignStudioVersionsOptions,
		options?: CallOptions,
	): APIPromise<DesignStudioVersionList>;

	/**
	 * Saves a version of an email, if it has changed since the last one. Not repeated if an attempt may have been processed:
	 * the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/saveVersion
	 */
	createDesignStudioEmailVersion(
		emailId: string,
		version: DesignStudioVersionInput,
		options?: CallOptions,
	): APIPromise<DesignStudioSavedVersion>;

	/**
	 * Returns a version of an email, with its content.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getVersion
	 */
	getDesignStudioEmailVersion(
		emailId: string,
		versionId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioVersionResult>;

	/**
	 * Deletes a version. A 409 says that a publication made it.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteVersion
	 */
	deleteDesignStudioEmailVersion(
		emailId: string,
		versionId: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Makes an email and its components what they were in a version. Not repeated if an attempt may have been processed: the
	 * error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/restoreVersion
	 */
	restoreDesignStudioEmailVersion(
		emailId: string,
		versionId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioRestoredVersion>;

	/**
	 * Takes images of an email in many mail programs; each costs a credit. Not repeated if an attempt may have been processed:
	 * the error then has `mayHaveTakenEffect`. Limit: 5 a second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/submitInboxPreview
	 * @example const { run_id } = await app.createDesignStudioInboxPreview(emailId, { client_ids: ["gmail"] });
	 */
	createDesignStudioInboxPreview(
		emailId: string,
		preview: DesignStudioInboxPreviewInput,
		options?: CallOptions,
	): APIPromise<DesignStudioInboxPreviewRun>;

	/**
	 * Returns a run and its images, as far as they are taken.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getInboxPreviewJob
	 */
	getDesignStudioInboxPreview(
		emailId: string,
		runId: string | number,
		options?: CallOptions,
	): APIPromise<DesignStudioInboxPreview>;

	/**
	 * Returns an image, as AVIF.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getInboxPreviewCapture
	 */
	getDesignStudioInboxPreviewCapture(
		emailId: string,
		runId: string | number,
		clientId: string,
		query?: DesignStudioInboxPreviewCaptureOptions,
		options?: CallOptions,
	): APIPromise<Uint8Array>;

	/**
	 * Returns runs, without their images. A page has 50, or `limit`: at most 200.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listInboxPreviewJobs
	 */
	listDesignStudioInboxPreviews(
		query?: DesignStudioInboxPreviewsOptions,
		options?: CallOptions,
	): PagePromise<DesignStudioInboxPreviewPage, DesignStudioInboxPreviewListItem>;

	/**
	 * Returns the mail programs that images can be taken in.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listInboxPreviewClients
	 */
	listDesignStudioInboxPreviewClients(options?: CallOptions): APIPromise<DesignStudioInboxPreviewClientList>;

	/**
	 * Returns how many images can still be taken.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getInboxPreviewCredits
	 */
	getDesignStudioInboxPreviewCredits(options?: CallOptions): APIPromise<DesignStudioInboxPreviewCredits>;
}
