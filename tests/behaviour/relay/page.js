/** A page refuses a relay outright: it holds secrets. */
import { expectNone } from "../reveal.js";
import { isPage, module, test } from "../test.js";
import { RULES, relayModule } from "./support.js";

module("relay in a page");

test("createRelay throws in a page, whatever its options; elsewhere it makes a relay", async (context) => {
	const { cio, expect } = context;
	const { createRelay } = await relayModule();
	const options = { ...RULES, sink: () => {} };
	if (!isPage) {
		expect(createRelay(options)).to.be.a("function");
		return;
	}
	/** @type {unknown} */
	let error;
	try {
		createRelay(options);
	} catch (thrown) {
		error = thrown;
	}
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(String(error)).to.include("must not be used in a page");
	expectNone(context, [RULES.cookie.secret], error);
});
