import { TrackClient } from "customerio-wasm";

const sent = [];
const fetch = async (url, { method }) => {
	sent.push(`${method} ${url}`);
	return new Response("{}");
};
const cio = new TrackClient("site", "key", { url: "https://sandbox.example", fetch });
cio.identify("42", { plan: "pro" }).then(
	() => report(sent),
	(error) => report(String(error)),
);

function report(outcome) {
	globalThis.outcome = outcome;
}
