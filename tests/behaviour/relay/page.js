/** A page refuses a relay outright: it holds secrets. */
import { isPage, module, test } from "../test.js";
import { RULES, relayModule } from "./support.js";

module("relay in a page");

test("createRelay throws in a page, whatever its options; elsewhere it makes a relay", async ({
	cio,
	expect,
}) => {
	const { createRelay } = await relayModule();
	const options = { ...RULES, sink: () => {} };
	if (!isPage) {
		expect(createRelay(options)).to.be.a("function");
		return;
	}
	const make = () => createRelay(options);
	expect(make).to.throw(cio.ValidationError, /must not be used in a page/);
	expect(make).not.to.throw(RULES.cookie.secret);
});
