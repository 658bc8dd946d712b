/**
 * What becomes of a message, by the outcomes of its operations.
 *
 * @import * as api from "../index.js"
 * @import { Delivered } from "./payload.js"
 * @import { Outcome } from "./send.js"
 */
import { errorReport } from "../../host/report.js";
import { wordsOf } from "../../host/words.js";
import { ValidationError } from "../../public/errors.js";
import { delayOf, isTransient } from "./delays.js";
import { ACTION, isRepeatable } from "./payload.js";

/**
 * What becomes of a message.
 *
 * @typedef {object} Judged
 * @property {api.Verdict} verdict
 * @property {api.DeadOperation[]} dead the operations for the dead letter if the message is dead
 * @property {boolean} mayRepeat whether the message can be delivered again without counting anything twice
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
	const mayRepeat = operations.every(
		(operation, index) => hadNoEffect(outcomes[index]) || isRepeatable(operation),
	);
	if (isOpen && mayRepeat && !(isTransient(failure?.error) && attempts >= maxAttempts)) {
		const error = failure?.error;
		return {
			verdict: { status: "retry", delaySeconds: delayOf(error, attempts, isTransient(error)), error },
			dead: [],
			mayRepeat,
		};
	}
	const dead = operations.flatMap((operation, index) =>
		deadOperation(operation, outcomes[index], failure?.error),
	);
	if (dead.length === 0) return { verdict: { status: "done" }, dead, mayRepeat };
	const error = isOpen ? failure?.error : refusal(outcomes, dead);
	return { verdict: { status: "dead", error }, dead, mayRepeat };
}

/** @param {Outcome | undefined} outcome */
const isUndone = (outcome) => outcome?.state === "unsent" || outcome?.state === "uncertain";

/** Whether an operation has certainly not taken effect. @param {Outcome | undefined} outcome */
const hadNoEffect = (outcome) =>
	outcome?.state === "unsent" || (outcome?.state === "refused" && !isUnnamed(outcome));

/** Whether an operation counts as refused only because Customer.io does not say which one it refused. @param {Outcome} outcome */
const isUnnamed = ({ reasons }) => reasons.some(({ index }) => index < 0);

/**
 * @param {unknown} operation
 * @param {Outcome | undefined} outcome
 * @param {unknown} error what stopped the run
 * @returns {api.DeadOperation[]} none if the operation was accepted
 */
function deadOperation(operation, outcome, error) {
	if (outcome?.state === "refused") {
		const reasons = outcome.reasons.map(({ reason, field, message }) => ({ reason, field, message }));
		return [{ operation, reasons, mayHaveTakenEffect: isUnnamed(outcome) }];
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
	const text = `${ACTION}: ${of}. The first: ${argument}: ${message}`;
	const mayHaveTakenEffect = dead.some((operation) => operation.mayHaveTakenEffect);
	return new ValidationError(errorReport("validation", text, { argument, mayHaveTakenEffect, attempts: 1 }));
}
