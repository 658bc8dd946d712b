// Written by tools/app-types/generate.js. Change its tables instead.
// Assets: files and their folders.

/** Which files or folders to return. */
export interface AssetListOptions {
	readonly parentFolderId?: number;
	readonly directDescendantsOnly?: boolean;
	readonly page?: number;
	readonly limit?: number;
}

/** A file. */
export interface Asset {
	readonly id: number;
	readonly name: string;
	readonly path?: string;
	readonly size?: number;
	readonly parent_folder_id?: number | null;
	readonly created?: number;
	readonly updated?: number;
}

/** The new values of a file: at least one. Its content cannot be changed. */
export interface AssetUpdate {
	readonly name?: string;
	readonly parent_folder_id?: number | null;
}

/** A file. */
export interface AssetResult {
	readonly asset: Asset;
}

/** A page of files. */
export interface AssetPage {
	readonly assets: readonly Asset[] | null;
	readonly meta: AssetListMeta;
}

/** A folder of files. */
export interface AssetFolder {
	readonly id: number;
	readonly name: string;
	readonly parent_folder_id?: number | null;
	readonly created?: number;
	readonly updated?: number;
}

/** A folder to create. */
export interface AssetFolderInput {
	readonly name: string;
	readonly parent_folder_id?: number | null;
}

/** The new values of a folder: at least one. */
export interface AssetFolderUpdate {
	readonly name?: string;
	readonly parent_folder_id?: number | null;
}

/** A folder of files. */
export interface AssetFolderResult {
	readonly folder: AssetFolder;
}

/** A page of folders. */
export interface AssetFolderPage {
	readonly folders: readonly AssetFolder[] | null;
	readonly meta: AssetListMeta;
}

/** What a page was chosen by. */
export interface AssetListMeta {
	readonly filters?: {
		readonly direct_descendants_only?: boolean;
		readonly parent_folder_id?: number | null;
	};
	readonly pagination?: { readonly limit?: number; readonly page?: number; readonly total?: number };
}
