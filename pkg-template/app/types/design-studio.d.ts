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
	readonly page?: number;
	readonly limit?: number;
	readonly parentFolderId?: string;
	readonly directDescendantsOnly?: boolean;
	readonly sortBy?: DesignStudioSortBy;
	readonly sortOrder?: SortDirection;
	readonly createdBefore?: Timestamp;
	readonly createdAfter?: Timestamp;
	readonly updatedBefore?: Timestamp;
	readonly updatedAfter?: Timestamp;
}

/** Which emails to return. */
export interface ListDesignStudioEmailsOptions {
	readonly page?: number;
	readonly limit?: number;
	readonly parentFolderId?: string;
	readonly directDescendantsOnly?: boolean;
	readonly sortBy?: DesignStudioSortBy;
	readonly sortOrder?: SortDirection;
	readonly createdBefore?: Timestamp;
	readonly createdAfter?: Timestamp;
	readonly updatedBefore?: Timestamp;
	readonly updatedAfter?: Timestamp;
	readonly isTemplate?: DesignStudioEmailFilter;
	readonly hasTranslations?: DesignStudioEmailFilter;
	readonly isLinked?: DesignStudioEmailFilter;
}

/** Which components to return. */
export interface ListDesignStudioComponentsOptions {
	readonly tag?: string;
	readonly page?: number;
	readonly limit?: number;
	readonly parentFolderId?: string;
	readonly directDescendantsOnly?: boolean;
	readonly sortBy?: DesignStudioSortBy;
	readonly sortOrder?: SortDirection;
	readonly createdBefore?: Timestamp;
	readonly createdAfter?: Timestamp;
	readonly updatedBefore?: Timestamp;
	readonly updatedAfter?: Timestamp;
}

/** What a page was chosen by. */
export interface DesignStudioListMeta {
	readonly filters?: { readonly [name: string]: Json };
	readonly pagination?: { readonly limit?: number; readonly page?: number; readonly total?: number };
}

/** A folder. */
export interface DesignStudioFolder {
	readonly id: string;
	readonly name: string;
	readonly parent_folder_id?: string | null;
	readonly created?: number;
	readonly updated?: number;
}

/** A folder to create. */
export interface DesignStudioFolderInput {
	readonly name: string;
	readonly parent_folder_id?: string | null;
}

/** The new values of a folder: at least one. */
export interface DesignStudioFolderUpdate {
	readonly name?: string;
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
	readonly tag?: string;
	readonly content?: string;
	readonly parent_folder_id?: string | null;
	readonly created?: number;
	readonly updated?: number;
}

/** A component, without its content. */
export interface DesignStudioComponentListItem {
	readonly id: string;
	readonly name: string;
	readonly tag?: string;
	readonly parent_folder_id?: string | null;
	readonly created?: number;
	readonly updated?: number;
}

/** A component to create. */
export interface DesignStudioComponentInput {
	readonly name: string;
	readonly tag: string;
	readonly content?: string;
	readonly parent_folder_id?: string | null;
}

/** The new values of a component: at least one. */
export interface DesignStudioComponentUpdate {
	readonly name?: string;
	readonly tag?: string;
	readonly content?: string;
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
