import { malformed } from "../http/refusal.js";

/**
 * Folders, by id. The root has no record and no id.
 *
 * @template {number | string} Id
 * @typedef {{ find(id: Id): { parent_folder_id: Id | null } | undefined }} Folders
 */

/**
 * Whether a folder is another one, or is inside it at any depth.
 *
 * @template {number | string} Id
 * @param {Folders<Id>} folders
 * @param {Id | null} id `null` for the root
 * @param {Id | null} ancestor `null` for the root, which everything is inside
 */
export function isInside(folders, id, ancestor) {
	for (let at = id; at !== ancestor; at = folders.find(at)?.parent_folder_id ?? null) {
		if (at === null) return false;
	}
	return true;
}

/**
 * Refuses to move a folder into itself: no path would lead to it any more.
 *
 * @template {number | string} Id
 * @param {Folders<Id>} folders
 * @param {Id} id
 * @param {Id | null} target
 * @throws {import("../http/refusal.js").Refusal} a 400
 */
export function checkMove(folders, id, target) {
	if (isInside(folders, target, id)) {
		throw malformed("parent_folder_id must not be the folder itself or a folder inside it");
	}
}
