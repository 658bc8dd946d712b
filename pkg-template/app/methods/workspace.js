/**
 * Assets, collections, webhooks, snippets, senders and the workspace itself: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/workspace.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { call, list, upload } from "../call.js";
import { CURSOR, PAGE } from "../pages.js";
import { DesignStudioMethods } from "./design-studio.js";

export class WorkspaceMethods extends DesignStudioMethods {
	/** `GET /v1/assets` @type {api.APIClient["listAssets"]} */
	listAssets(query, options) {
		return list(this, "listAssets", [query], options, PAGE, "assets");
	}

	/** `POST /v1/assets/files` @type {api.APIClient["createAsset"]} */
	createAsset(file, options) {
		return upload(this, "createAsset", file, options);
	}

	/** `GET /v1/assets/files/{assetId}` @type {api.APIClient["getAsset"]} */
	getAsset(assetId, options) {
		return call(this, "getAsset", [assetId], options);
	}

	/** `PUT /v1/assets/files/{assetId}` @type {api.APIClient["updateAsset"]} */
	updateAsset(assetId, updates, options) {
		return call(this, "updateAsset", [assetId, updates], options);
	}

	/** `DELETE /v1/assets/files/{assetId}` @type {api.APIClient["deleteAsset"]} */
	deleteAsset(assetId, options) {
		return call(this, "deleteAsset", [assetId], options);
	}

	/** `GET /v1/assets/folders` @type {api.APIClient["listAssetFolders"]} */
	listAssetFolders(query, options) {
		return list(this, "listAssetFolders", [query], options, PAGE, "folders");
	}

	/** `POST /v1/assets/folders` @type {api.APIClient["createAssetFolder"]} */
	createAssetFolder(folder, options) {
		return call(this, "createAssetFolder", [folder], options);
	}

	/** `GET /v1/assets/folders/{folderId}` @type {api.APIClient["getAssetFolder"]} */
	getAssetFolder(folderId, options) {
		return call(this, "getAssetFolder", [folderId], options);
	}

	/** `PUT /v1/assets/folders/{folderId}` @type {api.APIClient["updateAssetFolder"]} */
	updateAssetFolder(folderId, updates, options) {
		return call(this, "updateAssetFolder", [folderId, updates], options);
	}

	/** `DELETE /v1/assets/folders/{folderId}` @type {api.APIClient["deleteAssetFolder"]} */
	deleteAssetFolder(folderId, options) {
		return call(this, "deleteAssetFolder", [folderId], options);
	}

	/** `GET /v1/collections` @type {api.APIClient["listCollections"]} */
	listCollections(options) {
		return call(this, "listCollections", [], options);
	}

	/** `POST /v1/collections` @type {api.APIClient["createCollection"]} */
	createCollection(collection, options) {
		return call(this, "createCollection", [collection], options);
	}

	/** `GET /v1/collections/{collectionId}` @type {api.APIClient["getCollection"]} */
	getCollection(collectionId, options) {
		return call(this, "getCollection", [collectionId], options);
	}

	/** `PUT /v1/collections/{collectionId}` @type {api.APIClient["updateCollection"]} */
	updateCollection(collectionId, updates, options) {
		return call(this, "updateCollection", [collectionId, updates], options);
	}

	/** `DELETE /v1/collections/{collectionId}` @type {api.APIClient["deleteCollection"]} */
	deleteCollection(collectionId, options) {
		return call(this, "deleteCollection", [collectionId], options);
	}

	/** `GET /v1/collections/{collectionId}/content` @type {api.APIClient["getCollectionContent"]} */
	getCollectionContent(collectionId, options) {
		return call(this, "getCollectionContent", [collectionId], options);
	}

	/** `PUT /v1/collections/{collectionId}/content` @type {api.APIClient["updateCollectionContent"]} */
	updateCollectionContent(collectionId, content, options) {
		return call(this, "updateCollectionContent", [collectionId, content], options);
	}

	/** `GET /v1/reporting_webhooks` @type {api.APIClient["listReportingWebhooks"]} */
	listReportingWebhooks(options) {
		return call(this, "listReportingWebhooks", [], options);
	}

	/** `POST /v1/reporting_webhooks` @type {api.APIClient["createReportingWebhook"]} */
	createReportingWebhook(webhook, options) {
		return call(this, "createReportingWebhook", [webhook], options);
	}

	/** `GET /v1/reporting_webhooks/{webhookId}` @type {api.APIClient["getReportingWebhook"]} */
	getReportingWebhook(webhookId, options) {
		return call(this, "getReportingWebhook", [webhookId], options);
	}

	/** `PUT /v1/reporting_webhooks/{webhookId}` @type {api.APIClient["updateReportingWebhook"]} */
	updateReportingWebhook(webhookId, updates, options) {
		return call(this, "updateReportingWebhook", [webhookId, updates], options);
	}

	/** `DELETE /v1/reporting_webhooks/{webhookId}` @type {api.APIClient["deleteReportingWebhook"]} */
	deleteReportingWebhook(webhookId, options) {
		return call(this, "deleteReportingWebhook", [webhookId], options);
	}

	/** `GET /v1/snippets` @type {api.APIClient["getSnippets"]} */
	getSnippets(options) {
		return call(this, "getSnippets", [], options);
	}

	/** `POST /v1/snippets` @type {api.APIClient["createSnippet"]} */
	createSnippet(snippet, options) {
		return call(this, "createSnippet", [snippet], options);
	}

	/** `PUT /v1/snippets` @type {api.APIClient["updateSnippet"]} */
	updateSnippet(snippet, options) {
		return call(this, "updateSnippet", [snippet], options);
	}

	/** `DELETE /v1/snippets/{name}` @type {api.APIClient["deleteSnippet"]} */
	deleteSnippet(name, options) {
		return call(this, "deleteSnippet", [name], options);
	}

	/** `GET /v1/sender_identities` @type {api.APIClient["getSenderIdentities"]} */
	getSenderIdentities(query, options) {
		return list(this, "getSenderIdentities", [query], options, CURSOR, "sender_identities");
	}

	/** `GET /v1/sender_identities/{senderId}` @type {api.APIClient["getSenderIdentity"]} */
	getSenderIdentity(senderId, options) {
		return call(this, "getSenderIdentity", [senderId], options);
	}

	/** `GET /v1/sender_identities/{senderId}/used_by` @type {api.APIClient["getSenderIdentityUsedBy"]} */
	getSenderIdentityUsedBy(senderId, options) {
		return call(this, "getSenderIdentityUsedBy", [senderId], options);
	}

	/** `POST /v1/data_index/attributes` @type {api.APIClient["batchUpdateAttributes"]} */
	batchUpdateAttributes(attributes, options) {
		return call(this, "batchUpdateAttributes", [attributes], options);
	}

	/** `POST /v1/data_index/events` @type {api.APIClient["batchUpdateEvents"]} */
	batchUpdateEvents(events, options) {
		return call(this, "batchUpdateEvents", [events], options);
	}

	/** `GET /v1/workspaces` @type {api.APIClient["listWorkspaces"]} */
	listWorkspaces(options) {
		return call(this, "listWorkspaces", [], options);
	}

	/** `GET /v1/info/ip_addresses` @type {api.APIClient["getIpAddresses"]} */
	getIpAddresses(options) {
		return call(this, "getIpAddresses", [], options);
	}
}
