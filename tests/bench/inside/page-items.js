/** What pages send to a relay. */
import { ulidAt } from "../../behaviour/ulid.js";

/** The only event. */
export const EVENT = "cta_clicked";

/** A body with a number of events of about 190 bytes, recorded just now. @param {number} count */
export function bodyOf(count) {
	const now = Date.now();
	const items = Array.from({ length: count }, (_, n) => ({
		type: "track",
		id: ulidAt(now),
		name: EVENT,
		data: { where: "hero", label: "Start the free trial", path: "/pricing", n },
		at: now / 1000,
	}));
	return JSON.stringify({ v: 1, sent_at: now / 1000, items });
}
