/** QUnit, set up to run in every host. Each case gets the suite's context as its argument. */
import QUnit from "qunit";

/** @typedef {import("./suite.js").Context} Context */

const { config, module } = QUnit;
config.autostart = false;
config.reorder = false;
config.testTimeout = 30_000;

/** @type {Context} */
let context;

/**
 * Sets what every case gets, before the first one runs.
 *
 * @param {Context} value
 */
export function setContext(value) {
	context = value;
}

/**
 * Declares a case in the module that was named last.
 *
 * The cases assert with chai: more than half of their assertions (substrings, instances, lengths, ranges) have no
 * counterpart in QUnit's `assert` that reports both values. Failures are pushed, because QUnit drops the expected and
 * actual values of an error that is thrown.
 *
 * @param {string} name
 * @param {(context: Context) => Promise<void> | void} run
 */
export function test(name, run) {
	QUnit.test(name, async (assert) => {
		assert.expect(0);
		const { current } = config;
		let hasAsserted = false;
		/** @type {Context["expect"]} */
		const expect = Object.assign(
			(/** @type {unknown} */ value, /** @type {string | undefined} */ message) => {
				hasAsserted = true;
				return context.expect(value, message);
			},
			context.expect,
		);
		try {
			await run({ ...context, expect });
			if (!hasAsserted) throw new Error("it asserts nothing");
		} catch (error) {
			// After a timeout QUnit runs the next case, and throws if an earlier one still reports.
			if (config.current === current) assert.pushResult(failureOf(error));
		}
	});
}

/** Whether this runtime is a page. */
export const isPage = typeof document === "object" && typeof window === "object";

/**
 * Declares a case of a client that pages refuse. In a page it is skipped, and the harness shows it as such: there, the cases of
 * `app/page.js` say all that there is to say.
 *
 * @type {typeof test}
 */
export const serverTest = (name, run) => (isPage ? QUnit.skip(name) : test(name, run));

/** @param {unknown} error */
function failureOf(error) {
	const failure = { result: false, expected: undefined, actual: undefined };
	if (!(error instanceof Error)) return { ...failure, message: `it threw ${String(error)}` };
	const { name, message, stack } = error;
	const { expected, actual } = /** @type {{ expected?: unknown, actual?: unknown }} */ (error);
	const text = name === "AssertionError" ? message : `${name}: ${message}`;
	return { ...failure, message: text, source: stack, expected, actual };
}

export { module, QUnit };
