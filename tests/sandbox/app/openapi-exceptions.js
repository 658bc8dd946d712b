/**
 * Responses that the OpenAPI file does not allow, and why the sandbox gives them.
 *
 * @type {readonly { what: string, why: string, matches: (found: { operation: string, problem: string }) => boolean }[]}
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
		why: "The contract calls the content an object, though a collection is a list of rows",
		matches: ({ operation, problem }) =>
			operation === "getCollectionContents" && / must be object$/.test(problem),
	},
];
