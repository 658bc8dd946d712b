// Written by tools/app-types/generate.js. Change its tables instead.
// Imports: files of people, events, objects and relationships.

/** What the rows of an import are. */
export type ImportType = "people" | "event" | "object" | "relationship";

/** Which rows to import, by whether they exist. */
export type ImportProcessScope = "all" | "only_new" | "only_existing";

/** The state of an import. It ends with `imported`, `failed` or `canceled`. */
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
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** The URL of the CSV file. */
	readonly data_file_url: string;
	readonly type: "people";
	/** How the rows identify people. */
	readonly identifier: "id" | "email";
	/** Which rows to import. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
	/** The name in `customerio-node` for `data_to_process`. */
	readonly people_to_process?: ImportProcessScope;
}

/** A file of events. */
export interface EventsImport {
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** The URL of the CSV file. */
	readonly data_file_url: string;
	readonly type: "event";
	/** How the rows identify people. */
	readonly identifier: "id" | "email";
	/** Which rows to import. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
}

/** A file of objects. */
export interface ObjectsImport {
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** The URL of the CSV file. */
	readonly data_file_url: string;
	readonly type: "object";
	/** The type of the objects. */
	readonly object_type_id: string | number;
	/** Which rows to import. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
}

/** A file of relationships. */
export interface RelationshipsImport {
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** The URL of the CSV file. */
	readonly data_file_url: string;
	readonly type: "relationship";
	/** How the rows identify people. */
	readonly identifier: "id" | "email" | "cio_id";
	/** Which rows to import. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	readonly description?: string;
}

/** An import. */
export interface Import {
	readonly id: number;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated_at?: number;
	readonly name: string;
	readonly description?: string;
	/** How many rows the file has. */
	readonly rows_to_import?: number;
	/** How many rows are imported so far. */
	readonly rows_imported?: number;
	readonly state: ImportState;
	readonly type: ImportType;
	readonly identifier?: "id" | "email";
	/** Which rows to import. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	readonly people_to_process?: ImportProcessScope;
	readonly object_type_id?: string;
	/** Why it failed. */
	readonly error?: string;
	/** The export of the rows that failed. */
	readonly error_export_id?: number;
	/** Where to download the rows that failed. */
	readonly error_download_url?: string;
	/** The export of the rows with warnings. */
	readonly warning_export_id?: number;
	/** Where to download the rows with warnings. */
	readonly warning_download_url?: string;
}

/** An import. */
export type ImportResult = { readonly import: Import };
