/** A page that starts the client named in its query: `?customerio-wasm`. */
import { startUp } from "./start-up.js";

const module = `/bundles/browser/${location.search.slice(1)}.js`;
/** @param {unknown} outcome */
const report = (outcome) => fetch("/result", { method: "POST", body: JSON.stringify(outcome) });

startUp(() => import(module), location.origin).then(
	(milliseconds) => report({ milliseconds }),
	(error) => report({ error: String(error?.stack ?? error) }),
);
