/** Files and their folders. */
import assert from "node:assert/strict";
import test from "node:test";
import { BEARER, startApp } from "./support.js";
import { uuid } from "./tour.js";

const STUDIO = "/v1/design_studio";

test("assets are uploaded as forms, into folders", async () => {
	const { app, sandbox } = startApp();
	/** @param {Blob} file @param {Record<string, string>} fields */
	const upload = async (file, fields) => {
		const body = new FormData();
		body.append("file", file, "logo é.png");
		for (const [name, value] of Object.entries(fields)) body.append(name, value);
		const init = { method: "POST", headers: BEARER, body };
		return sandbox.fetch("http://api.test/v1/assets/files", init);
	};
	const png = new Blob([new Uint8Array([0, 13, 10, 255])], { type: "image/png" });
	await app("POST", "/v1/assets/folders", { name: "Pictures" });
	const { asset } = await (await upload(png, { parent_folder_id: "1" })).json();
	assert.deepEqual([asset.name, asset.size, asset.parent_folder_id], ["logo é.png", 4, 1]);
	assert.equal((await upload(png, { parent_folder_id: "1" })).status, 409);
	assert.equal((await upload(png, { name: "Other" })).status, 200);
	assert.equal((await upload(png, { parent_folder_id: "9" })).status, 404);
	assert.equal((await upload(new Blob(["x"]), {})).status, 400);
	assert.equal((await app("POST", "/v1/assets/files", {})).status, 400);
	const all = (await app("GET", "/v1/assets?limit=1&page=2")).data;
	assert.deepEqual([all.assets[0].name, all.meta.pagination], ["Other", { limit: 1, page: 2, total: 2 }]);
	const inside = (await app("GET", "/v1/assets?parent_folder_id=1")).data;
	assert.deepEqual(
		inside.assets.map((/** @type {any} */ { id }) => id),
		[1],
	);
	const root = (await app("GET", "/v1/assets?direct_descendants_only=true")).data;
	assert.deepEqual(
		root.assets.map((/** @type {any} */ { id }) => id),
		[2],
	);
	assert.equal((await app("DELETE", "/v1/assets/folders/1")).status, 204);
	assert.equal((await app("GET", "/v1/assets/files/1")).status, 404);
});

test("deleting a folder of assets deletes all that is inside it, however it got there", async () => {
	const { app } = startApp();
	for (const name of ["inner", "middle", "outer", "other"]) await app("POST", "/v1/assets/folders", { name });
	await app("PUT", "/v1/assets/folders/1", { parent_folder_id: 2 });
	await app("PUT", "/v1/assets/folders/2", { parent_folder_id: 3 });
	assert.equal((await app("DELETE", "/v1/assets/folders/3")).status, 204);
	const { folders } = (await app("GET", "/v1/assets/folders")).data;
	assert.deepEqual(
		folders.map((/** @type {any} */ { name }) => name),
		["other"],
	);
});

test("a folder cannot be moved into itself or into a folder inside it", async () => {
	const { app } = startApp();
	for (const [path, idOf] of /** @type {[string, (number: number) => unknown][]} */ ([
		["/v1/assets/folders", Number],
		[`${STUDIO}/folders`, uuid],
	])) {
		for (const name of ["outer", "inner", "other"]) await app("POST", path, { name });
		const [outer, inner, other] = [1, 2, 3].map((number) => idOf(number));
		/** @param {unknown} id @param {unknown} parent_folder_id */
		const move = async (id, parent_folder_id) =>
			(await app("PUT", `${path}/${id}`, { parent_folder_id })).status;
		assert.equal(await move(inner, outer), 204, path);
		assert.equal(await move(outer, outer), 400, path);
		assert.equal(await move(outer, inner), 400, path);
		assert.equal((await app("GET", `${path}/${outer}`)).data.folder.parent_folder_id, null, path);
		assert.equal(await move(inner, other), 204, path);
		const { folders } = (await app("GET", `${path}?parent_folder_id=${other}`)).data;
		assert.deepEqual(
			folders.map((/** @type {any} */ { name }) => name),
			["inner"],
			path,
		);
	}
});

test("the name of an asset's folder is not blank", async () => {
	const { app } = startApp();
	assert.equal((await app("POST", "/v1/assets/folders", { name: "  " })).status, 400);
});
