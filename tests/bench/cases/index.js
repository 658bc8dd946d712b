/** All cases, in the order in which they run. */
import * as batching from "./batching.js";
import * as bulk from "./bulk.js";
import * as entries from "./entries.js";
import * as growth from "./growth.js";
import * as memory from "./memory.js";
import * as page from "./page.js";
import * as perCall from "./per-call.js";
import * as pipelines from "./pipelines.js";
import * as profile from "./profile.js";
import * as relay from "./relay.js";
import * as send from "./send.js";
import * as sizeParts from "./size-parts.js";
import * as sizes from "./sizes.js";
import * as startUp from "./start-up.js";
import * as startUpParts from "./start-up-parts.js";
import * as values from "./values.js";

export const CASES = {
	sizes,
	"size-parts": sizeParts,
	"start-up": startUp,
	"start-up-parts": startUpParts,
	entries,
	page,
	"per-call": perCall,
	send,
	pipelines,
	profile,
	values,
	relay,
	batching,
	bulk,
	growth,
	memory,
};

/** @typedef {keyof typeof CASES} CaseName */
