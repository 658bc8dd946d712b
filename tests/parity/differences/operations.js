/** Operations of the v2 API, and what one call can hold. */
import { hasOneOf, rejects } from "../expectations.js";
import {
	LONG_BATCH,
	LONG_OPERATION,
	LONG_SEGMENT,
	MISTAKEN_OPERATIONS,
	NO_DATA,
	NO_OPERATIONS,
} from "../samples.js";

/** @typedef {import("../differences.js").Difference} Difference */

/** @type {readonly unknown[]} */
const MISTAKES = [...MISTAKEN_OPERATIONS, ...NO_OPERATIONS];

/** Whether the attributes of an operation are not an object. JSON leaves functions out. @param {any} operation */
const hasNoData = (operation) =>
	NO_DATA.includes(operation?.attributes) && typeof operation.attributes !== "function";

/** @type {readonly Difference[]} */
export const OPERATIONS = [
	{
		what: "Operations of the v2 API that are incomplete, have fields that they do not know, or use field names of the v1 API",
		official: "Are sent",
		ours: "Are rejected with a hint",
		why: "Customer.io would reject or misinterpret them",
		explain: rejects(
			({ method, args }) =>
				["entity", "batch"].includes(method) &&
				args.flat().some((operation) => MISTAKES.includes(operation) || hasNoData(operation)),
		),
	},
	{
		what: "Operations over 32,000 bytes, batches over 480,000 bytes, over 1,000 people for a segment",
		official: "Are sent",
		ours: "Are rejected; `sendAll` takes any number of operations",
		why: "Customer.io's limits",
		explain: rejects((call) => hasOneOf(call, [LONG_OPERATION, LONG_BATCH, LONG_SEGMENT])),
	},
	{
		what: "`batch`",
		official: "Resolves with the JSON of the response, so with `{ errors }` if operations failed",
		ours: "Resolves with `{ accepted, errors }`; each error has the `index` of its operation",
		why: "Errors in a successful result are easy to miss",
		explain({ call, expected }) {
			if (call.method !== "batch" || !("resolved" in expected.outcome)) return;
			const { errors = [] } = /** @type {{ errors?: { batch_index: number }[] }} */ (
				expected.outcome.resolved
			);
			expected.outcome.resolved = {
				accepted: /** @type {unknown[]} */ (call.args[0]).length - errors.length,
				errors: errors.map(({ batch_index: index, ...error }) => ({ index, ...error })),
			};
		},
	},
];
