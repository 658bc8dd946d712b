/**
 * The code of the same call.
 *
 * @param {import("../client.js").Call} call
 * @returns {string}
 */
export function snippet(call) {
	return `await cio.${call.action}(${argumentsOf(call)
		.map((value) => literal(value, ""))
		.join(", ")});`;
}

/**
 * @param {import("../client.js").Call} call
 * @returns {unknown[]}
 */
function argumentsOf(call) {
	switch (call.action) {
		case "identify":
			return [call.input.customerId, call.input.attributes];
		case "track":
			return [call.input.customerId, call.input.event];
		case "trackPageView":
			return [call.input.customerId, call.input.url, { data: call.input.data }];
		case "rawRequest":
			return [call.input.request];
		case "destroy":
			return [call.input.customerId];
	}
}

/**
 * @param {unknown} value JSON-safe
 * @param {string} indent
 * @returns {string}
 */
function literal(value, indent) {
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
	const inner = `${indent}  `;
	const entries = Object.entries(value).map(
		([key, item]) => `${inner}${property(key)}: ${literal(item, inner)},\n`,
	);
	return entries.length === 0 ? "{}" : `{\n${entries.join("")}${indent}}`;
}

/** @param {string} key */
function property(key) {
	return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
