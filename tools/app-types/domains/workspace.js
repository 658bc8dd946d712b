import { folders } from "./names.js";

/** @type {import("../generate.js").Domain} */
export const exports = {
	about: "Exports: files of people and of deliveries.",
	types: {
		Export: { schema: "Export", required: ["status"], doc: "An export." },
		ExportResult: { response: ["getExport", "exportDeliveriesData", "exportPeopleData"], doc: "An export." },
		ExportList: { response: ["listExports"], doc: "All exports." },
		ExportDownload: { response: ["downloadExport"], doc: "A link to an export's file." },
		CustomersExportOptions: {
			schema: "ExportPeopleDataBody",
			in: true,
			isOptions: true,
			omit: ["filters"],
			doc: "What to put into an export of people.",
		},
		DeliveryExportRequestOptions: {
			schema: "ExportDeliveriesCommon",
			in: true,
			isOptions: true,
			types: { metric: "DeliveryExportMetric" },
			doc: "Which deliveries to export, and with which attributes.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const imports = {
	about: "Imports: files of people, events, objects and relationships.",
	types: {
		ImportType: { schema: "Import/type", doc: "What the rows of an import are." },
		ImportProcessScope: {
			schema: "Import/data_to_process",
			doc: "Which rows to import, by whether they exist.",
		},
		ImportState: {
			schema: "Import/state",
			doc: "The state of an import. It ends with `imported`, `failed` or `canceled`.",
		},
		ImportInput: {
			schema: "ImportCreate",
			in: true,
			doc: "A file to import. `type` says what its rows are, and which members are needed.",
		},
		PeopleImport: {
			schema: "ImportPeople",
			in: true,
			optional: ["name"],
			extra: {
				people_to_process: {
					type: "ImportProcessScope",
					doc: "The name in `customerio-node` for `data_to_process`.",
				},
			},
			doc: "A file of people.",
		},
		EventsImport: { schema: "ImportEvents", in: true, optional: ["name"], doc: "A file of events." },
		ObjectsImport: {
			schema: "ImportObjects",
			in: true,
			optional: ["name"],
			types: { object_type_id: "string | number" },
			doc: "A file of objects.",
		},
		RelationshipsImport: {
			schema: "ImportRelationships",
			in: true,
			optional: ["name"],
			doc: "A file of relationships.",
		},
		Import: { schema: "Import", required: ["state"], doc: "An import." },
		ImportResult: {
			response: ["getImport", "import"],
			text: "{ readonly import: Import }",
			doc: "An import.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const suppressions = {
	about: "Email addresses that Customer.io's mail servers do not send to.",
	types: {
		SuppressionType: {
			parameter: ["getSuppressionByType", "suppression_type"],
			doc: "Why addresses are suppressed.",
		},
		SuppressionCategory: { schema: "op:getSuppression/category", doc: "Why an address is suppressed." },
		Suppression: { schema: "EspSuppression", doc: "A suppressed address." },
		SuppressionList: { response: ["getSuppression"], doc: "Whether and why an address is suppressed." },
		SuppressionsPage: { response: ["getSuppressionByType"], doc: "A page of suppressed addresses." },
		DomainSuppressionsPage: {
			response: ["getDomainSuppressionsByType"],
			doc: "A page of a domain's suppressed addresses.",
		},
		SuppressionsOptions: {
			query: "getSuppressionByType",
			extra: { email: { type: "string", doc: "Only this address." } },
			doc: "Which suppressed addresses to return.",
		},
		DomainSuppressionsOptions: {
			query: "getDomainSuppressionsByType",
			doc: "Which suppressed addresses of a domain to return.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const reportingWebhooks = {
	about: "Reporting webhooks: where Customer.io reports what happens to messages.",
	types: {
		ReportingWebhookEvent: { schema: "ReportingWebhookEvent", doc: "What a reporting webhook can report." },
		ReportingWebhook: { schema: "ReportingWebhook", doc: "A reporting webhook." },
		ReportingWebhookInput: {
			schema: "ReportingWebhook",
			in: true,
			optional: ["name"],
			doc: "A reporting webhook to create.",
		},
		ReportingWebhookUpdate: {
			schema: "ReportingWebhook",
			in: true,
			isPart: true,
			optional: ["name", "endpoint", "events"],
			doc: "The new values of a reporting webhook. Customer.io's reference requires `name`, `endpoint` and `events` here too.",
		},
		ReportingWebhookList: { response: ["listWebhooks"], doc: "All reporting webhooks." },
	},
};

/** @type {import("../generate.js").Domain} */
export const workspace = {
	about: "The workspace: its snippets, senders, collections and data index.",
	types: {
		SnippetInput: { schema: "SnippetInput", in: true, doc: "A snippet to create or to change." },
		Snippet: { schema: "Snippet", doc: "A text that messages can include by name." },
		SnippetResult: { response: ["createSnippet", "updateSnippets"], doc: "A snippet." },
		SnippetList: { response: ["listSnippets"], doc: "All snippets." },
		SortDirection: { parameter: ["listSenders", "sort"], doc: "Ascending or descending." },
		PaginationOptions: { query: "getObjectsFilter", doc: "Which page to return." },
		SenderIdentitiesOptions: { query: "listSenders", doc: "Which senders to return." },
		SenderIdentity: { schema: "SenderIdentity", doc: "A sender of messages." },
		SenderIdentityResult: { response: ["getSender"], doc: "A sender." },
		SenderIdentityPage: { response: ["listSenders"], doc: "A page of senders." },
		SenderIdentityUsedBy: { response: ["getSenderUsage"], doc: "What uses a sender." },
		DataIndexAttribute: {
			schema: "UpdateAttributeMetadataBody/attributes",
			in: true,
			types: { privacy_level: "number" },
			extra: {
				object_type_id: {
					type: "number",
					doc: "The object type that has the attribute. `customerio-node` sends it; the reference does not have it.",
				},
				is_relationship: {
					type: "boolean",
					doc: "Whether relationships have the attribute. `customerio-node` sends it; the reference does not have it.",
				},
				event_name: {
					type: "string",
					doc: "The event that has the attribute. `customerio-node` sends it; the reference does not have it.",
				},
			},
			doc: "The description of an attribute in the data index.",
		},
		DataIndexEvent: {
			schema: "UpdateEventMetadataBody/events",
			in: true,
			doc: "The description of an event in the data index.",
		},
		Workspace: { schema: "op:listWorkspaces/workspaces", doc: "A workspace of the account." },
		WorkspaceList: { response: ["listWorkspaces"], doc: "The workspaces of the account." },
		IpAddressList: {
			response: ["getCioAllowlist"],
			doc: "The IP addresses that Customer.io sends webhooks from.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const collections = {
	about: "Collections: tables that messages can look things up in.",
	types: {
		CollectionRow: { schema: "CollectionContent", in: true, text: "Data", doc: "A row of a collection." },
		CollectionInput: {
			schema: "CollectionCreate",
			in: true,
			exclusive: true,
			types: { data: "readonly CollectionRow[]" },
			doc: "A collection to create: from `data`, or from the file at `url`.",
		},
		CollectionUpdate: {
			schema: "CollectionUpdate",
			in: true,
			exclusive: true,
			types: { data: "readonly CollectionRow[]" },
			doc: "The new values of a collection.",
		},
		Collection: { schema: "Collection", doc: "A collection." },
		CollectionResult: {
			response: ["getCollection", "addCollection", "updateCollection", "updateCollectionContents"],
			doc: "A collection.",
		},
		CollectionList: { response: ["getCollections"], doc: "All collections." },
		CollectionContent: {
			response: ["getCollectionContents"],
			text: "{ readonly [name: string]: Json } | readonly { readonly [name: string]: Json }[]",
			doc: "The rows of a collection. Customer.io's reference has an object here, although rows are a list.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const assets = {
	about: "Assets: files and their folders.",
	types: {
		AssetListOptions: { query: "listAssets", names: folders, doc: "Which files or folders to return." },
		Asset: { schema: "Asset", doc: "A file." },
		AssetUpdate: {
			schema: "UpdateAssetBody",
			in: true,
			doc: "The new values of a file: at least one. Its content cannot be changed.",
		},
		AssetResult: { response: ["getAsset", "createAsset"], doc: "A file." },
		AssetPage: { response: ["listAssets"], doc: "A page of files." },
		AssetFolder: { schema: "AssetFolder", doc: "A folder of files." },
		AssetFolderInput: { schema: "CreateAssetFolderBody", in: true, doc: "A folder to create." },
		AssetFolderUpdate: {
			schema: "UpdateAssetFolderBody",
			in: true,
			doc: "The new values of a folder: at least one.",
		},
		AssetFolderResult: { response: ["getAssetFolder", "createAssetFolder"], doc: "A folder of files." },
		AssetFolderPage: { response: ["listAssetFolders"], doc: "A page of folders." },
		AssetListMeta: { schema: "AssetListMeta", doc: "The filters and the position of a page." },
	},
};
