import { h } from "./elements.js";

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** Largest first; seconds each. @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
	["day", 86_400],
	["hour", 3_600],
	["minute", 60],
];

const REFRESH_MS = 5_000;

/** @param {number} seconds unix time */
function relative(seconds) {
	const distance = seconds - Date.now() / 1000;
	const unit = UNITS.find(([, length]) => Math.abs(distance) >= length);
	if (!unit) return Math.abs(distance) < 10 ? "just now" : RELATIVE.format(Math.round(distance), "second");
	return RELATIVE.format(Math.trunc(distance / unit[1]), unit[0]);
}

/**
 * A time relative to now, with the exact time as its tooltip.
 *
 * @param {number} seconds unix time
 * @returns {HTMLTimeElement}
 */
export function relativeTime(seconds) {
	const moment = new Date(seconds * 1000);
	// The range of Date ends 275,000 years from now.
	if (Number.isNaN(moment.getTime())) return h("time", {}, `${seconds} s since 1970`);
	return h(
		"time",
		{ datetime: moment.toISOString(), title: moment.toLocaleString(), "data-seconds": seconds },
		relative(seconds),
	);
}

/** Keeps all relative times on the page up to date. */
export function refreshTimes() {
	setInterval(() => {
		for (const element of document.querySelectorAll("time[data-seconds]")) {
			element.textContent = relative(Number(element.getAttribute("data-seconds")));
		}
	}, REFRESH_MS);
}
