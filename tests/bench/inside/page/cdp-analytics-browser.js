/** Customer.io's own SDK, which sends each event by itself unless the settings of its source say otherwise. */
import { AnalyticsBrowser } from "@customerio/cdp-analytics-browser";

/** @type {import("./page.js").Connect} */
export const connect = ({ host }) => load(host, { strategy: "standard" });

/**
 * @param {string} host of the API
 * @param {object} deliveryStrategy
 */
export const load = (host, deliveryStrategy) =>
	AnalyticsBrowser.load({
		writeKey: "0123456789abcdef0123",
		// In place of a download from Customer.io.
		cdnSettings: {
			integrations: {
				"Customer.io Data Pipelines": {
					apiHost: `${host}/v1`,
					protocol: "http",
					deliveryStrategy,
				},
			},
		},
	});
