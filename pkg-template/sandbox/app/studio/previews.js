/** @import { AppContext } from "../route.js" */
/** @import { WireResponse } from "../../http/responses.js" */
/** @import { PreviewJob } from "./store.js" */
import { json } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";
import { notFound } from "../http/refusal.js";
import { emailOf } from "./emails.js";

const CLIENTS = [
	{ id: "gmail_web", client: "Gmail", os: "", browser: "Chrome", category: "Web" },
	{ id: "apple_mail", client: "Apple Mail", os: "macOS", browser: "", category: "Application" },
	{ id: "iphone", client: "iPhone Mail", os: "iOS", browser: "", category: "Mobile" },
];

/** One transparent pixel, as a GIF. */
const PIXEL = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** `GET /v1/design_studio/inbox_previews/clients` */
export const listClients = () => json(200, { clients: CLIENTS });

/** `GET /v1/design_studio/inbox_previews/credits` */
export const getCredits = () =>
	json(200, {
		credits: [{ tier: "free", credits_original: 100, credits_remaining: 100, expires_at: null }],
	});

/**
 * `POST /v1/design_studio/emails/{id}/inbox_previews`. The same clients again are the same run.
 *
 * @param {AppContext} context
 */
export function submitPreview(context) {
	const { id } = emailOf(context);
	const { store, body, now } = context;
	const { previewJobs } = store.app.studio;
	const client_ids = /** @type {string[]} */ (body.client_ids);
	const before = previewJobs.find((job) => job.node_id === id && job.client_ids.join() === client_ids.join());
	if (before) return json(200, { run_id: before.run_id, replayed: true });
	const job = {
		run_id: previewJobs.length + 1,
		node_id: id,
		name: String(body.name ?? ""),
		client_ids,
		created_at: now,
	};
	previewJobs.push(job);
	return json(200, { run_id: job.run_id, replayed: false });
}

/** @param {PreviewJob} job */
function show({ run_id, name, client_ids, created_at }) {
	const count = client_ids.length;
	return {
		created_at,
		updated_at: created_at,
		name,
		run_id,
		is_processed: true,
		total_previews_bounced: 0,
		total_previews_cached: 0,
		total_previews_ready: count,
		total_previews_requested: count,
		total_previews_succeeded: count,
	};
}

/**
 * `GET /v1/design_studio/inbox_previews/jobs`, by the cursor `cursor`.
 *
 * @param {AppContext} context
 */
export function listJobs({ store, query }) {
	const node = query.get("node_id");
	const found = store.app.studio.previewJobs.filter(({ node_id }) => !node || node_id === node);
	const start = query.get("cursor") ?? "";
	const limit = query.get("limit") || "50";
	const page = cursorPage(found, ({ run_id }) => run_id, new URLSearchParams({ start, limit }), {
		limit: 50,
		max: 200,
		newestFirst: true,
	});
	const preview_jobs = page.items.map((job) => ({ ...show(job), node_count: 1, node_id: job.node_id }));
	const pagination = { limit: Number(limit), next_cursor: page.next };
	return json(200, { preview_jobs, meta: { pagination } });
}

/** @param {AppContext} context */
function jobOf(context) {
	const { id } = emailOf(context);
	const job = context.store.app.studio.previewJobs.find(
		({ run_id, node_id }) => String(run_id) === context.params.run_id && node_id === id,
	);
	if (job === undefined) throw notFound();
	return job;
}

/**
 * `GET /v1/design_studio/emails/{id}/inbox_previews/{run_id}`
 *
 * @param {AppContext} context
 */
export function getJob(context) {
	const job = jobOf(context);
	const base = `${context.origin}/v1/design_studio/emails/${job.node_id}/inbox_previews/${job.run_id}/captures`;
	const previews = job.client_ids.map((client_id) => {
		const known = CLIENTS.find(({ id }) => id === client_id);
		const { client = client_id, os = "", browser = "", category = "Application" } = known ?? {};
		const url = `${base}/${encodeURIComponent(client_id)}`;
		return {
			client_id,
			display_name: client,
			os,
			browser,
			category,
			status: "Complete",
			cached: false,
			thumbnail: `${url}?variant=thumbnail`,
			full_thumbnail: `${url}?variant=full_thumbnail`,
			screenshots: { default: url },
		};
	});
	return json(200, { ...show(job), client_ids: job.client_ids, previews });
}

/**
 * `GET /v1/design_studio/emails/{id}/inbox_previews/{run_id}/captures/{client_id}`
 *
 * @param {AppContext} context
 * @returns {WireResponse}
 */
export function getCapture(context) {
	if (!jobOf(context).client_ids.includes(context.params.client_id)) throw notFound();
	const body = Uint8Array.from(atob(PIXEL), (character) => character.charCodeAt(0));
	return { status: 200, headers: { "content-type": "image/gif" }, body };
}
