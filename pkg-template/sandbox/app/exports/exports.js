/** @import { AppContext } from "../route.js" */
/** @import { SandboxExport } from "../../types/app.d.ts" */
/** @import { WireResponse } from "../../http/responses.js" */
import { encode } from "../../http/bytes.js";
import { json } from "../../http/responses.js";
import { readNumber } from "../http/paging.js";
import { notFound, Refusal, refuse } from "../http/refusal.js";
import { customerRows, deliveryRows } from "./rows.js";

/** How long the URL of a file is valid. */
const URL_SECONDS = 15 * 60;

/** @param {SandboxExport} one */
function show({ id, type, status, downloads, created, rows }) {
	return {
		id,
		deduplicate_id: `${id}:${created}`,
		type,
		description: "",
		status,
		failed: false,
		// The API counts the rows only when the export is done.
		total: status === "done" ? rows.length - 1 : 0,
		downloads,
		user_id: 1,
		user_email: "sandbox@example.com",
		created_at: created,
		updated_at: created,
	};
}

/**
 * @param {AppContext} context
 * @param {SandboxExport["type"]} type
 * @param {string[][]} rows
 */
function create({ store, now }, type, rows) {
	const created = store.app.exports.add({ type, status: "pending", downloads: 0, created: now, rows });
	return json(200, { export: show(created) });
}

/**
 * `POST /v1/exports/customers`
 *
 * @param {AppContext} context
 */
export const exportCustomers = (context) => create(context, "customers", customerRows(context));

/**
 * `POST /v1/exports/deliveries`
 *
 * @param {AppContext} context
 */
export const exportDeliveries = (context) => create(context, "deliveries", deliveryRows(context));

/**
 * `GET /v1/exports`. Like the real API, it returns `null` for an empty list.
 *
 * @param {AppContext} context
 */
export function listExports({ store }) {
	const exports = store.app.exports.list().map(show);
	return json(200, { exports: exports.length === 0 ? null : exports });
}

/**
 * `GET /v1/exports/{export_id}`. The first call reports the export as pending, so that a client that waits for it has to poll.
 *
 * @param {AppContext} context
 */
export function getExport({ store, params }) {
	const found = store.app.exports.get(params.export_id);
	const shown = show(found);
	found.status = "done";
	return json(200, { export: shown });
}

/**
 * `GET /v1/exports/{export_id}/download`
 *
 * @param {AppContext} context
 */
export function downloadExport({ store, params, origin, now }) {
	const found = store.app.exports.get(params.export_id);
	found.status = "done";
	return json(200, { url: `${origin}/exports/${found.id}.csv?expires=${now + URL_SECONDS}` });
}

/**
 * `GET /exports/{file}`: the file. The request needs no key. Customer.io serves such files from another host.
 *
 * @param {AppContext} context
 * @returns {WireResponse}
 */
export function getFile({ store, params, query, now }) {
	const found = store.app.exports.find(params.file.replace(/\.csv$/, ""));
	if (found === undefined) throw notFound();
	if (readNumber(query, "expires", { fallback: 0, min: 0 }) < now) {
		return refuse(new Refusal(403, { detail: "the URL has expired: ask for another one" }), "pointers");
	}
	found.downloads += 1;
	const body = encode(found.rows.map((row) => `${row.map(quote).join(",")}\n`).join(""));
	return { status: 200, headers: { "content-type": "text/csv; charset=utf-8" }, body };
}

/** @param {string} field */
const quote = (field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
