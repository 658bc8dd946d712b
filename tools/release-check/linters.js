/** What package linters say of the tarball. */
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/**
 * The findings of publint, with warnings and suggestions.
 *
 * @param {Uint8Array<ArrayBuffer>} tarball
 * @returns {Promise<string[]>}
 */
export async function publintProblems(tarball) {
	const { messages, pkg } = await publint({ pack: { tarball: tarball.slice().buffer }, strict: true });
	// The exports map has it too, but Parcel 2 does not read the map.
	const unexpected = messages.filter(({ code }) => code !== "USE_EXPORTS_BROWSER");
	return unexpected.map((message) => `${message.code}: ${formatMessage(message, pkg)}`);
}

/**
 * The findings of "are the types wrong" in the modes `node16`, from ESM and CommonJS, and `bundler`; for the root also in `node10`, which
 * knows no exports map.
 *
 * @param {Uint8Array} tarball
 * @returns {Promise<string[]>}
 */
export async function typeProblems(tarball) {
	const pack = createPackageFromTarballData(tarball);
	/** @type {{ exports?: Record<string, unknown> }} */
	const { exports = {} } = JSON.parse(pack.readFile(`/node_modules/${pack.packageName}/package.json`));
	// The WebAssembly itself has no types.
	const excludeEntrypoints = Object.keys(exports).filter((entry) => entry.endsWith(".wasm"));
	const analysis = await checkPackage(pack, { excludeEntrypoints });
	if (!analysis.types) return ["the package has no types"];
	const unexpected = analysis.problems.filter((problem) => {
		if (!("entrypoint" in problem)) return true;
		const isBeforeExports =
			problem.entrypoint !== "." && "resolutionKind" in problem && problem.resolutionKind === "node10";
		return !isBeforeExports;
	});
	return unexpected.map((problem) => JSON.stringify(problem));
}
