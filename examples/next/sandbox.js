// A local Customer.io. It prints what arrives.
import { serveSandbox } from "customerio-wasm/sandbox/node";

const { url, sandbox } = await serveSandbox({ port: 8788, siteId: "site", apiKey: "key" });
console.log(`The sandbox listens at ${url}`);

let printed = 0;
setInterval(() => {
	const { events } = sandbox.state();
	for (const { name, data } of events.slice(printed)) console.log(name, data);
	printed = events.length;
}, 500);
