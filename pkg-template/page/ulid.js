/** ULIDs (https://github.com/ulid/spec), by which Customer.io recognises a repeated event. */

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ids stay in order if the clock is set back by no more than this, in milliseconds. */
const MAX_STEP_BACK_MS = 60_000;

/**
 * Makes a source of ULIDs that sort in the order of the calls: each is at least a millisecond after the one before it. They still do when
 * the clock is set back a little; after a larger step back, the right time matters more.
 *
 * @returns {() => string}
 */
export function makeUlids() {
	let time = 0;
	return () => {
		const now = Date.now();
		time = now > time || time - now > MAX_STEP_BACK_MS ? now : time + 1;
		let text = "";
		for (let rest = time; text.length < 10; rest = Math.floor(rest / 32)) text = DIGITS[rest % 32] + text;
		for (const byte of crypto.getRandomValues(new Uint8Array(16))) text += DIGITS[byte % 32];
		return text;
	};
}
