/**
 * The error classes. The core describes what went wrong as plain data; `createError` makes an error of it.
 *
 * @import { ErrorReport, Refusal } from "../track/index.js"
 */
import { isKind, register } from "./error-kind.js";

/**
 * The reason of an abort may be any value, even one that cannot be converted to text.
 *
 * @param {unknown} value
 */
function textOf(value) {
	try {
		return String(value);
	} catch {
		return typeof value;
	}
}

export class CustomerIOError extends Error {
	/**
	 * @param {ErrorReport} report
	 * @param {unknown} [cause]
	 */
	constructor(report, cause) {
		super(report.message, cause === undefined ? undefined : { cause });
		this.code = report.code;
		this.retryable = report.retryable;
		this.mayHaveTakenEffect = report.mayHaveTakenEffect;
		this.attempts = report.attempts;
	}

	toJSON() {
		const { name, message, cause } = this;
		return { ...this, name, message, ...(cause === undefined ? {} : { cause: textOf(cause) }) };
	}
}
register(CustomerIOError, "CustomerIOError");

export class ValidationError extends CustomerIOError {
	/**
	 * @param {ErrorReport} report
	 * @param {unknown} [cause]
	 */
	constructor(report, cause) {
		super(report, cause);
		this.argument = report.argument ?? "";
	}
}
register(ValidationError, "ValidationError");

export class CustomerIORequestError extends CustomerIOError {
	/**
	 * @param {ErrorReport} report
	 * @param {unknown} cause
	 * @param {{ headers: Record<string, string>, body: string }} [response]
	 */
	constructor(report, cause, response = { headers: {}, body: "" }) {
		super(report, cause);
		const statusCode = report.statusCode ?? 0;
		this.statusCode = statusCode;
		/** @type {Refusal[]} */
		this.errors = report.errors;
		this.response = { statusCode, headers: response.headers, ok: statusCode >= 200 && statusCode < 300 };
		this.body = response.body;
		this.retryAfterMs = report.retryAfterMs;
	}
}
register(CustomerIORequestError, "CustomerIORequestError");

export class NetworkError extends CustomerIOError {}
register(NetworkError, "NetworkError");

export class TimeoutError extends CustomerIOError {}
register(TimeoutError, "TimeoutError");

export class AbortError extends CustomerIOError {}
register(AbortError, "AbortError");

export class RegionError extends CustomerIOError {}
register(RegionError, "RegionError");

export class LoadError extends CustomerIOError {}
register(LoadError, "LoadError");

export class StateError extends CustomerIOError {}
register(StateError, "StateError");

/** @param {string} name @returns {(value: unknown) => boolean} */
const guard = (name) => (value) => isKind(value, name);

export const isCustomerIOError = guard("CustomerIOError");
export const isValidationError = guard("ValidationError");
export const isCustomerIORequestError = guard("CustomerIORequestError");
export const isNetworkError = guard("NetworkError");
export const isTimeoutError = guard("TimeoutError");
export const isAbortError = guard("AbortError");
export const isRegionError = guard("RegionError");
export const isLoadError = guard("LoadError");
export const isStateError = guard("StateError");

/**
 * The error that the core describes, of the class for its code.
 *
 * @param {ErrorReport} report
 * @param {unknown} cause the host's own error, or the reason of an abort
 * @param {{ headers: Record<string, string>, body: string }} [response] of a refusal
 * @returns {CustomerIOError}
 */
export function createError(report, cause, response) {
	switch (report.code) {
		case "validation":
			return new ValidationError(report, cause);
		case "request":
			return new CustomerIORequestError(report, cause, response);
		case "network":
			return new NetworkError(report, cause);
		case "timeout":
			return new TimeoutError(report, cause);
		case "aborted":
			return new AbortError(report, cause);
		case "region":
			return new RegionError(report, cause);
		case "load":
			return new LoadError(report, cause);
		case "state":
			return new StateError(report, cause);
	}
}
