import { designStudio as names } from "./names.js";

/** @type {import("../generate.js").Domain} */
export const designStudio = {
	about: "Design Studio: emails, components and folders.",
	types: {
		DesignStudioSortBy: { parameter: ["listFolders", "sort_by"], doc: "What a list can be sorted by." },
		DesignStudioEmailFilter: {
			parameter: ["listEmails", "is_template"],
			doc: "`true` or `false` as text, or `any`.",
		},
		DesignStudioListOptions: { query: "listFolders", names, doc: "Which folders to return." },
		ListDesignStudioEmailsOptions: {
			query: "listEmails",
			names: {
				...names,
				is_template: "isTemplate",
				has_translations: "hasTranslations",
				is_linked: "isLinked",
			},
			doc: "Which emails to return.",
		},
		ListDesignStudioComponentsOptions: { query: "listComponents", names, doc: "Which components to return." },
		DesignStudioListMeta: { schema: "StudioListMeta", doc: "The filters and the position of a page." },
		DesignStudioFolder: { schema: "StudioFolder", doc: "A folder." },
		DesignStudioFolderInput: { schema: "CreateFolderBody", in: true, doc: "A folder to create." },
		DesignStudioFolderUpdate: {
			schema: "UpdateFolderBody",
			in: true,
			doc: "The new values of a folder: at least one.",
		},
		DesignStudioFolderResult: { response: ["getFolder", "createFolder"], doc: "A folder." },
		DesignStudioFolderPage: { response: ["listFolders"], doc: "A page of folders." },
		DesignStudioComponent: { schema: "StudioComponent", doc: "A component that emails can use by its tag." },
		DesignStudioComponentListItem: {
			schema: "StudioComponentListItem",
			doc: "A component, without its content.",
		},
		DesignStudioComponentInput: {
			schema: "CreateComponentBody",
			in: true,
			optional: ["content"],
			doc: "A component to create.",
		},
		DesignStudioComponentUpdate: {
			schema: "UpdateComponentBody",
			in: true,
			doc: "The new values of a component: at least one.",
		},
		DesignStudioComponentResult: { response: ["getComponent", "createComponent"], doc: "A component." },
		DesignStudioComponentPage: { response: ["listComponents"], doc: "A page of components." },
	},
};

