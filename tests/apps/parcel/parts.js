import { APIClient } from "customerio-wasm/app";
import { PipelinesClient } from "customerio-wasm/pipelines";
import { toMessages } from "customerio-wasm/queue";
import { createRelay } from "customerio-wasm/relay";
import { TrackClient } from "customerio-wasm/track";

globalThis.parts = [APIClient, PipelinesClient, toMessages, createRelay, TrackClient].map(
	(part) => typeof part,
);
