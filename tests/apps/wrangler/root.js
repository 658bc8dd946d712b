import { PipelinesClient } from "customerio-wasm";

export default {
	async fetch() {
		await new PipelinesClient("write-key").track({ userId: "42", event: "visited" });
		return new Response();
	},
};
