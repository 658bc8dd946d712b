/** A page in the browser, without a bundler. */
import { testRuntime } from "../harness/behaviour.js";
import { openPage, prepareBarePage, webkit } from "../harness/browsers.js";

testRuntime({
	name: webkit.name,
	missing: webkit.missing,
	start: openPage(webkit, prepareBarePage),
});
