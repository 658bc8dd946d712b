/**
 * Design Studio: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/design_studio.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { ask, call, list } from "../call.js";
import { META_CURSOR, PAGE } from "../pages.js";
import { NewsletterMethods } from "./newsletters.js";

export class DesignStudioMethods extends NewsletterMethods {
	/** `GET /v1/design_studio/folders` @type {api.APIClient["listDesignStudioFolders"]} */
	listDesignStudioFolders(query, options) {
		return list(this, "listDesignStudioFolders", [query], options, PAGE, "folders");
	}

	/** `POST /v1/design_studio/folders` @type {api.APIClient["createDesignStudioFolder"]} */
	createDesignStudioFolder(folder, options) {
		return call(this, "createDesignStudioFolder", [folder], options);
	}

	/** `GET /v1/design_studio/folders/{folderId}` @type {api.APIClient["getDesignStudioFolder"]} */
	getDesignStudioFolder(folderId, options) {
		return call(this, "getDesignStudioFolder", [folderId], options);
	}

	/** `PUT /v1/design_studio/folders/{folderId}` @type {api.APIClient["updateDesignStudioFolder"]} */
	updateDesignStudioFolder(folderId, updates, options) {
		return call(this, "updateDesignStudioFolder", [folderId, updates], options);
	}

	/** `DELETE /v1/design_studio/folders/{folderId}` @type {api.APIClient["deleteDesignStudioFolder"]} */
	deleteDesignStudioFolder(folderId, options) {
		return call(this, "deleteDesignStudioFolder", [folderId], options);
	}

	/** `GET /v1/design_studio/emails` @type {api.APIClient["listDesignStudioEmails"]} */
	listDesignStudioEmails(query, options) {
		return list(this, "listDesignStudioEmails", [query], options, PAGE, "emails");
	}

	/** `POST /v1/design_studio/emails` @type {api.APIClient["createDesignStudioEmail"]} */
	createDesignStudioEmail(email, options) {
		return call(this, "createDesignStudioEmail", [email], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}` @type {api.APIClient["getDesignStudioEmail"]} */
	getDesignStudioEmail(emailId, options) {
		return call(this, "getDesignStudioEmail", [emailId], options);
	}

	/** `PUT /v1/design_studio/emails/{emailId}` @type {api.APIClient["updateDesignStudioEmail"]} */
	updateDesignStudioEmail(emailId, updates, options) {
		return call(this, "updateDesignStudioEmail", [emailId, updates], options);
	}

	/** `DELETE /v1/design_studio/emails/{emailId}` @type {api.APIClient["deleteDesignStudioEmail"]} */
	deleteDesignStudioEmail(emailId, options) {
		return call(this, "deleteDesignStudioEmail", [emailId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/languages` @type {api.APIClient["listDesignStudioEmailLanguages"]} */
	listDesignStudioEmailLanguages(emailId, options) {
		return call(this, "listDesignStudioEmailLanguages", [emailId], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/languages` @type {api.APIClient["createDesignStudioEmailLanguage"]} */
	createDesignStudioEmailLanguage(emailId, translation, options) {
		return call(this, "createDesignStudioEmailLanguage", [emailId, translation], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/languages/{language}` @type {api.APIClient["getDesignStudioEmailLanguage"]} */
	getDesignStudioEmailLanguage(emailId, language, options) {
		return call(this, "getDesignStudioEmailLanguage", [emailId, language], options);
	}

	/** `PUT /v1/design_studio/emails/{emailId}/languages/{language}` @type {api.APIClient["updateDesignStudioEmailLanguage"]} */
	updateDesignStudioEmailLanguage(emailId, language, updates, options) {
		return call(this, "updateDesignStudioEmailLanguage", [emailId, language, updates], options);
	}

	/** `DELETE /v1/design_studio/emails/{emailId}/languages/{language}` @type {api.APIClient["deleteDesignStudioEmailLanguage"]} */
	deleteDesignStudioEmailLanguage(emailId, language, options) {
		return call(this, "deleteDesignStudioEmailLanguage", [emailId, language], options);
	}

	/** `GET /v1/design_studio/components` @type {api.APIClient["listDesignStudioComponents"]} */
	listDesignStudioComponents(query, options) {
		return list(this, "listDesignStudioComponents", [query], options, PAGE, "components");
	}

	/** `POST /v1/design_studio/components` @type {api.APIClient["createDesignStudioComponent"]} */
	createDesignStudioComponent(component, options) {
		return call(this, "createDesignStudioComponent", [component], options);
	}

	/** `GET /v1/design_studio/components/{componentId}` @type {api.APIClient["getDesignStudioComponent"]} */
	getDesignStudioComponent(componentId, options) {
		return call(this, "getDesignStudioComponent", [componentId], options);
	}

	/** `PUT /v1/design_studio/components/{componentId}` @type {api.APIClient["updateDesignStudioComponent"]} */
	updateDesignStudioComponent(componentId, updates, options) {
		return call(this, "updateDesignStudioComponent", [componentId, updates], options);
	}

	/** `DELETE /v1/design_studio/components/{componentId}` @type {api.APIClient["deleteDesignStudioComponent"]} */
	deleteDesignStudioComponent(componentId, options) {
		return call(this, "deleteDesignStudioComponent", [componentId], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/inbox_previews` @type {api.APIClient["createDesignStudioInboxPreview"]} */
	createDesignStudioInboxPreview(emailId, preview, options) {
		return call(this, "createDesignStudioInboxPreview", [emailId, preview], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/inbox_previews/{runId}` @type {api.APIClient["getDesignStudioInboxPreview"]} */
	getDesignStudioInboxPreview(emailId, runId, options) {
		return call(this, "getDesignStudioInboxPreview", [emailId, runId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/inbox_previews/{runId}/captures/{clientId}` @type {api.APIClient["getDesignStudioInboxPreviewCapture"]} */
	getDesignStudioInboxPreviewCapture(emailId, runId, clientId, query, options) {
		return ask(this, "getDesignStudioInboxPreviewCapture", [emailId, runId, clientId, query], options);
	}

	/** `GET /v1/design_studio/inbox_previews/jobs` @type {api.APIClient["listDesignStudioInboxPreviews"]} */
	listDesignStudioInboxPreviews(query, options) {
		return list(this, "listDesignStudioInboxPreviews", [query], options, META_CURSOR, "preview_jobs");
	}

	/** `GET /v1/design_studio/inbox_previews/clients` @type {api.APIClient["listDesignStudioInboxPreviewClients"]} */
	listDesignStudioInboxPreviewClients(options) {
		return call(this, "listDesignStudioInboxPreviewClients", [], options);
	}

	/** `GET /v1/design_studio/inbox_previews/credits` @type {api.APIClient["getDesignStudioInboxPreviewCredits"]} */
	getDesignStudioInboxPreviewCredits(options) {
		return call(this, "getDesignStudioInboxPreviewCredits", [], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/link` @type {api.APIClient["linkDesignStudioEmail"]} */
	linkDesignStudioEmail(emailId, link, options) {
		return call(this, "linkDesignStudioEmail", [emailId, link], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/preview` @type {api.APIClient["previewDesignStudioEmail"]} */
	previewDesignStudioEmail(emailId, data, options) {
		return call(this, "previewDesignStudioEmail", [emailId, data], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/publish` @type {api.APIClient["publishDesignStudioEmail"]} */
	publishDesignStudioEmail(emailId, options) {
		return call(this, "publishDesignStudioEmail", [emailId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/publish_status` @type {api.APIClient["getDesignStudioEmailPublishStatus"]} */
	getDesignStudioEmailPublishStatus(emailId, publishId, options) {
		return call(this, "getDesignStudioEmailPublishStatus", [emailId, publishId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/render` @type {api.APIClient["renderDesignStudioEmail"]} */
	renderDesignStudioEmail(emailId, options) {
		return call(this, "renderDesignStudioEmail", [emailId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/review` @type {api.APIClient["reviewDesignStudioEmail"]} */
	reviewDesignStudioEmail(emailId, options) {
		return call(this, "reviewDesignStudioEmail", [emailId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/unpublished_changes` @type {api.APIClient["getDesignStudioEmailUnpublishedChanges"]} */
	getDesignStudioEmailUnpublishedChanges(emailId, options) {
		return call(this, "getDesignStudioEmailUnpublishedChanges", [emailId], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/versions` @type {api.APIClient["listDesignStudioEmailVersions"]} */
	listDesignStudioEmailVersions(emailId, query, options) {
		return ask(this, "listDesignStudioEmailVersions", [emailId, query], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/versions` @type {api.APIClient["createDesignStudioEmailVersion"]} */
	createDesignStudioEmailVersion(emailId, version, options) {
		return call(this, "createDesignStudioEmailVersion", [emailId, version], options);
	}

	/** `GET /v1/design_studio/emails/{emailId}/versions/{versionId}` @type {api.APIClient["getDesignStudioEmailVersion"]} */
	getDesignStudioEmailVersion(emailId, versionId, options) {
		return call(this, "getDesignStudioEmailVersion", [emailId, versionId], options);
	}

	/** `DELETE /v1/design_studio/emails/{emailId}/versions/{versionId}` @type {api.APIClient["deleteDesignStudioEmailVersion"]} */
	deleteDesignStudioEmailVersion(emailId, versionId, options) {
		return call(this, "deleteDesignStudioEmailVersion", [emailId, versionId], options);
	}

	/** `POST /v1/design_studio/emails/{emailId}/versions/{versionId}/restore` @type {api.APIClient["restoreDesignStudioEmailVersion"]} */
	restoreDesignStudioEmailVersion(emailId, versionId, options) {
		return call(this, "restoreDesignStudioEmailVersion", [emailId, versionId], options);
	}
}
