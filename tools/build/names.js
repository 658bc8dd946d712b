/**
 * Short names between a module of WebAssembly and its glue. The generated ones are long, they are downloaded twice, and they
 * compress badly because of the hashes in them. wasm-opt shortens them in the WebAssembly.
 */

/**
 * What wasm-opt prints about the names that it has shortened. All imports then come from one module, called `a`.
 *
 * @typedef {object} ShortNames
 * @property {[module: string, name: string, short: string][]} imports
 * @property {[name: string, short: string][]} exports
 */

/** The module whose functions are defined in the glue itself. The functions of other modules are imported. */
const GLUE = "./core_bg.js";

/**
 * The glue of a module whose names wasm-opt has shortened.
 *
 * @param {string} glue as wasm-bindgen generates it
 * @param {ShortNames} names
 * @returns {string}
 */
export function renameInGlue(glue, names) {
	const exports = new Map(names.exports);
	const own = new Map(
		names.imports.flatMap(([module, name, short]) => (module === GLUE ? [[name, short]] : [])),
	);
	const namespaces = new Map(
		Array.from(glue.matchAll(/"([^"]+)": (import\d+)/g), ([, path, id]) => [path, id]),
	);
	const others = names.imports.flatMap(([module, name, short]) =>
		module === GLUE ? [] : [`${short}: ${find(namespaces, module)}.${name},`],
	);
	return (
		glue
			.replaceAll(/(?<=\bwasm\.)\w+/g, (name) => find(exports, name))
			.replaceAll(/(?<=^ {8})\w+(?=: function\()/gm, (name) => find(own, name))
			.replace(/(?<=const import0 = \{)/, () => others.join(" "))
			.replace(/(?<=return \{)[^}]*import0[^}]*(?=\})/, () => "a: import0")
			// An enumeration also maps its numbers to names, for debuggers.
			.replaceAll(/,? *"\d+": "\w+"/g, "")
	);
}

/** @param {Map<string, string>} map @param {string} name */
function find(map, name) {
	const found = map.get(name);
	if (found === undefined) throw new Error(`wasm-bindgen's glue and its WebAssembly do not agree on ${name}`);
	return found;
}
