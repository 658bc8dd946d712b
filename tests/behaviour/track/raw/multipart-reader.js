/**
 * Reads a `multipart/form-data` body strictly by the grammar of RFC 2046 and RFC 7578. The runtimes' own parsers differ in
 * what they tolerate and in how much they keep of a part's type.
 */

/** @typedef {{ name: string, filename?: string, type?: string, bytes: number[] }} Part the names are still encoded */

/**
 * @param {string} contentType
 * @param {Uint8Array} body
 * @returns {Part[]}
 * @throws {Error} when it violates the grammar
 */
export function readMultipart(contentType, body) {
	const [, boundary] = /^multipart\/form-data; boundary=([\w'()+,./:=?-]{1,70})$/.exec(contentType) ?? [];
	if (boundary === undefined) throw new Error(`not a multipart body: ${contentType}`);
	// One character per byte.
	const text = Array.from(body, (byte) => String.fromCharCode(byte)).join("");
	const [preamble, ...sections] = text.split(`--${boundary}`);
	const end = sections.pop();
	if (preamble !== "" || end === undefined || !/^--(\r\n)?$/.test(end)) throw new Error(`torn: ${text}`);
	return sections.map(readPart);
}

/** @param {string} section between two boundaries */
function readPart(section) {
	const [, head, value] = /^\r\n(.*?)\r\n\r\n(.*)\r\n$/s.exec(section) ?? [];
	if (head === undefined || value === undefined) throw new Error(`not a part: ${section}`);
	/** @type {Part} */
	const part = { name: "", bytes: Array.from(value, (char) => char.charCodeAt(0)) };
	for (const line of head.split("\r\n")) {
		const [, field = "", content = ""] = /^([\w-]+): *(.*)$/.exec(utf8(line)) ?? [];
		if (field.toLowerCase() === "content-type") part.type = content;
		else Object.assign(part, readDisposition(field, content));
	}
	return part;
}

/** @param {string} field @param {string} content */
function readDisposition(field, content) {
	const [all, name, , filename] = /^form-data; name="([^"]*)"(; filename="([^"]*)")?$/.exec(content) ?? [];
	if (field.toLowerCase() !== "content-disposition" || all === undefined) {
		throw new Error(`an unknown header: ${field}: ${content}`);
	}
	return { name, ...(filename !== undefined && { filename }) };
}

/** @param {string} binary one character per byte */
function utf8(binary) {
	const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
	return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}
