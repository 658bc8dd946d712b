import { createSandbox } from "../../pkg-template/sandbox/index.js";

/** 2026-01-01T00:00:00Z, in unix seconds: what the clock of `start` shows. */
export const NOW = 1767225600;

export const CREDENTIALS = `Basic ${btoa("site:key")}`;

/** A sandbox, its clock (in seconds, to be set) and a way to call it as an authorized client would. */
export function start(options) {
	const clock = { seconds: NOW };
	const sandbox = createSandbox({ now: () => clock.seconds * 1000 + 999, ...options });

	/** `body`: a value is sent as JSON, a string or bytes as they are. `headers` replace the usual ones. */
	const call = async (method, path, body, headers) => {
		const init = {
			method,
			headers: headers ?? { authorization: CREDENTIALS, "content-type": "application/json" },
		};
		if (body !== undefined) init.body = isRaw(body) ? body : JSON.stringify(body);
		const response = await sandbox.fetch(new Request(`http://track.test${path}`, init));
		return { status: response.status, headers: response.headers, text: await response.text() };
	};
	return { sandbox, clock, call };
}

const isRaw = (body) => typeof body === "string" || body instanceof Uint8Array;

/** The errors of a 400 in the shape of Track v1. */
export const errorsOf = ({ text }) => JSON.parse(text).meta.errors;

/** The same with `put` and `people`, for the tests of identify and delete. */
export function startPeople() {
	const { sandbox, clock, call } = start();
	const put = (path, body) => call("PUT", `/api/v1/customers/${path}`, body);
	return { clock, call, put, people: () => sandbox.state().people };
}
