/** One version, everywhere. */

/**
 * What the version is in each place.
 *
 * @typedef {object} Versions
 * @property {string} crate of Cargo.toml
 * @property {string} manifest of the package's package.json
 * @property {string} changelog the text of CHANGELOG.md
 * @property {readonly string[]} tagsHere the tags of the commit that is checked
 * @property {readonly string[]} tagsElsewhere those of other commits
 */

/** The newest heading of a release that can be published: `## 1.2.3 (2026-11-29)`. */
const HEADING = /^## (\S+) \((\d{4}-\d{2}-\d{2})\)$/;

/**
 * Why this version cannot be published from this commit. A commit that is tagged already is fine: the release runs there.
 *
 * @param {Versions} versions
 * @returns {string[]}
 */
export function versionProblems({ crate, manifest, changelog, tagsHere, tagsElsewhere }) {
	const problems = [];
	if (manifest !== crate) problems.push(`Cargo.toml has ${crate}, package.json ${manifest}`);
	const heading = changelog.split("\n").find((line) => line.startsWith("## ")) ?? "";
	const [, version, date = ""] = HEADING.exec(heading) ?? [];
	if (version === undefined || Number.isNaN(Date.parse(date)))
		problems.push(`CHANGELOG.md begins with "${heading}", not with "## ${crate} (YYYY-MM-DD)"`);
	else if (version !== crate) problems.push(`Cargo.toml has ${crate}, CHANGELOG.md ${version}`);
	else if (!/^- /m.test(changelog.split(/^## /m)[1] ?? ""))
		problems.push(`CHANGELOG.md says nothing about ${crate}`);
	if (tagsElsewhere.includes(`v${crate}`)) problems.push(`v${crate} is a tag of another commit`);
	for (const tag of tagsHere.filter((name) => /^v\d/.test(name) && name !== `v${crate}`))
		problems.push(`the commit is tagged ${tag}, Cargo.toml has ${crate}`);
	return problems;
}
