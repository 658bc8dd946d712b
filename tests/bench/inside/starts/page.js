import { createPage } from "customerio-wasm/page";

/** @type {import("../start-up.js").First} */
export function first(url) {
	const page = createPage({ relay: `${url}/e` });
	page.track("cta_clicked", { where: "hero" });
	return page.flush();
}
