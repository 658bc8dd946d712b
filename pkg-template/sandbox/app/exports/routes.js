import { FILTER } from "../people/filter.js";
import { get, post } from "../route.js";
import { boolean, either, integer, list, shape, text } from "../shapes/checks.js";
import {
	downloadExport,
	exportCustomers,
	exportDeliveries,
	getExport,
	getFile,
	listExports,
} from "./exports.js";
import { createImport, getImport, IMPORT } from "./imports.js";

const METRICS = [
	...["created", "attempted", "sent", "delivered", "opened", "clicked", "converted", "bounced", "spammed"],
	...["unsubscribed", "dropped", "failed", "undeliverable"],
];

const COMMON = {
	start: integer({ min: 0 }),
	end: integer({ min: 0 }),
	attributes: list(text()),
	metric: text({ choices: METRICS }),
	drafts: boolean,
	template_id: integer(),
};

const DELIVERIES = either(
	shape({ newsletter_id: integer() }, COMMON),
	shape({ campaign_id: integer() }, COMMON),
	shape({ transactional_message_id: integer() }, COMMON),
	shape({ action_id: integer() }, COMMON),
);

const EXPORT = "/v1/exports/{export_id}";

export const EXPORT_ROUTES = [
	get("/v1/exports", listExports),
	post("/v1/exports/customers", exportCustomers, {
		check: shape({ filters: FILTER }, { attributes: list(text()) }),
	}),
	post("/v1/exports/deliveries", exportDeliveries, { check: DELIVERIES }),
	get(EXPORT, getExport),
	get(`${EXPORT}/download`, downloadExport),
	get("/exports/{file}", getFile, { auth: "none" }),
	post("/v1/imports", createImport, { check: IMPORT }),
	get("/v1/imports/{import_id}", getImport),
];
