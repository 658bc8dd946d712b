// Written by tools/app-types/generate.js. Change its tables instead.
// Assets: files and their folders.

/** Which files or folders to return. */
export interface AssetListOptions {
	/** Only what is in this folder. */
	readonly parentFolderId?: number | undefined;
	/** Whether to leave out the contents of subfolders. Default `false`. */
	readonly directDescendantsOnly?: boolean | undefined;
	/** The page number, from 1. */
	readonly page?: number | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
}

/** A file. */
export interface Asset {
	readonly id: number;
	readonly name: string;
	/** Where the file is. */
	readonly path?: string;
	/** In bytes. */
	readonly size?: number;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: number | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** The new values of a file: at least one. Its content cannot be changed. */
export interface AssetUpdate {
	readonly name?: string;
	/** The folder that it is in. `null` for none. */
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
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: number | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** A folder to create. */
export interface AssetFolderInput {
	readonly name: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: number | null;
}

/** The new values of a folder: at least one. */
export interface AssetFolderUpdate {
	readonly name?: string;
	/** The folder that it is in. `null` for none. */
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

/** The filters and the position of a page. */
export interface AssetListMeta {
	readonly filters?: {
		readonly direct_descendants_only?: boolean;
		readonly parent_folder_id?: number | null;
	};
	readonly pagination?: { readonly limit?: number; readonly page?: number; readonly total?: number };
}
