// Written by tools/app-types/generate.js. Change its tables instead.
// Imports: files of people, events, objects and relationships.

/** What the rows of an import are. */
export type ImportType = "people" | "event" | "object" | "relationship";

/** Which rows are imported, by whether they exist. */
export type ImportProcessScope = "all" | "only_new" | "only_existing";

/** How far an import is. It ends with `imported`, `failed` or `canceled`. */
export type ImportState =
	| "preprocessing"
	| "preprocessed"
	| "validating"
	| "validated"
	| "importing"
	| "imported"
	| "failed"
	| "canceled";

/** A file to import. `type` says what its rows are, and which members are needed. */
export type ImportInput = PeopleImport | EventsImport | RelationshipsImport | ObjectsImport;

/** A file of people. */
export interface PeopleImport {
	readonly name?: string;
	readonly data_file_url: string;
	readonly type: "people";
	readonly identifier: "id" | "email";
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
	/** The official client's name for `data_to_process`. */
	readonly people_to_process?: ImportProcessScope;
}

/** A file of events. */
export interface EventsImport {
	readonly name?: string;
	readonly data_file_url: string;
	readonly type: "event";
	readonly identifier: "id" | "email";
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
}

/** A file of objects. */
export interface ObjectsImport {
	readonly name?: string;
	readonly data_file_url: string;
	readonly type: "object";
	readonly object_type_id: string | number;
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
}

/** A file of relationships. */
export interface RelationshipsImport {
	readonly name?: string;
	readonly data_file_url: string;
	readonly type: "relationship";
	readonly identifier: "id" | "email" | "cio_id";
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
}

/** An import. */
export interface Import {
	readonly id: number;
	readonly created_at?: number;
	readonly updated_at?: number;
	readonly name: string;
	readonly description?: string;
	readonly rows_to_import?: number;
	readonly rows_imported?: number;
	readonly state: ImportState;
	readonly type: ImportType;
	readonly identifier?: "id" | "email";
	readonly data_to_process?: ImportProcessScope;
	readonly people_to_process?: ImportProcessScope;
	readonly object_type_id?: string;
	readonly error?: string;
	readonly error_export_id?: number;
	readonly error_download_url?: string;
	readonly warning_export_id?: number;
	readonly warning_download_url?: string;
}

/** An import. */
export type ImportResult = { readonly import: Import };
