/** What happens to a visitor, and to 500 events: each must take effect once. */
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** @import { Browser, Tab } from "../harness/browsers.js" */
/** @import { Site } from "./site.js" */

const EVENTS = 500;

/**
 * @typedef {object} Scene
 * @property {Site} site
 * @property {(path?: string, options?: object) => Promise<Tab>} visit opens a page in a new tab
 */

/** @typedef {(scene: Scene) => Promise<void>} Scenario */

/** Waits until something holds. @param {() => boolean} condition */
async function until(condition) {
	while (!condition()) await sleep(10);
}

/** Records the events over a number of pages. @param {number} pages @param {(first: number, count: number) => Promise<unknown>} visitOne */
async function inParts(pages, visitOne) {
	const count = EVENTS / pages;
	for (let page = 0; page < pages; page += 1) await visitOne(page * count, count);
}

/** Each of the events has taken effect, once. @param {Site} site */
function assertEachOnce({ numbers }) {
	assert.deepEqual(
		numbers(),
		Array.from({ length: EVENTS }, (_, n) => n),
	);
}

/** A page of later, which sends what was left behind. @param {Scene} scene */
async function comeBack({ site, visit }) {
	const tab = await visit("/later");
	await tab.run("drain()");
	await tab.close();
	assertEachOnce(site);
}

/** The answers to requests by turns. @param {Site} site @param {readonly (object | undefined)[]} faults */
function failInTurns({ relay }, faults) {
	let turn = 0;
	relay.failBy(() => faults[turn++ % faults.length]);
}

/** By name. @type {Record<string, Scenario>} */
export const SCENARIOS = {
	async "a calm visit: ten requests or fewer, one at a time, without a preflight"({ site, visit }) {
		const tab = await visit();
		await tab.run(`burst(${EVENTS})`);
		await until(() => site.numbers().length === EVENTS);
		await tab.run("drain()");
		assertEachOnce(site);
		assert.ok(site.relay.seen.length <= 10, `${site.relay.seen.length} requests`);
		assert.equal(site.relay.mostOpen(), 1);
		assert.deepEqual(await tab.run("errors"), []);
	},
};
void inParts;
void comeBack;
void failInTurns;
