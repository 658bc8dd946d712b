/** Runs jobs in a runtime with a command line. A job is a line of JSON on stdin, its result a line on stdout. */
import process from "node:process";
import { createInterface } from "node:readline";
import { jobs } from "./jobs.js";
import { profileOf } from "./profile.js";

const all = {
	...jobs,
	/** @param {{ job: keyof typeof jobs, args: never }} request */
	profile: ({ job, args }) => profileOf(() => jobs[job](args)),
};

/** @param {{ job: keyof typeof all, args: never }} request */
async function perform({ job, args }) {
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	const value = await all[job](args);
	const wall = performance.now() - before;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { value, wall, cpu: (user + system) / 1000 };
}

for await (const line of createInterface({ input: process.stdin })) {
	const result = await perform(JSON.parse(line)).catch((error) => ({ error: String(error?.stack ?? error) }));
	process.stdout.write(`${JSON.stringify(result)}\n`);
}
