/** The page that starts one client, named by its address: `?customerio-wasm`. */
import { startUp } from "./start-up.js";

const module = `/bundles/browser/${location.search.slice(1)}.js`;
/** @param {unknown} outcome */
const tell = (outcome) => fetch("/result", { method: "POST", body: JSON.stringify(outcome) });

startUp(() => import(module), location.origin).then(
	(milliseconds) => tell({ milliseconds }),
	(error) => tell({ error: String(error?.stack ?? error) }),
);
