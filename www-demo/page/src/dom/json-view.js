import { h } from "./elements.js";

/**
 * Indented JSON, with its tokens marked for syntax highlighting.
 *
 * @param {unknown} value
 * @returns {HTMLPreElement}
 */
export function jsonView(value) {
	const pre = h("pre", { class: "json", tabindex: 0 });
	const text = JSON.stringify(value, null, 2);
	const tokens = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d[\d.eE+-]*/g;
	let end = 0;
	for (const match of text.matchAll(tokens)) {
		const [token, quoted, colon] = match;
		pre.append(text.slice(end, match.index));
		pre.append(h("span", { class: colon ? "key" : quoted ? "text" : "atom" }, token));
		end = match.index + token.length;
	}
	pre.append(text.slice(end));
	return pre;
}

/**
 * A request or response body: highlighted if it is JSON, otherwise as text.
 *
 * @param {string} body
 * @returns {HTMLElement}
 */
export function bodyView(body) {
	if (body === "") return h("p", { class: "empty-body" }, "No body");
	try {
		return jsonView(JSON.parse(body));
	} catch {
		return h("pre", { class: "json", tabindex: 0 }, body);
	}
}
