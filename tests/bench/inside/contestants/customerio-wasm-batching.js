import { TrackClient } from "customerio-wasm";
import { API_KEY, SITE_ID } from "./account.js";

/** @param {string} url @returns {import("./account.js").Contestant} */
export const connect = (url) => new TrackClient(SITE_ID, API_KEY, { url, batching: {} });