/** @type {import("../generate.js").Domain} */
export const designStudioEmails = {
	about: "The emails of Design Studio, in their languages.",
	types: {
		DesignStudioEmail: { schema: "StudioEmail", doc: "An email." },
		DesignStudioEmailListItem: { schema: "StudioEmailListItem", doc: "An email, without its content." },
		DesignStudioEmailContent: { schema: "StudioEmailContent", doc: "The content of an email." },
		DesignStudioEmailEnvelope: {
			schema: "StudioEnvelopeInput",
			in: true,
			types: { headers: "readonly Data[]" },
			extra: {
				cc: {
					type: "string",
					doc: "CC recipients. `customerio-node` sends it; the reference does not have it.",
				},
			},
			doc: "The sender and the recipients of an email.",
		},
		DesignStudioEnvelope: { schema: "StudioEnvelope", doc: "The sender and the recipients of an email." },
		DesignStudioEmailInput: { schema: "CreateEmailBody", in: true, doc: "An email to create." },
		DesignStudioEmailUpdate: {
			schema: "UpdateEmailBody",
			in: true,
			doc: "The new values of an email: at least one.",
		},
		DesignStudioEmailResult: { response: ["getEmail", "createEmail"], doc: "An email." },
		DesignStudioEmailPage: { response: ["listEmails"], doc: "A page of emails." },
		DesignStudioEmailTranslation: { schema: "StudioEmailTranslation", doc: "An email in another language." },
		DesignStudioEmailTranslationInput: {
			schema: "CreateEmailTranslationBody",
			in: true,
			doc: "A translation to create. What is left out is taken from the default language.",
		},
		DesignStudioEmailTranslationUpdate: {
			schema: "UpdateEmailTranslationBody",
			in: true,
			doc: "The new values of a translation: at least one.",
		},
		DesignStudioEmailTranslationResult: {
			response: ["getEmailTranslation", "createEmailTranslation"],
			doc: "A translation.",
		},
		DesignStudioEmailTranslationList: {
			response: ["listEmailTranslations"],
			doc: "The translations of an email.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const designStudioTransformers = {
	about: "What Design Studio does to the HTML of an email.",
	types: {
		DesignStudioTransformers: {
			schema: "StudioTransformers",
			doc: "What Design Studio does to the HTML of an email, step by step. Each step is off unless it is enabled.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const designStudioRenders = {
	about: "What Design Studio makes of an email: previews, reviews, publications.",
	types: {
		DesignStudioLinkTarget: {
			schema: "StudioLinkTarget",
			doc: "The message that has a Design Studio email as its content.",
		},
		DesignStudioEmailLink: { schema: "LinkEmailBody", in: true, doc: "What to link an email to." },
		DesignStudioEmailLinkResult: { response: ["linkEmail"], doc: "What an email is linked to." },
		DesignStudioPreviewData: {
			schema: "PreviewEmailBody",
			in: true,
			doc: "Sample data for the Liquid of an email.",
		},
		DesignStudioEmailPreview: {
			response: ["previewEmail"],
			optional: ["errors", "amp", "text", "plaintext_body"],
			doc: "An email with sample data in it.",
		},
		DesignStudioPublishMapping: {
			schema: "StudioPublishMapping",
			doc: "Which template an email was published to.",
		},
		DesignStudioPublishResult: {
			response: ["publishEmail"],
			optional: ["publish_id", "mappings"],
			doc: "A publication that is done or still running.",
		},
		DesignStudioPublishStatus: {
			response: ["getPublishStatus"],
			optional: ["mappings"],
			doc: "Whether a publication is done.",
		},
		DesignStudioEmailRender: {
			response: ["renderEmail"],
			optional: ["amp", "text"],
			doc: "The HTML of an email, with its Liquid not yet rendered.",
		},
		DesignStudioReviewFinding: { schema: "op:reviewEmail/findings", doc: "Something that a review found." },
		DesignStudioEmailReview: {
			response: ["reviewEmail"],
			optional: ["score", "checks"],
			doc: "What Customer.io finds good and bad in an email.",
		},
		DesignStudioUnpublishedChanges: {
			response: ["checkUnpublishedChanges"],
			doc: "Whether an email has changes that are not published.",
		},
		DesignStudioVersion: { schema: "StudioVersion", doc: "A version of an email." },
		DesignStudioVersionInput: { schema: "SaveVersionBody", in: true, doc: "A version to save." },
		DesignStudioVersionNode: { schema: "StudioVersionNode", doc: "An email as saved in a version." },
		DesignStudioVersionDependency: {
			schema: "op:getVersion/dependencies",
			doc: "A component as saved in a version.",
		},
		DesignStudioVersionResult: { response: ["getVersion"], doc: "A version of an email, with its content." },
		DesignStudioVersionList: { response: ["listVersions"], doc: "The versions of an email." },
		DesignStudioVersionsOptions: {
			query: "listVersions",
			names: { start_date: "startDate", end_date: "endDate" },
			doc: "Which versions to return.",
		},
		DesignStudioSavedVersion: {
			response: ["saveVersion"],
			optional: ["version"],
			doc: "The version that was saved. If nothing had changed, `created` is `false`.",
		},
		DesignStudioRestoredVersion: { response: ["restoreVersion"], doc: "What was restored." },
	},
};

/** @type {import("../generate.js").Domain} */
export const inboxPreviews = {
	about: "Inbox previews: images of an email in many email clients.",
	types: {
		DesignStudioInboxPreviewInput: {
			schema: "SubmitInboxPreviewBody",
			in: true,
			doc: "Which email clients to render the email in. Each image costs a credit.",
		},
		DesignStudioInboxPreviewRun: {
			response: ["submitInboxPreview"],
			doc: "The run that takes the images. `replayed` says that Customer.io recognised a repeated request.",
		},
		DesignStudioInboxPreview: {
			response: ["getInboxPreviewJob"],
			optional: ["name", "previews", "client_ids"],
			doc: "A run and its images.",
		},
		DesignStudioInboxPreviewImage: {
			schema: "op:getInboxPreviewJob/previews",
			doc: "The images of one email client.",
		},
		DesignStudioInboxPreviewListItem: {
			schema: "op:listInboxPreviewJobs/preview_jobs",
			doc: "A run, without its images.",
		},
		DesignStudioInboxPreviewPage: { response: ["listInboxPreviewJobs"], doc: "A page of runs." },
		DesignStudioInboxPreviewsOptions: {
			query: "listInboxPreviewJobs",
			names: { node_id: "nodeId" },
			doc: "Which runs to return.",
		},
		DesignStudioInboxPreviewClient: { schema: "op:listInboxPreviewClients/clients", doc: "An email client." },
		DesignStudioInboxPreviewClientList: { response: ["listInboxPreviewClients"], doc: "The email clients." },
		DesignStudioInboxPreviewCredits: {
			response: ["getInboxPreviewCredits"],
			doc: "How many images can still be taken.",
		},
		DesignStudioInboxPreviewCaptureOptions: {
			query: "getInboxPreviewCapture",
			doc: "Which image to return.",
		},
	},
};
