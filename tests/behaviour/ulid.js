/** ULIDs, the ids of events. The benchmark uses this module too, in every runtime. */

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new ULID. @param {number} ms its time, in milliseconds */
export function ulidAt(ms) {
	let [rest, head] = [ms, ""];
	for (let digit = 0; digit < 10; digit += 1) {
		head = DIGITS.charAt(rest % 32) + head;
		rest = Math.floor(rest / 32);
	}
	const random = crypto.getRandomValues(new Uint8Array(16));
	return head + Array.from(random, (byte) => DIGITS.charAt(byte % 32)).join("");
}
