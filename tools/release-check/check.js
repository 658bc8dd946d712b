/**
 * The program behind `make release-check`: says whether pkg/ can be published from this commit. It changes nothing. It exits with 1 if a
 * check failed.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { TARBALL_KILOBYTES } from "../../tests/bench/budget.js";
import { budgetedSizes } from "../../tests/bench/sizes.js";
import { createConsumer, findTarball, ROOT } from "../../tests/harness/consumer.js";
import { machinePaths, secretsIn, unneededFiles } from "./files.js";
import { brokenLinks } from "./links.js";
import { publintProblems, typeProblems } from "./linters.js";
import { expectedNotices, noticeProblems } from "./notices.js";
import { buildIn, differences, filesIn } from "./rebuild.js";
import { runChecks } from "./report.js";
import { sizeProblems } from "./sizes.js";
import { versionProblems } from "./versions.js";

/** The lines that a program writes. @param {string} program @param {string[]} args @param {string} [cwd] */
const linesOf = (program, args, cwd = ROOT) =>
	execFileSync(program, args, { cwd, encoding: "utf8" }).split("\n").filter(Boolean);

const folder = await createConsumer();
const tarball = new Uint8Array(readFileSync(await findTarball(folder)));
const files = filesIn(join(folder, "node_modules/customerio-wasm"));
/** A published document. @param {string} path */
const textOf = (path) => {
	const content = files.get(path);
	if (!content) throw new Error(`the package has no ${path}`);
	return content.toString();
};

function findVersionProblems() {
	const metadata = JSON.parse(linesOf("cargo", ["metadata", "--no-deps", "--format-version=1"]).join(""));
	const tagsHere = linesOf("git", ["tag", "--points-at", "HEAD"]);
	return versionProblems({
		crate: metadata.packages[0].version,
		manifest: JSON.parse(textOf("package.json")).version,
		changelog: readFileSync(join(ROOT, "CHANGELOG.md"), "utf8"),
		tagsHere,
		tagsElsewhere: linesOf("git", ["tag"]).filter((tag) => !tagsHere.includes(tag)),
	});
}

async function findSizeProblems() {
	const whole = { name: "the tarball", bytes: tarball.length, budget: 1000 * TARBALL_KILOBYTES };
	return sizeProblems([whole, ...(await budgetedSizes(folder))]);
}

/** What TypeDoc warns of. */
function findReferenceProblems() {
	const { status, stdout, stderr } = spawnSync("make", ["docs"], { cwd: ROOT, encoding: "utf8" });
	if (status === 0) return [];
	return `${stdout}${stderr}`.split("\n").filter((line) => /warning|error/i.test(line));
}

async function findDifferences() {
	console.log("  Building once more in another folder (some minutes) ...");
	const other = realpathSync(mkdtempSync(join(tmpdir(), "customerio-wasm-release-check-")));
	try {
		const pkg = await buildIn(other);
		const [name = ""] = linesOf("npm", ["pack", "--silent"], pkg);
		const again = new Uint8Array(readFileSync(join(pkg, name)));
		rmSync(join(pkg, name));
		const found = differences(filesIn(pkg), files);
		if (found.length > 0 || Buffer.from(again).equals(tarball)) return found;
		return ["the files are the same, but not the tarballs"];
	} finally {
		rmSync(other, { recursive: true, force: true });
	}
}

const hasPassed = await runChecks(
	[
		{
			name: "the work tree is clean",
			find: () => linesOf("git", ["status", "--porcelain"]).map((line) => `not committed: ${line}`),
		},
		{ name: "one version in Cargo.toml, package.json, CHANGELOG.md and the tags", find: findVersionProblems },
		{ name: "publint, strictly", find: () => publintProblems(tarball) },
		{ name: "the types resolve in every mode (are the types wrong)", find: () => typeProblems(tarball) },
		{ name: "sizes within the budgets", find: findSizeProblems },
		{
			name: "the licenses of all crates and packages that are compiled in",
			find: () => noticeProblems(textOf("THIRD-PARTY.md"), expectedNotices()),
		},
		{ name: "only files that users need", find: () => unneededFiles(files.keys()) },
		{
			name: "no path of this machine",
			find: () => machinePaths(files, [homedir(), ROOT.replace(/\/$/, "")]),
		},
		{ name: "no secret", find: () => secretsIn(files) },
		{
			name: "the links of the documents lead to files and headings",
			find: () => brokenLinks(ROOT, linesOf("git", ["ls-files", "*.md", "llms.txt"])),
		},
		{ name: "the API reference is written without warnings", find: findReferenceProblems },
		{ name: "a build in another folder gives the same tarball", find: findDifferences },
	],
	console.log,
);
process.exitCode = hasPassed ? 0 : 1;
