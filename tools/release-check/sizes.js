/** Download sizes against their budgets. */

/** A size and what it may be, in bytes. @typedef {{ name: string, bytes: number, budget: number }} Measured */

/**
 * @param {readonly Measured[]} sizes
 * @returns {string[]}
 */
export const sizeProblems = (sizes) =>
	sizes
		.filter(({ bytes, budget }) => bytes > budget)
		.map(({ name, bytes, budget }) => `${name} has ${bytes} bytes, the budget is ${budget}`);
