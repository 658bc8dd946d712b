const SVG = "http://www.w3.org/2000/svg";

/** Stroked paths on a 24 x 24 grid. */
const PATHS = {
	event: "M13 2 4 14h7l-1 8 9-12h-7z",
	page: "M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5M9 13h6M9 17h4",
	screen: "M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zM11 18h2",
	created: "M15 20v-1a5 5 0 0 0-5-5H8a5 5 0 0 0-5 5v1M9 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM19 8v6M16 11h6",
	people:
		"M16 20v-1a5 5 0 0 0-5-5H8a5 5 0 0 0-5 5v1M9.5 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM21 20v-1a5 5 0 0 0-3.5-4.8M16 2.3a4 4 0 0 1 0 7.5",
	log: "M4 7h11M11 3l4 4-4 4M20 17H9M13 13l-4 4 4 4",
	cloud: "M7 19a5 5 0 0 1-.6-10A6 6 0 0 1 18 10.5 4.3 4.3 0 0 1 17.5 19z",
	remove: "M6 6l12 12M18 6 6 18",
	add: "M12 5v14M5 12h14",
};

/** @typedef {keyof typeof PATHS} IconName */

/**
 * An inline icon in the colour of the surrounding text, hidden from assistive technology.
 *
 * @param {IconName} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
	const svg = document.createElementNS(SVG, "svg");
	svg.setAttribute("viewBox", "0 0 24 24");
	svg.setAttribute("class", "icon");
	svg.setAttribute("aria-hidden", "true");
	const path = document.createElementNS(SVG, "path");
	path.setAttribute("d", PATHS[name]);
	svg.append(path);
	return svg;
}
