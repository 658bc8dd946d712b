import { TrackClient } from "customerio-wasm";

new TrackClient("site", "key", { url: "https://sandbox.example" }).identify("42").then(
	() => report("sent"),
	({ name, message }) => report({ name, message }),
);
