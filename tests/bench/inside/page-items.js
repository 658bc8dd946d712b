/** What pages send to a relay. */

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A ULID of a time in milliseconds. @param {number} time */
function ulid(time) {
	let head = "";
	for (let rest = time; head.length < 10; rest = Math.floor(rest / 32)) head = DIGITS[rest % 32] + head;
	const random = crypto.getRandomValues(new Uint8Array(16));
	return head + Array.from(random, (byte) => DIGITS[byte % 32]).join("");
}

/** The only event. */
export const EVENT = "cta_clicked";

/** A body with a number of events of about 190 bytes, recorded just now. @param {number} count */
export function bodyOf(count) {
	const now = Date.now();
	const items = Array.from({ length: count }, (_, n) => ({
		type: "track",
		id: ulid(now),
		name: EVENT,
		data: { where: "hero", label: "Start the free trial", path: "/pricing", n },
		at: now / 1000,
	}));
	return JSON.stringify({ v: 1, sent_at: now / 1000, items });
}
