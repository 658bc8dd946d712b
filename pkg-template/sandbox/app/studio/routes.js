/** @import { AppRoute } from "../route.js" */
import { get, post, put, remove } from "../route.js";
import {
	createComponent,
	deleteComponent,
	getComponent,
	listComponents,
	updateComponent,
} from "./components.js";
import {
	createEmail,
	createTranslation,
	deleteEmail,
	deleteTranslation,
	getEmail,
	getTranslation,
	listEmails,
	listTranslations,
	updateEmail,
	updateTranslation,
} from "./emails.js";
import { createFolder, deleteFolder, getFolder, listFolders, updateFolder } from "./folders.js";
import { getCapture, getCredits, getJob, listClients, listJobs, submitPreview } from "./previews.js";
import { getPublishStatus, getUnpublishedChanges, linkEmail, publishEmail } from "./publishing.js";
import { previewEmail, renderEmail, reviewEmail } from "./rendering.js";
import * as shapes from "./shapes.js";
import { deleteVersion, getVersion, listVersions, restoreVersion, saveVersion } from "./versions.js";

const STUDIO = "/v1/design_studio";
const FOLDER = `${STUDIO}/folders/{id}`;
const COMPONENT = `${STUDIO}/components/{id}`;
const EMAIL = `${STUDIO}/emails/{id}`;
const LANGUAGE = `${EMAIL}/languages/{language}`;
const VERSION = `${EMAIL}/versions/{version_id}`;
const RUN = `${EMAIL}/inbox_previews/{run_id}`;
const slow = /** @type {const} */ ({ limit: "studio" });

/** @type {AppRoute[]} */
const ROUTES = [
	get(`${STUDIO}/folders`, listFolders),
	post(`${STUDIO}/folders`, createFolder, { check: shapes.FOLDER }),
	get(FOLDER, getFolder),
	put(FOLDER, updateFolder, { check: shapes.FOLDER_UPDATE }),
	remove(FOLDER, deleteFolder),
	get(`${STUDIO}/components`, listComponents),
	post(`${STUDIO}/components`, createComponent, { check: shapes.COMPONENT }),
	get(COMPONENT, getComponent),
	put(COMPONENT, updateComponent, { check: shapes.COMPONENT_UPDATE }),
	remove(COMPONENT, deleteComponent),
	get(`${STUDIO}/emails`, listEmails),
	post(`${STUDIO}/emails`, createEmail, { check: shapes.EMAIL }),
	get(EMAIL, getEmail),
	put(EMAIL, updateEmail, { check: shapes.EMAIL_UPDATE }),
	remove(EMAIL, deleteEmail),
	get(`${EMAIL}/languages`, listTranslations),
	post(`${EMAIL}/languages`, createTranslation, { check: shapes.TRANSLATION }),
	get(LANGUAGE, getTranslation),
	put(LANGUAGE, updateTranslation, { check: shapes.TRANSLATION_UPDATE }),
	remove(LANGUAGE, deleteTranslation),
	post(`${EMAIL}/link`, linkEmail, { ...slow, check: shapes.LINK }),
	post(`${EMAIL}/publish`, publishEmail, { ...slow, body: "none" }),
	get(`${EMAIL}/publish_status`, getPublishStatus),
	get(`${EMAIL}/unpublished_changes`, getUnpublishedChanges),
	get(`${EMAIL}/render`, renderEmail, slow),
	post(`${EMAIL}/preview`, previewEmail, { ...slow, body: "optional", check: shapes.PREVIEW }),
	get(`${EMAIL}/review`, reviewEmail, slow),
	get(`${EMAIL}/versions`, listVersions),
	post(`${EMAIL}/versions`, saveVersion, { check: shapes.VERSION }),
	get(VERSION, getVersion),
	remove(VERSION, deleteVersion),
	post(`${VERSION}/restore`, restoreVersion, { body: "none" }),
	post(`${EMAIL}/inbox_previews`, submitPreview, { ...slow, check: shapes.PREVIEWS }),
	get(RUN, getJob),
	get(`${RUN}/captures/{client_id}`, getCapture),
	get(`${STUDIO}/inbox_previews/clients`, listClients),
	get(`${STUDIO}/inbox_previews/credits`, getCredits),
	get(`${STUDIO}/inbox_previews/jobs`, listJobs),
];

export const STUDIO_ROUTES = ROUTES.map((route) => ({ ...route, errors: /** @type {const} */ ("plain") }));
