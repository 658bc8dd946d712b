/** Makes the WebAssembly small, beyond what the compiler does. */
import binaryen from "binaryen";

/**
 * The functions that a panic goes through. What they do is put together a message that nobody can read: WebAssembly has no
 * standard error. Without them a panic is the trap that it ends in all the same. `throw_str` is the same of wasm-bindgen's: it
 * ends a use of the generated classes that the package does not make.
 */
const PANICKING =
	/^wasm_bindgen::throw_str(::|$)|^<?(core|alloc|std)\[\w+\]::(.*::)?(panicking|panic_\w+|\w+_failed|\w+_fail|capacity_overflow|handle_error|handle_alloc_error|copy_from_slice_impl::len_mismatch_fail)(::|$)|::assert_failed(_inner)?(::|$)|rust_panic$|__rust_start_panic$|__rust_end_short_backtrace/;

/** Text formatting, which only those messages need: the core puts its own texts together without it. */
const FORMATTING = /\bcore(\[\w+\])?::fmt::|<u\d+>::_fmt|<\w+ as .*\bfmt::/;

/** The executor of js-sys and its closures, which the linker keeps for their addresses: the core has no use for them. */
const EXECUTOR = /^js_sys::futures::|^wasm_bindgen::convert::closures::/;

/** What wasm-bindgen exports for a host that goes on after a panic. */
const UNUSED_EXPORTS = ["__abort_handler", "__instance_terminated"];

/** Functions of one caller are inlined up to this size: larger ones save a few bytes and compress worse. */
const INLINED_SIZE = 20;

/**
 * The module without panic messages, and optimised.
 *
 * @param {Uint8Array} wasm with names
 */
export function optimize(wasm) {
	const module = binaryen.readBinary(withoutPanicData(wasm));
	checkUnused(module.emitText());
	for (let index = 0; index < module.getNumFunctions(); index += 1) {
		const ref = module.getFunctionByIndex(index);
		const { name, module: importedFrom } = binaryen.getFunctionInfo(ref);
		if (importedFrom || !(PANICKING.test(name) || isUnused(name))) continue;
		// The package's types lack this class.
		/** @type {any} */ (binaryen).Function.setBody(ref, module.unreachable());
	}
	for (const name of UNUSED_EXPORTS) module.removeExport(name);
	binaryen.setOptimizeLevel(2);
	binaryen.setShrinkLevel(2);
	binaryen.setOneCallerInlineMaxSize(INLINED_SIZE);
	// Addresses below 1024 are the very end of the stack, to which nothing adds an offset.
	binaryen.setLowMemoryUnused(true);
	for (let round = 0; round < 2; round += 1) {
		module.optimize();
		// Expressions taken apart and branches laid out anew: the next round puts them together better.
		module.runPasses(["flatten", "rereloop"]);
	}
	// Twice: the second time finds what the first has uncovered.
	module.optimize();
	module.optimize();
	module.runPasses(["strip-debug", "strip-producers", "strip-target-features"]);
	return module.emitBinary();
}

/** What only the messages of panics say: where they came from, wasm-bindgen's words, and the standard library's. */
const PANIC_TEXTS = [
	/(?:\/rustc\/|\/[!-~]*?\/registry\/src\/|src\/wasm\/)[!-~]*?\.rs/g,
	/00010203(?:\d\d)+99/g,
	/called `(?:Option|Result)::unwrap_throw\(\)` on an? `(?:None|Err)` value|null pointer passed to rust|recursive use of an object detected which would lead to unsafe aliasing in rust|attempted to take ownership of Rust value while it was borrowed|closure invoked recursively or after being dropped/g,
	/slice index starts at |range (?:start|end) index |" out of range for slice of length |assertion `left | right` failed|copy_from_slice: source slice length \(|\) does not match destination slice length \(|removal index \(is |attempt to join into collection with len > usize::MAX|Tried to shrink to a larger capacity|internal error: entered unreachable code|cannot access a Thread Local Storage value during or after destruction|LazyCell instance has previously been poisoned|`async fn` resumed after completion|RefCell already (?:mutably )?borrowed|capacity overflow/g,
];

