import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type {
	DesignStudioComponentInput,
	DesignStudioComponentListItem,
	DesignStudioComponentPage,
	DesignStudioComponentResult,
	DesignStudioComponentUpdate,
	DesignStudioFolder,
	DesignStudioFolderInput,
	DesignStudioFolderPage,
	DesignStudioFolderResult,
	DesignStudioFolderUpdate,
	DesignStudioListOptions,
	ListDesignStudioComponentsOptions,
	ListDesignStudioEmailsOptions,
} from "./design-studio.js";
import type {
	DesignStudioEmailInput,
	DesignStudioEmailListItem,
	DesignStudioEmailPage,
	DesignStudioEmailResult,
	DesignStudioEmailTranslationInput,
	DesignStudioEmailTranslationList,
	DesignStudioEmailTranslationResult,
	DesignStudioEmailTranslationUpdate,
	DesignStudioEmailUpdate,
} from "./design-studio-emails.js";
import type { EmptyResult, PagePromise } from "./promises.js";

/** The methods of Design Studio. */
export interface DesignStudioMethods {
	/**
	 * Returns folders. A page has 1,000 items, or `limit`: at most 10,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listFolders
	 */
	listDesignStudioFolders(
		query?: DesignStudioListOptions,
		options?: CallOptions,
	): PagePromise<DesignStudioFolderPage, DesignStudioFolder>;

	/**
	 * Creates a folder. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createFolder
	 */
	createDesignStudioFolder(
		folder: DesignStudioFolderInput,
		options?: CallOptions,
	): APIPromise<DesignStudioFolderResult>;

	/**
	 * Returns a folder.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getFolder
	 */
	getDesignStudioFolder(folderId: string, options?: CallOptions): APIPromise<DesignStudioFolderResult>;

	/**
	 * Renames or moves a folder.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateFolder
	 */
	updateDesignStudioFolder(
		folderId: string,
		updates: DesignStudioFolderUpdate,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Deletes a folder. A 409 means that something in it is in use.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteFolder
	 */
	deleteDesignStudioFolder(folderId: string, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns emails, without their content. A page has 1,000 items, or `limit`: at most 10,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listEmails
	 */
	listDesignStudioEmails(
		query?: ListDesignStudioEmailsOptions,
		options?: CallOptions,
	): PagePromise<DesignStudioEmailPage, DesignStudioEmailListItem>;

	/**
	 * Creates an email. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createEmail
	 */
	createDesignStudioEmail(
		email: DesignStudioEmailInput,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailResult>;

	/**
	 * Returns an email.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getEmail
	 */
	getDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<DesignStudioEmailResult>;

	/**
	 * Changes an email. The published version stays as it is until `publishDesignStudioEmail`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateEmail
	 */
	updateDesignStudioEmail(
		emailId: string,
		updates: DesignStudioEmailUpdate,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Deletes an email. A 409 means that it is in use.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteEmail
	 */
	deleteDesignStudioEmail(emailId: string, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns the translations of an email.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listEmailTranslations
	 */
	listDesignStudioEmailLanguages(
		emailId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailTranslationList>;

	/**
	 * Adds a translation to an email. A 409 means that it already has one in this language. Not retried if an attempt may have
	 * been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createEmailTranslation
	 */
	createDesignStudioEmailLanguage(
		emailId: string,
		translation: DesignStudioEmailTranslationInput,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailTranslationResult>;

	/**
	 * Returns a translation of an email.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getEmailTranslation
	 */
	getDesignStudioEmailLanguage(
		emailId: string,
		language: string,
		options?: CallOptions,
	): APIPromise<DesignStudioEmailTranslationResult>;

	/**
	 * Changes a translation of an email.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateEmailTranslation
	 */
	updateDesignStudioEmailLanguage(
		emailId: string,
		language: string,
		updates: DesignStudioEmailTranslationUpdate,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Removes a translation from an email.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteEmailTranslation
	 */
	deleteDesignStudioEmailLanguage(
		emailId: string,
		language: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Returns components, without their content. A page has 1,000 items, or `limit`: at most 10,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listComponents
	 */
	listDesignStudioComponents(
		query?: ListDesignStudioComponentsOptions,
		options?: CallOptions,
	): PagePromise<DesignStudioComponentPage, DesignStudioComponentListItem>;

	/**
	 * Creates a component. A 409 means that another component has its tag. Not retried if an attempt may have been processed;
	 * the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createComponent
	 */
	createDesignStudioComponent(
		component: DesignStudioComponentInput,
		options?: CallOptions,
	): APIPromise<DesignStudioComponentResult>;

	/**
	 * Returns a component.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getComponent
	 */
	getDesignStudioComponent(
		componentId: string,
		options?: CallOptions,
	): APIPromise<DesignStudioComponentResult>;

	/**
	 * Changes a component. A 409 means that another component has its tag.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateComponent
	 */
	updateDesignStudioComponent(
		componentId: string,
		updates: DesignStudioComponentUpdate,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Deletes a component.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteComponent
	 */
	deleteDesignStudioComponent(componentId: string, options?: CallOptions): APIPromise<EmptyResult>;
}
