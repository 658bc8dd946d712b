/** The inside of a runtime with a command line: jobs come as one argument of JSON, results leave as one line of it. */
import process from "node:process";
import { runRounds } from "../rounds.js";
import { runBlock } from "./block.js";

/** @param {import("./block.js").Block} block */
async function timed(block) {
	const cpuBefore = process.cpuUsage();
	const before = performance.now();
	await runBlock(block);
	const wall = performance.now() - before;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { wall: (wall * 1000) / block.calls, cpu: (user + system) / block.calls };
}

const plan = JSON.parse(process.argv[2]);
console.log(JSON.stringify(await runRounds(plan, timed)));
