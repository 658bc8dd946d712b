/** Makes the WebAssembly small, beyond what the compiler does. */
import binaryen from "binaryen";

/**
 * The functions that a panic goes through. What they do is put together a message that nobody can read: WebAssembly has no
 * standard error. Without them a panic is the trap that it ends in all the same.
 */
const PANICKING =
	/^<?(core|alloc|std)\[\w+\]::(.*::)?(panicking|panic_\w+|\w+_failed|\w+_fail|capacity_overflow|handle_error|handle_alloc_error|copy_from_slice_impl::len_mismatch_fail)(::|$)|::assert_failed(_inner)?(::|$)|rust_panic$|__rust_start_panic$|__rust_end_short_backtrace/;

/** Text formatting, which only those messages need: the core puts its own texts together without it. */
const FORMATTING = /\bcore(\[\w+\])?::fmt::|<u\d+>::_fmt|<\w+ as .*\bfmt::/;

/** Functions of one caller are inlined up to this size: larger ones save a few bytes and compress worse. */
const INLINED_SIZE = 30;

/**
 * The module without panic messages, and optimised.
 *
 * @param {Uint8Array} wasm with names
 */
export function optimize(wasm) {
	const module = binaryen.readBinary(wasm);
	checkFormattingUnused(module.emitText());
	for (let index = 0; index < module.getNumFunctions(); index += 1) {
		const ref = module.getFunctionByIndex(index);
		const { name, module: importedFrom } = binaryen.getFunctionInfo(ref);
		if (importedFrom || !(PANICKING.test(name) || FORMATTING.test(name))) continue;
		// The package's types lack this class.
		/** @type {any} */ (binaryen).Function.setBody(ref, module.unreachable());
	}
	binaryen.setOptimizeLevel(2);
	binaryen.setShrinkLevel(2);
	binaryen.setOneCallerInlineMaxSize(INLINED_SIZE);
	module.optimize();
	module.runPasses(["strip-debug", "strip-producers"]);
	return module.emitBinary();
}

/**
 * Formatting that is used for more than a panic must not be cut: it would trap.
 *
 * @param {string} text the module
 */
function checkFormattingUnused(text) {
	for (const [, name, body] of text.matchAll(/^ \(func \$("[^"]*"|\S+)([\s\S]*?)^ \)/gm)) {
		if (PANICKING.test(unquote(name)) || FORMATTING.test(unquote(name))) continue;
		for (const [, called] of body.matchAll(/\(call \$("[^"]*"|[^\s)]+)/g)) {
			if (FORMATTING.test(unquote(called))) throw new Error(`${name} uses formatting: ${called}`);
		}
	}
}

/** @param {string} name */
const unquote = (name) => name.replace(/^"|"$/g, "");

/**
 * The module and its glue with short names between them: the generated ones are long, twice in what is downloaded, and
 * compress badly for the hashes in them.
 *
 * @param {Uint8Array} wasm
 * @param {string} glue
 */
export function shortenNames(wasm, glue) {
	/** @type {Map<string, string>} */
	const names = new Map();
	const shortGlue = glue.replaceAll(/\b__wb(?:g|indgen)_\w+_[0-9a-f]{16}\b/g, (name) => {
		if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
		return /** @type {string} */ (names.get(name));
	});
	return { wasm: renameImports(wasm, names), glue: shortGlue };
}

const IMPORT_SECTION = 2;

/**
 * @param {Uint8Array} wasm
 * @param {Map<string, string>} names
 */
function renameImports(wasm, names) {
	let at = 8;
	const varint = () => {
		let value = 0;
		for (let shift = 0; ; shift += 7) {
			const byte = wasm[at];
			at += 1;
			value |= (byte & 127) << shift;
			if (byte < 128) return value;
		}
	};
	while (at < wasm.length) {
		const start = at;
		const id = wasm[at];
		at += 1;
		const size = varint();
		if (id !== IMPORT_SECTION) {
			at += size;
			continue;
		}
		const end = at + size;
		/** @type {number[]} */
		const section = [...encode(varint())];
		while (at < end) section.push(...readImport());
		return Buffer.concat([
			wasm.subarray(0, start),
			Buffer.from([id, ...encode(section.length), ...section]),
			wasm.subarray(end),
		]);
	}
	throw new Error("the module imports nothing");

	function readImport() {
		const module = text();
		const name = text();
		const kind = wasm[at];
		if (kind !== 0) throw new Error(`the import ${name} is no function`);
		at += 1;
		return [...encodeText(module), ...encodeText(names.get(name) ?? name), kind, ...encode(varint())];
	}

	function text() {
		const length = varint();
		at += length;
		return Buffer.from(wasm.subarray(at - length, at)).toString();
	}
}

/** An unsigned LEB128. @param {number} value @returns {number[]} */
const encode = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...encode(value >>> 7)]);

/** @param {string} text */
const encodeText = (text) => [...encode(Buffer.byteLength(text)), ...Buffer.from(text)];
