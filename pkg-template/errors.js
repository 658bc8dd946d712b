/**
 * The error classes. The core reports what went wrong as plain data; `createError` gives it the class it is.
 *
 * @import { ErrorReport, Refusal } from "./index.js"
 */

const KINDS = Symbol.for("customerio-wasm.error");

/**
 * Names a class, and makes `instanceof` hold across realms and duplicate installs (the ESM and the CommonJS build in one
 * process, say): an error is known by the kinds it carries, not by the identity of its class.
 *
 * @param {Function & { prototype: Error & { [KINDS]?: string[] } }} errorClass
 * @param {string} name
 */
function register(errorClass, name) {
	const kinds = [...(errorClass.prototype[KINDS] ?? []), name];
	// A minifier renames the class, but not what it is called here.
	Object.defineProperty(errorClass, "name", { value: name, configurable: true });
	Object.defineProperty(errorClass.prototype, "name", { value: name, configurable: true, writable: true });
	Object.defineProperty(errorClass.prototype, KINDS, { value: kinds });
	Object.defineProperty(errorClass, Symbol.hasInstance, {
		/** @this {Function} @param {any} value */
		value(value) {
			if (this !== errorClass) return Function.prototype[Symbol.hasInstance].call(this, value);
			return Array.isArray(value?.[KINDS]) && value[KINDS].includes(name);
		},
	});
}

export class CustomerIOError extends Error {
	static {
		register(CustomerIOError, "CustomerIOError");
	}

	/**
	 * @param {ErrorReport} report
	 * @param {unknown} [cause]
	 */
	constructor(report, cause) {
		super(report.message, cause === undefined ? undefined : { cause });
		this.code = report.code;
		this.retryable = report.retryable;
		this.attempts = report.attempts;
	}
}

export class ValidationError extends CustomerIOError {
	static {
		register(ValidationError, "ValidationError");
	}

	/**
	 * @param {ErrorReport} report
	 * @param {unknown} [cause]
	 */
	constructor(report, cause) {
		super(report, cause);
		this.argument = report.argument ?? "";
	}
}

export class CustomerIORequestError extends CustomerIOError {
	static {
		register(CustomerIORequestError, "CustomerIORequestError");
	}

	/**
	 * @param {ErrorReport} report
	 * @param {unknown} cause
	 * @param {{ headers: Record<string, string>, body: string }} answer
	 */
	constructor(report, cause, answer) {
		super(report, cause);
		const statusCode = report.statusCode ?? 0;
		this.statusCode = statusCode;
		/** @type {Refusal[]} */
		this.errors = report.errors;
		this.response = { statusCode, headers: answer.headers, ok: statusCode >= 200 && statusCode < 300 };
		this.body = answer.body;
	}
}

export class NetworkError extends CustomerIOError {
	static {
		register(NetworkError, "NetworkError");
	}
}

export class TimeoutError extends CustomerIOError {
	static {
		register(TimeoutError, "TimeoutError");
	}
}

export class AbortError extends CustomerIOError {
	static {
		register(AbortError, "AbortError");
	}
}

export class LoadError extends CustomerIOError {
	static {
		register(LoadError, "LoadError");
	}
}

/**
 * Called by the core for each failure.
 *
 * @param {ErrorReport} report
 * @param {unknown} cause the host's own error, or the reason of an abort
 * @param {{ headers: Record<string, string>, body: string }} answer present with the code `request`
 * @returns {CustomerIOError}
 */
export function createError(report, cause, answer) {
	switch (report.code) {
		case "validation":
			return new ValidationError(report, cause);
		case "request":
			return new CustomerIORequestError(report, cause, answer);
		case "network":
			return new NetworkError(report, cause);
		case "timeout":
			return new TimeoutError(report, cause);
		case "aborted":
			return new AbortError(report, cause);
		case "load":
			return new LoadError(report, cause);
	}
}
