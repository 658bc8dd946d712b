/** The page's client where there is no page, and its options. What it does in a page: `tests/page`. */
import { isPage, module, test } from "../test.js";

/** The module under test. The process that lists the cases cannot import it. */
const page = () => import("customerio-wasm/page");

module("createPage");

test("records nothing on a server, and in a page without consent", async ({ expect }) => {
	const { createPage } = await page();
	const cio = createPage({ relay: "/e", consent: isPage ? "denied" : "granted" });
	for (const id of [cio.track("a", { x: Number.NaN }), cio.page(), cio.identify({ plan: "pro" })])
		expect(id).to.equal(undefined);
	cio.setConsent(false);
	expect(await cio.reset()).to.equal(undefined);
	expect(await cio.flush()).to.deep.equal({ left: 0 });
	expect([cio.dropped, cio.anonymous]).to.deep.equal([0, true]);
});

/** @type {[options: unknown, message: string][]} */
const MISTAKES = [
	[undefined, 'the option relay cannot be ""'],
	[{ relay: "" }, 'the option relay cannot be ""'],
	[{ relay: new URL("https://shop.example/e") }, 'the option relay cannot be "https://shop.example/e"'],
	[{ relay: "/e", key: "secret" }, "there is no option key"],
	[{ relay: "/e", credentials: "yes" }, 'the option credentials cannot be "yes"'],
	[{ relay: "/e", consent: true }, "the option consent cannot be true"],
	[{ relay: "/e", privacySignals: 1 }, "the option privacySignals cannot be 1"],
	[{ relay: "/e", headers: {} }, "the option headers cannot be {}"],
	[{ relay: "/e", flushAt: -1 }, "the option flushAt cannot be -1"],
	[{ relay: "/e", flushAfterMs: "5" }, 'the option flushAfterMs cannot be "5"'],
	[{ relay: "/e", flushAfterMs: Number.NaN }, "the option flushAfterMs cannot be null"],
	[{ relay: "/e", onDropped: null }, "the option onDropped cannot be null"],
];

test("refuses options by name, at once", async ({ expect }) => {
	const { createPage } = await page();
	for (const [options, message] of MISTAKES) {
		const create = () => createPage(/** @type {any} */ (options));
		expect(create, message).to.throw(TypeError, `createPage: ${message}`);
	}
});

test("takes an option that is undefined for one that is not given", async ({ expect }) => {
	const { createPage } = await page();
	const options = { relay: "/e", headers: undefined, flushAt: undefined, consent: undefined };
	expect(() => createPage({ ...options, consent: isPage ? "denied" : undefined })).not.to.throw();
});
