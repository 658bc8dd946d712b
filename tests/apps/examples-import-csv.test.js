/** examples/import-csv: good rows and bad ones, a large file in little memory, and a run that is killed and continued. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { testExample } from "../harness/app.js";

const ROWS = 100_000;
/** A good part of a request: the file is far larger than what the program may have in memory. */
const PADDING = "x".repeat(500);
const HEAP_MEGABYTES = 32;
/** Every so often there is an event whose time is wrong, and a row with too few columns. */
const BAD_EVERY = 9_000;
const SHORT_EVERY = 30_000;

/** The CSV, and the lines of it that must be refused. */
function makeRows() {
	const lines = ["id,event,timestamp,n,padding"];
	/** @type {Set<number>} */
	const refused = new Set();
	/** @type {number[]} */
	const good = [];
	for (let n = 0; n < ROWS; n += 1) {
		const isShort = n % SHORT_EVERY === SHORT_EVERY - 1;
		const isBad = n % BAD_EVERY === BAD_EVERY - 1;
		const time = isBad ? "yesterday" : "2026-03-04T09:15:00Z";
		lines.push(isShort ? `${n},purchase` : `person-${n % 1000},purchase,${time},${n},${PADDING}`);
		if (isShort || isBad) refused.add(lines.length);
		else good.push(n);
	}
	return { text: `${lines.join("\n")}\n`, refused, good };
}

/** The lines that the program has said are refused. @param {string} output */
const refusedLines = (output) =>
	new Set([...output.matchAll(/^\S+\.csv:(\d+): /gm)].map(([, line]) => Number(line)));

testExample("import-csv", async ({ t, folder, url, sandbox, serveNode }) => {
	const env = { CIO_SITE_ID: "site", CIO_API_KEY: "key", CIO_URL: url };
	/** @param {string[]} args @param {Record<string, string>} [more] */
	const start = (args, more) => serveNode("import.js", { ...env, ...more }, args);

	await t.test("the sample CSV becomes people and events", async () => {
		const { code, output } = await start(["people.csv"]).exit;
		assert.equal(code, 0, output);
		assert.match(output, /100 % {2}4 accepted, 0 refused\nDone: 4 rows accepted in this run\. 0 refused\./);
		const { people, events } = sandbox.state();
		assert.deepEqual(
			people.map(({ id, email, attributes }) => [id, email, attributes.plan, attributes.created_at]),
			[
				["1", "ada@example.com", "pro", 1767348000],
				["2", "grace@example.com", "basic", 1770118200],
			],
		);
		assert.deepEqual(
			events.map(({ name, data, timestamp }) => [name, data.total, timestamp]),
			[
				["purchase", 9.9, 1772615700],
				["purchase", 24.5, 1772729100],
			],
		);
	});

	await t.test("refused rows are printed with their lines, and the exit code is 1", async () => {
		const rows = ["id,plan,created_at", "1,pro,2026-01-02", '2,"two\nlines",never', ",pro,", "4,pro"];
		await writeFile(join(folder, "bad.csv"), rows.join("\n"));
		const { code, output } = await start(["bad.csv"]).exit;
		assert.equal(code, 1);
		assert.match(output, /^bad\.csv:3: attributes\.created_at: .*invalid date$/m);
		assert.match(output, /^bad\.csv:5: identifiers\.id: /m);
		assert.match(output, /^bad\.csv:6: Invalid Record Length/m);
		assert.match(output, /1 rows accepted in this run\. 3 refused\./);
	});

	await t.test("a missing file and an invalid CSV stop the import", async () => {
		assert.equal((await start(["none.csv"]).exit).code, 1);
		await writeFile(join(folder, "no.csv"), 'id,plan\n1,"pro');
		const { code, output } = await start(["no.csv"]).exit;
		assert.equal(code, 1);
		assert.match(output, /The import stopped: Quote Not Closed/);
	});

	await t.test("the same command resumes an import that Customer.io stopped", async () => {
		sandbox.reset();
		const args = ["people.csv", "--resume", "state.json"];
		const stopped = await start(args, { CIO_API_KEY: "expired" }).exit;
		assert.equal(stopped.code, 1);
		assert.match(stopped.output, /The import stopped: .*401.*\nRun the same command again to continue\./);
		assert.ok(existsSync(join(folder, "state.json")));
		assert.equal((await start(args).exit).code, 0);
		assert.equal(sandbox.state().events.length, 2);
	});

	await t.test(
		`an import of ${ROWS} rows in ${HEAP_MEGABYTES} MB that is killed and resumed sends each row once`,
		async () => {
			const { text, refused, good } = makeRows();
			await writeFile(join(folder, "large.csv"), text);
			sandbox.reset();
			// The responses come late, so that there is a middle to be killed in.
			sandbox.fail({ kind: "slow", delay: 20, times: Infinity });
			const args = ["large.csv", "--resume", "state.json"];
			const limited = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MEGABYTES}` };
			const first = start(args, limited);
			const state = join(folder, "state.json");
			while (sandbox.state().events.length < ROWS / 4) {
				assert.ok(first.child.exitCode === null && first.child.signalCode === null, first.output());
				await sleep(5);
			}
			first.child.kill("SIGKILL");
			const { signal, output } = await first.exit;
			assert.equal(signal, "SIGKILL", "it was killed before its end");
			const { point } = JSON.parse(await readFile(state, "utf8"));
			assert.ok(point.resumeFrom > 0 && point.resumeFrom < ROWS, `it had come to ${point.resumeFrom}`);

			// The state is that of another file.
			await writeFile(join(folder, "other.csv"), "id\n1\n");
			const other = await start(["other.csv", ...args.slice(1)]).exit;
			assert.match(other.output, /state\.json belongs to another file/);
			assert.equal(other.code, 1);

			const second = await start(args, limited).exit;
			assert.equal(second.code, 1, second.output);
			assert.match(second.output, new RegExp(`in this run\\. ${refused.size} refused\\.`));
			assert.deepEqual(refusedLines(output + second.output), refused);
			const numbers = sandbox.state().events.map(({ data }) => Number(data.n));
			assert.equal(numbers.length, good.length);
			assert.deepEqual(
				numbers.sort((one, another) => one - another),
				good,
			);
			assert.equal(existsSync(state), false, "an import that has ended is not continued");
		},
	);
});
