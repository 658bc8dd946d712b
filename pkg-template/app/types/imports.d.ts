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
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** Where the CSV file is. */
	readonly data_file_url: string;
	readonly type: "people";
	/** What the rows identify people by. */
	readonly identifier: "id" | "email";
	/** Which rows are imported. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	/** A text for people. */
	readonly description?: string;
	/** The official client's name for `data_to_process`. */
	readonly people_to_process?: ImportProcessScope;
}

/** A file of events. */
export interface EventsImport {
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** Where the CSV file is. */
	readonly data_file_url: string;
	readonly type: "event";
	/** What the rows identify people by. */
	readonly identifier: "id" | "email";
	/** Which rows are imported. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	/** A text for people. */
	readonly description?: string;
}

/** A file of objects. */
export interface ObjectsImport {
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** Where the CSV file is. */
	readonly data_file_url: string;
	readonly type: "object";
	/** The type of the objects. */
	readonly object_type_id: string | number;
	/** Which rows are imported. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	/** A text for people. */
	readonly description?: string;
}

/** A file of relationships. */
export interface RelationshipsImport {
	/** Customer.io's reference requires it. */
	readonly name?: string;
	/** Where the CSV file is. */
	readonly data_file_url: string;
	readonly type: "relationship";
	/** What the rows identify people by. */
	readonly identifier: "id" | "email" | "cio_id";
	/** Which rows are imported. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	/** A text for people. */
	readonly description?: string;
}

/** An import. */
export interface Import {
	readonly id: number;
	/** When it was created, in unix seconds. */
	readonly created_at?: number;
	/** When it was changed last, in unix seconds. */
	readonly updated_at?: number;
	readonly name: string;
	/** A text for people. */
	readonly description?: string;
	/** How many rows the file has. */
	readonly rows_to_import?: number;
	/** How many rows are imported so far. */
	readonly rows_imported?: number;
	readonly state: ImportState;
	readonly type: ImportType;
	readonly identifier?: "id" | "email";
	/** Which rows are imported. Default `all`. */
	readonly data_to_process?: ImportProcessScope;
	readonly people_to_process?: ImportProcessScope;
	readonly object_type_id?: string;
	/** Why it failed. */
	readonly error?: string;
	/** The export of the rows that failed. */
	readonly error_export_id?: number;
	/** Where the rows that failed are. */
	readonly error_download_url?: string;
	/** The export of the rows with warnings. */
	readonly warning_export_id?: number;
	/** Where the rows with warnings are. */
	readonly warning_download_url?: string;
}

/** An import. */
export type ImportResult = { readonly import: Import };
