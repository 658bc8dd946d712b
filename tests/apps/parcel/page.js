import { TrackClient as Whole } from "customerio-wasm";
import { APIClient } from "customerio-wasm/app";
import { PipelinesClient } from "customerio-wasm/pipelines";
import { toMessages } from "customerio-wasm/queue";
import { createRelay } from "customerio-wasm/relay";
import { TrackClient } from "customerio-wasm/track";

// The parts of servers are only resolved.
const parts = [Whole, APIClient, PipelinesClient, toMessages, createRelay].map((part) => typeof part);

const sent = [];
const fetch = async (url, { method }) => {
	sent.push(`${method} ${url}`);
	return new Response("{}");
};
const cio = new TrackClient("site", "key", { url: "https://sandbox.example", fetch });
cio.identify("42", { plan: "pro" }).then(
	() => report([...parts, ...sent]),
	(error) => report(String(error)),
);

function report(outcome) {
	globalThis.outcome = outcome;
}
