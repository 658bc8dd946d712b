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
	 * Makes an email the content of a message. A 409 means that the message has other Design Studio content, which `force`
	 * replaces. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`. Limit: 5 per second.
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
	 * Renders an email with sample data. Limit: 5 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/previewEmail
	 */
	previewDesignStudioEmail(
		emailId: string,
		data?: DesignStudioPreviewData,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailPreview>;

	/**
	 * Publishes an email to the message that it is linked to. If the result is `pending`, poll
	 * `getDesignStudioEmailPublishStatus` with its `publish_id`. A 422 has its Liquid errors. Not retried if an attempt may have
	 * been processed; the error then has `mayHaveTakenEffect`. Limit: 5 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/publishEmail
	 */
	publishDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<DesignStudioPublishResult>;

	/**
	 * Returns whether publishing is done.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPublishStatus
	 */
	getDesignStudioEmailPublishStatus(
		emailId: string,
		publishId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioPublishStatus>;

	/**
	 * Returns the HTML of an email, with its Liquid not yet rendered. Limit: 5 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/renderEmail
	 */
	renderDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<DesignStudioEmailRender>;

	/**
	 * Reviews an email: returns what Customer.io finds good and bad in it. Limit: 5 per second.
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
	 * Saves a version of an email, if it has changed since the last one. Not retried if an attempt may have been processed; the
	 * error then has `mayHaveTakenEffect`.
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
	 * Deletes a version. A 409 means that publishing created it.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteVersion
	 */
	deleteDesignStudioEmailVersion(
		emailId: string,
		versionId: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Restores an email and its components from a version. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/restoreVersion
	 */
	restoreDesignStudioEmailVersion(
		emailId: string,
		versionId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioRestoredVersion>;

	/**
	 * Renders an email in many email clients. Each image costs a credit. Not retried if an attempt may have been processed; the
	 * error then has `mayHaveTakenEffect`. Limit: 5 per second.
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
	 * Returns a run, with the images taken so far.
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
	 * Returns runs, without their images. A page has 50 items, or `limit`: at most 200.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listInboxPreviewJobs
	 */
	listDesignStudioInboxPreviews(
		query?: DesignStudioInboxPreviewsOptions,
		options?: CallOptions,
	): PagePromise<DesignStudioInboxPreviewPage, DesignStudioInboxPreviewListItem>;

	/**
	 * Returns the email clients that a preview can show.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listInboxPreviewClients
	 */
	listDesignStudioInboxPreviewClients(options?: CallOptions): APIPromise<DesignStudioInboxPreviewClientList>;

	/**
	 * Returns how many credits are left.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getInboxPreviewCredits
	 */
	getDesignStudioInboxPreviewCredits(options?: CallOptions): APIPromise<DesignStudioInboxPreviewCredits>;
}
