/** The inside of a runtime with a command line: a job is a line of JSON on the standard input, its answer one on the output. */
import process from "node:process";
import { createInterface } from "node:readline";
import { jobs } from "./jobs.js";

/** @param {{ job: keyof typeof jobs, args: never }} request */
async function perform({ job, args }) {
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	const value = await jobs[job](args);
	const wall = performance.now() - before;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { value, wall, cpu: (user + system) / 1000 };
}

for await (const line of createInterface({ input: process.stdin })) {
	const answer = await perform(JSON.parse(line)).catch((error) => ({ error: String(error?.stack ?? error) }));
	process.stdout.write(`${JSON.stringify(answer)}\n`);
}
