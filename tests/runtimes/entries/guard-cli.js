/** Prints what becomes of a call with the key in a worker of a runtime that is not a browser. */
const worker = new Worker(new URL("./guard-worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => {
	console.log(JSON.stringify(data));
	worker.terminate();
};
worker.postMessage("ask");
