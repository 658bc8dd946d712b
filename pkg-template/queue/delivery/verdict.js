/**
 * What becomes of a message, by the outcomes of its operations.
 *
 * @import * as api from "../index.js"
 * @import { Delivered } from "./payload.js"
 * @import { Outcome } from "./send.js"
 */
import { report } from "../../host/report.js";
import { wordsOf } from "../../host/words.js";
import { ValidationError } from "../../public/errors.js";
import { delayOf, isTransient } from "./delays.js";
import { ACTION, isRepeatable } from "./payload.js";

/**
 * The verdict, and the operations for the dead letter if the message is dead.
 *
 * @typedef {{ verdict: api.Verdict, dead: api.DeadOperation[] }} Judged
 */

/**
 * @param {Delivered} delivered
 * @param {Outcome[]} outcomes of its operations
 * @param {{ error: any } | undefined} failure what stopped the run
 * @param {number} maxAttempts
 * @returns {Judged}
 */
export function judge({ operations, attempts }, outcomes, failure, maxAttempts) {
	const isOpen = outcomes.some(isUndone);
	if (isOpen && mayRetry(operations, outcomes) && !(isTransient(failure?.error) && attempts >= maxAttempts)) {
		const error = failure?.error;
		return {
			verdict: { status: "retry", delaySeconds: delayOf(error, attempts, isTransient(error)), error },
			dead: [],
		};
	}
	const dead = operations.flatMap((operation, index) =>
		deadOperation(operation, outcomes[index], failure?.error),
	);
	if (dead.length === 0) return { verdict: { status: "done" }, dead };
	const error = isOpen ? failure?.error : refusal(outcomes, dead);
	return { verdict: { status: "dead", error }, dead };
}

/** @param {Outcome | undefined} outcome */
const isUndone = (outcome) => outcome?.state === "unsent" || outcome?.state === "uncertain";

/**
 * Whether a message may be delivered again, which performs all of its operations again: those that must not be repeated have certainly not
 * taken effect.
 *
 * @param {unknown[]} operations
 * @param {Outcome[]} outcomes
 */
const mayRetry = (operations, outcomes) =>
	operations.every((operation, index) => {
		const state = outcomes[index]?.state;
		return state === "unsent" || state === "refused" || isRepeatable(operation);
	});

/**
 * @param {unknown} operation
 * @param {Outcome | undefined} outcome
 * @param {unknown} error what stopped the run
 * @returns {api.DeadOperation[]} none if the operation was accepted
 */
function deadOperation(operation, outcome, error) {
	if (outcome?.state === "refused") {
		const reasons = outcome.reasons.map(({ reason, field, message }) => ({ reason, field, message }));
		return [{ operation, reasons, mayHaveTakenEffect: outcome.reasons.some(({ index }) => index < 0) }];
	}
	if (!isUndone(outcome)) return [];
	const message = wordsOf(error) || "it could not be sent";
	return [{ operation, reasons: [{ message }], mayHaveTakenEffect: outcome?.state === "uncertain" }];
}

/**
 * The error of a message with refused operations. It names the first.
 *
 * @param {Outcome[]} outcomes
 * @param {api.DeadOperation[]} dead
 */
function refusal(outcomes, dead) {
	const index = outcomes.findIndex(({ state }) => state === "refused");
	const { field, message } = dead[0]?.reasons[0] ?? { message: "" };
	const argument = `operations[${index}]${field ? `.${field}` : ""}`;
	const of = `${dead.length} of ${outcomes.length} ${outcomes.length === 1 ? "operation was" : "operations were"} refused`;
	const text = `${ACTION}: ${of}, first ${argument}: ${message}`;
	const mayHaveTakenEffect = dead.some((operation) => operation.mayHaveTakenEffect);
	return new ValidationError(report("validation", text, { argument, mayHaveTakenEffect, attempts: 1 }));
}
