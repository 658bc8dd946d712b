import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type {
	Asset,
	AssetFolder,
	AssetFolderInput,
	AssetFolderPage,
	AssetFolderResult,
	AssetFolderUpdate,
	AssetListOptions,
	AssetPage,
	AssetResult,
	AssetUpdate,
} from "./assets.js";
import type {
	CollectionContent,
	CollectionInput,
	CollectionList,
	CollectionResult,
	CollectionRow,
	CollectionUpdate,
} from "./collections.js";
import type { CreateAssetInput } from "./inputs.js";
import type { EmptyResult, PagePromise } from "./promises.js";

/** The methods for assets and collections. */
export interface AssetMethods {
	/**
	 * Returns files. A page has 1,000 items, or `limit`: at most 10,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listAssets
	 */
	listAssets(query?: AssetListOptions, options?: CallOptions): PagePromise<AssetPage, Asset>;

	/**
	 * Uploads a file. A 409 means that the folder already has a file of that name. Not retried if an attempt may have been
	 * processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createAsset
	 * @example await app.createAsset({ data: bytes, filename: "logo.png" });
	 */
	createAsset(file: CreateAssetInput, options?: CallOptions): APIPromise<AssetResult>;

	/**
	 * Returns a file: where it is, not its content.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getAsset
	 */
	getAsset(assetId: string | number, options?: CallOptions): APIPromise<AssetResult>;

	/**
	 * Renames or moves a file.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateAsset
	 */
	updateAsset(assetId: string | number, updates: AssetUpdate, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Deletes a file.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteAsset
	 */
	deleteAsset(assetId: string | number, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns the folders of files. A page has 1,000 items, or `limit`: at most 10,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listAssetFolders
	 */
	listAssetFolders(
		query?: AssetListOptions,
		options?: CallOptions,
	): PagePromise<AssetFolderPage, AssetFolder>;

	/**
	 * Creates a folder. A 409 means that a folder of that name exists. Not retried if an attempt may have been processed; the
	 * error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createAssetFolder
	 */
	createAssetFolder(folder: AssetFolderInput, options?: CallOptions): APIPromise<AssetFolderResult>;

	/**
	 * Returns a folder of files.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getAssetFolder
	 */
	getAssetFolder(folderId: string | number, options?: CallOptions): APIPromise<AssetFolderResult>;

	/**
	 * Renames or moves a folder of files.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateAssetFolder
	 */
	updateAssetFolder(
		folderId: string | number,
		updates: AssetFolderUpdate,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Deletes a folder of files.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteAssetFolder
	 */
	deleteAssetFolder(folderId: string | number, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns all collections, without their rows.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCollections
	 */
	listCollections(options?: CallOptions): APIPromise<CollectionList>;

	/**
	 * Creates a collection from rows or from a file. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/addCollection
	 * @example await app.createCollection({ name: "shops", data: [{ city: "Berlin" }] });
	 */
	createCollection(collection: CollectionInput, options?: CallOptions): APIPromise<CollectionResult>;

	/**
	 * Returns a collection, without its rows.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCollection
	 */
	getCollection(collectionId: string | number, options?: CallOptions): APIPromise<CollectionResult>;

	/**
	 * Renames a collection, or replaces all its rows.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateCollection
	 */
	updateCollection(
		collectionId: string | number,
		updates: CollectionUpdate,
		options?: CallOptions,
	): APIPromise<CollectionResult>;

	/**
	 * Deletes a collection.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteCollection
	 */
	deleteCollection(collectionId: string | number, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns the rows of a collection.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCollectionContents
	 */
	getCollectionContent(collectionId: string | number, options?: CallOptions): APIPromise<CollectionContent>;

	/**
	 * Replaces all rows of a collection.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateCollectionContents
	 */
	updateCollectionContent(
		collectionId: string | number,
		content: readonly CollectionRow[],
		options?: CallOptions,
	): APIPromise<CollectionResult>;
}
