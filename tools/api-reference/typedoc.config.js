/** The API reference, by TypeDoc: `make docs`. */

/** The classes of errors, and the functions that recognise them. */
const ERRORS = /^(is)?[A-Z]\w*Error$/;

/**
 * Puts errors into a group of their own, so that each module begins with what it is for.
 *
 * @param {{ converter: { on(event: string, listener: (context: unknown, reflection: Reflection) => void): void } }} app
 */
function groupErrors({ converter }) {
	for (const event of ["createDeclaration", "createSignature"])
		converter.on(event, (_context, { name, comment }) => {
			if (!ERRORS.test(name)) return;
			const content = [{ kind: "text", text: "Errors" }];
			comment?.blockTags.push({ tag: "@group", content, skipRendering: false });
		});
}

/** @typedef {{ name: string, comment?: { blockTags: object[] } }} Reflection what TypeDoc knows of a name, as far as it is used */

export default {
	name: "customerio-wasm",
	entryPoints: [
		"track/index",
		"app/index",
		"pipelines/index",
		"page/index",
		"queue/index",
		"relay/index",
		"relay-node/index",
		"webhooks/index",
		"sandbox/index",
		"sandbox/node",
	].map((module) => `../../pkg/${module}.d.ts`),
	tsconfig: "tsconfig.json",
	out: "../../docs/api",
	readme: "front.md",
	customCss: "style.css",
	disableSources: true,
	intentionallyNotExported: ["OneOf", "BareCioId", "NamesLike", "OptionalData", "OptionalProperties"],
	treatWarningsAsErrors: true,
	// Otherwise the name "Customer.io" would become a link wherever it stands.
	markdownItLoader: (/** @type {{ linkify: { set(options: object): void } }} */ parser) =>
		parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false }),
	navigationLinks: {
		Documentation: "https://github.com/customerio-wasm/customerio-wasm/blob/main/docs/README.md",
		GitHub: "https://github.com/customerio-wasm/customerio-wasm",
	},
	navigation: { includeFolders: false, includeGroups: true },
	groupOrder: ["Classes", "Functions", "Variables", "Interfaces", "Type Aliases", "Errors", "*"],
	plugin: [groupErrors],
	sort: ["source-order"],
};
