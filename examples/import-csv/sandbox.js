// A local Customer.io. It prints how much has arrived.
import { serveSandbox } from "customerio-wasm/sandbox/node";

const { url, sandbox } = await serveSandbox({ port: 8788, siteId: "site", apiKey: "key" });
console.log(`The sandbox listens at ${url}`);

let printed = "";
setInterval(() => {
	const { people, events } = sandbox.state();
	const counts = `${people.length} people, ${events.length} events`;
	if (counts !== printed) console.log(counts);
	printed = counts;
}, 500);
