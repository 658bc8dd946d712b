// Written by tools/app-types/generate.js. Change its tables instead.
// Design Studio: emails, components and folders.
import type { Json, Timestamp } from "../../public/types/values.js";
import type { SortDirection } from "./workspace.js";

/** What a list can be sorted by. */
export type DesignStudioSortBy = "created" | "updated" | "name";

/** `true` or `false` as text, or `any`. */
export type DesignStudioEmailFilter = "true" | "false" | "any";

/** Which folders to return. */
export interface DesignStudioListOptions {
	/** The page number, from 1. */
	readonly page?: number | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only what is in this folder. */
	readonly parentFolderId?: string | undefined;
	/** Whether to leave out the contents of subfolders. Default `false`. */
	readonly directDescendantsOnly?: boolean | undefined;
	/** What to sort by. Default `created`. */
	readonly sortBy?: DesignStudioSortBy | undefined;
	/** The sort order. Default `asc`. */
	readonly sortOrder?: SortDirection | undefined;
	/** Only those created before this time. */
	readonly createdBefore?: Timestamp | undefined;
	/** Only those created after this time. */
	readonly createdAfter?: Timestamp | undefined;
	/** Only those changed before this time. */
	readonly updatedBefore?: Timestamp | undefined;
	/** Only those changed after this time. */
	readonly updatedAfter?: Timestamp | undefined;
}

/** Which emails to return. */
export interface ListDesignStudioEmailsOptions {
	/** The page number, from 1. */
	readonly page?: number | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only what is in this folder. */
	readonly parentFolderId?: string | undefined;
	/** Whether to leave out the contents of subfolders. Default `false`. */
	readonly directDescendantsOnly?: boolean | undefined;
	/** What to sort by. Default `created`. */
	readonly sortBy?: DesignStudioSortBy | undefined;
	/** The sort order. Default `asc`. */
	readonly sortOrder?: SortDirection | undefined;
	/** Only those created before this time. */
	readonly createdBefore?: Timestamp | undefined;
	/** Only those created after this time. */
	readonly createdAfter?: Timestamp | undefined;
	/** Only those changed before this time. */
	readonly updatedBefore?: Timestamp | undefined;
	/** Only those changed after this time. */
	readonly updatedAfter?: Timestamp | undefined;
	/** Whether they are templates. Default `any`. */
	readonly isTemplate?: DesignStudioEmailFilter | undefined;
	/** Whether they have translations. Default `any`. */
	readonly hasTranslations?: DesignStudioEmailFilter | undefined;
	/** Whether they are the content of a message. Default `any`. */
	readonly isLinked?: DesignStudioEmailFilter | undefined;
}

/** Which components to return. */
export interface ListDesignStudioComponentsOptions {
	readonly tag?: string | undefined;
	/** The page number, from 1. */
	readonly page?: number | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only what is in this folder. */
	readonly parentFolderId?: string | undefined;
	/** Whether to leave out the contents of subfolders. Default `false`. */
	readonly directDescendantsOnly?: boolean | undefined;
	/** What to sort by. Default `created`. */
	readonly sortBy?: DesignStudioSortBy | undefined;
	/** The sort order. Default `asc`. */
	readonly sortOrder?: SortDirection | undefined;
	/** Only those created before this time. */
	readonly createdBefore?: Timestamp | undefined;
	/** Only those created after this time. */
	readonly createdAfter?: Timestamp | undefined;
	/** Only those changed before this time. */
	readonly updatedBefore?: Timestamp | undefined;
	/** Only those changed after this time. */
	readonly updatedAfter?: Timestamp | undefined;
}

/** The filters and the position of a page. */
export interface DesignStudioListMeta {
	readonly filters?: { readonly [name: string]: Json };
	readonly pagination?: { readonly limit?: number; readonly page?: number; readonly total?: number };
}

/** A folder. */
export interface DesignStudioFolder {
	readonly id: string;
	readonly name: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** A folder to create. */
export interface DesignStudioFolderInput {
	/** At most 170 characters, without `< > : " / \ | ? *` and dots. */
	readonly name: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
}

/** The new values of a folder: at least one. */
export interface DesignStudioFolderUpdate {
	readonly name?: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
}

/** A folder. */
export interface DesignStudioFolderResult {
	readonly folder: DesignStudioFolder;
}

/** A page of folders. */
export interface DesignStudioFolderPage {
	readonly folders: readonly DesignStudioFolder[] | null;
	readonly meta: DesignStudioListMeta;
}

/** A component that emails can use by its tag. */
export interface DesignStudioComponent {
	readonly id: string;
	readonly name: string;
	/** The tag that emails use it by. */
	readonly tag?: string;
	readonly content?: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** A component, without its content. */
export interface DesignStudioComponentListItem {
	readonly id: string;
	readonly name: string;
	readonly tag?: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
}

/** A component to create. */
export interface DesignStudioComponentInput {
	readonly name: string;
	/** The tag that emails use it by: unique in the workspace. */
	readonly tag: string;
	/** The HTML. Customer.io's reference requires it. */
	readonly content?: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
}

/** The new values of a component: at least one. */
export interface DesignStudioComponentUpdate {
	readonly name?: string;
	readonly tag?: string;
	readonly content?: string;
	/** The folder that it is in. `null` for none. */
	readonly parent_folder_id?: string | null;
}

/** A component. */
export interface DesignStudioComponentResult {
	readonly component: DesignStudioComponent;
}

/** A page of components. */
export interface DesignStudioComponentPage {
	readonly components: readonly DesignStudioComponentListItem[] | null;
	readonly folders: readonly DesignStudioFolder[] | null;
	readonly meta: DesignStudioListMeta;
}
