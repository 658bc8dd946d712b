/** What may be in a published file, and which files may be published. */

/** What a user needs: modules, their types, WebAssembly, documents. */
const KINDS = [
	/^package\.json$/,
	// For resolvers that do not read the exports map.
	/^[\w-]+\/package\.json$/,
	/^LICENSE-(APACHE|MIT)$/,
	/^(README|CHANGELOG|THIRD-PARTY)\.md$/,
	/^llms\.txt$/,
	// What the entry points for Node share.
	/^host\.js$/,
	/^docs\/[\w-]+\.md$/,
	/^[\w-]+\/([\w-]+\/)*[\w-]+\.(js|cjs|d\.ts|d\.cts)$/,
	/^[\w-]+\/[\w-]+\.wasm$/,
];

/** Folders that hold no file for users. */
const UNWANTED = /(^|\/)(tests?|__tests__|fixtures|examples|node_modules|src)\//;

/** The forms of secrets. */
const SECRETS = {
	"a private key of Customer.io": /\bs[ak]_(us|eu|live)_[A-Za-z0-9]{16,}/,
	"an npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
	"a GitHub token": /\bgh[opsu]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{40}/,
	"a key of AWS": /\bAKIA[A-Z0-9]{16}\b/,
	"a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
	"a token of a registry": /:_authToken=\S/,
};

/** What the paths of any machine have. */
const MACHINE_PATHS = ["/rustc/", ".cargo", ".rustup", "/usr/", "/home/", "/Users/", "/private/tmp/"];

/**
 * The files that users do not need.
 *
 * @param {Iterable<string>} paths in the package
 * @returns {string[]}
 */
export function unneededFiles(paths) {
	const unneeded = [...paths].filter((path) => UNWANTED.test(path) || !KINDS.some((kind) => kind.test(path)));
	return unneeded.map((path) => `${path} is not of a kind that users need`);
}

/**
 * Paths of the machine in files.
 *
 * @param {ReadonlyMap<string, Buffer>} files by their paths in the package
 * @param {readonly string[]} own paths of this machine: the home folder, the repository
 * @returns {string[]}
 */
export function machinePaths(files, own) {
	const all = [...own, ...MACHINE_PATHS];
	return [...files].flatMap(([file, content]) =>
		all.filter((path) => content.includes(path)).map((path) => `${file} has ${path} in it`),
	);
}

/**
 * Secrets in files. The secret itself is not in the result.
 *
 * @param {ReadonlyMap<string, Buffer>} files by their paths in the package
 * @returns {string[]}
 */
export function secretsIn(files) {
	return [...files].flatMap(([file, content]) => {
		const text = content.toString("latin1");
		const found = Object.entries(SECRETS).filter(([, form]) => form.test(text));
		return found.map(([name]) => `${file} has what looks like ${name}`);
	});
}
