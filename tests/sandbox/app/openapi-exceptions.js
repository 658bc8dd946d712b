/** @typedef {{ operation: string, status: number, problem: string }} Violation */

const isUnlisted = (/** @type {string} */ problem) => / is not in the specification$/.test(problem);

/** Operations whose specification names no error for a malformed request or an unknown id. */
const WITHOUT_ERRORS = ["getPeopleFilter", "import", "getImport", "getObjectAttributes"];

/**
 * Responses that the OpenAPI file does not allow, and why the sandbox gives them.
 *
 * @type {readonly { what: string, why: string, matches: (found: Violation) => boolean }[]}
 */
export const EXCEPTIONS = [
	{
		what: "No exports: null",
		why: "Recorded live: an empty list of exports is null",
		matches: ({ operation, problem }) => operation === "listExports" && problem === "/exports must be array",
	},
	{
		what: "No tags: null",
		why: "Seen live by others: a list of tags may be null",
		matches: ({ problem }) => /^(\/\w+(\/\d+)?\/tags must be array(, )?)+/.test(problem),
	},
	{
		what: "The rows of a collection",
		why: "The specification calls the content an object, though a collection is a list of rows",
		matches: ({ operation, problem }) =>
			operation === "getCollectionContents" && / must be object$/.test(problem),
	},
	{
		what: "A wrong key: 401",
		why: "Seen live everywhere, whatever the specification says",
		matches: ({ status, problem }) => status === 401 && isUnlisted(problem),
	},
	{
		what: "An unknown path: 404",
		why: "Seen live: a page in HTML",
		matches: ({ status, problem }) => status === 404 && problem === "does not exist",
	},
	{
		what: "A malformed request or an unknown id: 400 or 404",
		why: "The sandbox must refuse it, and does so in the form of the other operations",
		matches: ({ operation, problem }) => WITHOUT_ERRORS.includes(operation) && isUnlisted(problem),
	},
];
