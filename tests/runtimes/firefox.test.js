/** A page in the browser, without a bundler. */
import { testRuntime } from "../harness/behaviour.js";
import { firefox, openPage, prepareBarePage } from "../harness/browsers.js";

testRuntime({
	name: firefox.name,
	missing: firefox.missing,
	start: openPage(firefox, prepareBarePage),
});