const POINTER_BYTES = 4;
/** Of a `core::panic::Location`: the address and the length of the file's name, the line, the column. */
const LOCATION_BYTES = 16;

/**
 * The module with zeros where such texts are, and the places that point to them: nothing will read them.
 *
 * @param {Uint8Array} wasm
 */
function withoutPanicData(wasm) {
	const cleaned = Buffer.from(wasm);
	const segments = dataSegments(cleaned);
	const found = segments.flatMap(({ address, bytes }) =>
		PANIC_TEXTS.flatMap((texts) =>
			[...bytes.toString("latin1").matchAll(texts)].map(({ index, 0: text }) => ({
				address: address + index,
				bytes: bytes.subarray(index, index + text.length),
			})),
		),
	);
	for (const { address, bytes } of found) {
		const pointer = Buffer.alloc(2 * POINTER_BYTES);
		pointer.writeUInt32LE(address);
		pointer.writeUInt32LE(bytes.length, POINTER_BYTES);
		for (const segment of segments) {
			for (let at = segment.bytes.indexOf(pointer); at >= 0; at = segment.bytes.indexOf(pointer, at + 1)) {
				segment.bytes.fill(0, at, at + LOCATION_BYTES);
			}
		}
		bytes.fill(0);
	}
	return cleaned;
}

/**
 * Where the static data of a module is: its addresses, and the bytes themselves.
 *
 * @param {Buffer} wasm
 */
function dataSegments(wasm) {
	// The package's types lack these methods.
	const module = /** @type {any} */ (binaryen.readBinary(wasm));
	return Array.from({ length: module.getNumDataSegments() }, (_, index) => {
		const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(index));
		const start = wasm.indexOf(new Uint8Array(data));
		return { address: offset, bytes: wasm.subarray(start, start + data.byteLength) };
	});
}

/** @param {string} name of a function that none but a panic may call */
const isUnused = (name) => FORMATTING.test(name) || EXECUTOR.test(name);

/**
 * What is used for more than a panic must not be cut: it would trap.
 *
 * @param {string} text the module
 */
function checkUnused(text) {
	for (const [, name, body] of text.matchAll(/^ \(func \$("[^"]*"|\S+)([\s\S]*?)^ \)/gm)) {
		if (PANICKING.test(unquote(name)) || isUnused(unquote(name))) continue;
		for (const [, called] of body.matchAll(/\(call \$("[^"]*"|[^\s)]+)/g)) {
			if (isUnused(unquote(called))) throw new Error(`${name} uses what is cut: ${called}`);
		}
	}
	for (const [, exported] of text.matchAll(/^ \(export "[^"]*" \(func \$("[^"]*"|[^\s)]+)/gm)) {
		if (isUnused(unquote(exported))) throw new Error(`the glue uses what is cut: ${exported}`);
	}
}

/** @param {string} name */
const unquote = (name) => name.replace(/^"|"$/g, "");

/** The module that the imports are said to be of. */
const GLUE = "./core_bg.js";

/**
 * The module and its glue with short names between them: the generated ones are long, twice in what is downloaded, and
 * compress badly for the hashes in them.
 *
 * @param {Uint8Array} wasm
 * @param {string} glue
 */
export function shortenNames(wasm, glue) {
	/** @type {Map<string, string>} */
	const names = new Map([[GLUE, "_"]]);
	const shortGlue = glue.replaceAll(/\b__wb(?:g|indgen)_\w+_[0-9a-f]{16}\b/g, (name) => {
		if (!names.has(name)) names.set(name, `_${names.size.toString(36)}`);
		return /** @type {string} */ (names.get(name));
	});
	// An enumeration has its numbers as keys, too, for debuggers.
	return {
		wasm: renameImports(wasm, names),
		glue: shortGlue.replace(GLUE, "_").replaceAll(/,? *"\d+": "\w+"/g, ""),
	};
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
		return [
			...encodeText(names.get(module) ?? module),
			...encodeText(names.get(name) ?? name),
			kind,
			...encode(varint()),
		];
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
