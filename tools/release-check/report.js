/** Runs checks and says what they found. */

/**
 * A check resolves with what is wrong: one sentence for each finding.
 *
 * @typedef {{ name: string, find: () => readonly string[] | Promise<readonly string[]> }} Check
 */

/** How many findings of a check are written out. */
const SHOWN = 10;

/**
 * Runs the checks one after the other, and prints a line for each, with the findings of those that failed. A check that throws has failed.
 *
 * @param {readonly Check[]} checks
 * @param {(line: string) => void} print
 * @returns {Promise<boolean>} whether all passed
 */
export async function runChecks(checks, print) {
	let hasPassed = true;
	for (const { name, find } of checks) {
		const problems = await findingsOf(find);
		print(problems.length === 0 ? `✓ ${name}` : `✗ ${name}`);
		for (const problem of problems.slice(0, SHOWN)) print(`    ${problem}`);
		if (problems.length > SHOWN) print(`    and ${problems.length - SHOWN} more`);
		hasPassed &&= problems.length === 0;
	}
	return hasPassed;
}

/** @param {Check["find"]} find @returns {Promise<readonly string[]>} */
async function findingsOf(find) {
	try {
		return await find();
	} catch (error) {
		return [`the check itself failed: ${error instanceof Error ? error.message : error}`];
	}
}
