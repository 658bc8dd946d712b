import { clientOf } from "../../support.js";
import { module, test } from "../../test.js";

module("package");

const ERRORS = [
	"CustomerIOError",
	"ValidationError",
	"CustomerIORequestError",
	"NetworkError",
	"TimeoutError",
	"AbortError",
	"RegionError",
	"LoadError",
];

const GUARDS = ERRORS.map((name) => `is${name}`);

test("importing fetches nothing, compiles nothing, starts no timer", ({ expect, imported }) => {
	expect(imported).to.deep.equal([]);
});

test("exports the client, the regions, each error class and its guard", ({ cio, expect }) => {
	expect(cio).to.include.keys("TrackClient", "RegionUS", "RegionEU", ...ERRORS, ...GUARDS);
});

test("each error class is a CustomerIOError and an Error, and is named as it is exported", ({
	cio,
	expect,
}) => {
	const exported = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (cio));
	for (const name of ERRORS) {
		const { prototype } = /** @type {Function} */ (exported[name]);
		expect(prototype, name).to.be.instanceOf(Error);
		if (name !== "CustomerIOError") expect(prototype, name).to.be.instanceOf(cio.CustomerIOError);
		expect(exported[name]?.name).to.equal(name);
	}
});

test("making a client sends nothing and checks nothing", async (context) => {
	const { cio, expect, sandbox } = context;
	clientOf(context);
	Reflect.construct(cio.TrackClient, []);
	expect((await sandbox.state()).requests).to.deep.equal([]);
});
