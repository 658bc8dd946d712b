/** Opens a source of values, whatever its kind, and closes it. */
import { Fault, reading } from "./fault.js";

/** @typedef {Pick<Iterator<unknown> | AsyncIterator<unknown>, "next" | "return">} Values */

/**
 * @param {string} argument the source's name
 * @param {any} source
 * @returns {[iterator: Values, isAsync: boolean]}
 * @throws {Fault} if it is not a source, or cannot be opened
 */
export const open = (argument, source) =>
	reading(argument, () => {
		// Not every runtime can iterate over a stream.
		if (typeof source?.getReader === "function") {
			const reader = source.getReader();
			return [{ next: () => reader.read(), return: () => reader.cancel() }, true];
		}
		const isAsync = typeof source?.[Symbol.asyncIterator] === "function";
		const iterate = source?.[isAsync ? Symbol.asyncIterator : Symbol.iterator];
		if (typeof source !== "object" || typeof iterate !== "function") {
			throw new Fault(
				argument,
				"must be an array or another iterable, an async iterable or a ReadableStream",
			);
		}
		return [iterate.call(source), isAsync];
	});

/** Ends an iteration early, as `for await` does. What it throws is dropped: it would hide why the iteration ended. @param {Values} iterator */
export async function close(iterator) {
	try {
		await iterator.return?.();
	} catch {
		// The caller has a reason of its own for closing.
	}
}
