/** The page's client where there is no page, and its options. What it does in a page: `tests/page`. */
import { isPage, module, serverTest, test } from "../test.js";

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

serverTest("records nothing on a server that pretends to have a document", async ({ expect }) => {
	const { createPage } = await page();
	for (const pretence of [{ document: {} }, { document: {}, window: {} }]) {
		Object.assign(globalThis, pretence);
		try {
			expect(createPage({ relay: "/e" }).track("a")).to.equal(undefined);
		} finally {
			for (const name of Object.keys(pretence)) Reflect.deleteProperty(globalThis, name);
		}
	}
});

/** @type {[options: unknown, message: string][]} */
const MISTAKES = [
	[undefined, "relay must be a path or a URL"],
	[{ relay: "" }, "relay must be a path or a URL"],
	[{ relay: new URL("https://shop.example/e") }, "relay must be a path or a URL"],
	[{ relay: "/e", key: "secret" }, "there is no option key"],
	[{ relay: "/e", credentials: "yes" }, "credentials must be same-origin or include or omit"],
	[{ relay: "/e", consent: true }, "consent must be granted or pending or denied"],
	[{ relay: "/e", privacySignals: 1 }, "privacySignals must be true or false"],
	[{ relay: "/e", headers: { authorization: "secret" } }, "headers must be a function"],
	[{ relay: "/e", flushAt: -1 }, "flushAt must be a number, 0 or more"],
	[{ relay: "/e", flushAfterMs: "5" }, "flushAfterMs must be a number, 0 or more"],
	[{ relay: "/e", flushAfterMs: Number.NaN }, "flushAfterMs must be a number, 0 or more"],
	[{ relay: "/e", onDropped: null }, "onDropped must be a function"],
];

test("refuses options by name, at once", async ({ expect }) => {
	const { createPage } = await page();
	for (const [options, message] of MISTAKES) {
		const create = () => createPage(/** @type {any} */ (options));
		// The whole of it: a value may be a secret.
		expect(create, message).to.throw(TypeError, new RegExp(`^createPage: ${message}$`));
	}
});

test("takes an option that is undefined for one that is not given", async ({ expect }) => {
	const { createPage } = await page();
	const options = { relay: "/e", headers: undefined, flushAt: undefined, consent: undefined };
	expect(() => createPage({ ...options, consent: isPage ? "denied" : undefined })).not.to.throw();
});
