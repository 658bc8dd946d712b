/** A page in the browser, without a bundler. */
import { testRuntime } from "../harness/behaviour.js";
import { chromium, openPage, prepareBarePage } from "../harness/browsers.js";

testRuntime({
	name: chromium.name,
	missing: chromium.missing,
	start: openPage(chromium, prepareBarePage),
});
