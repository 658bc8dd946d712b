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

test("importing it fetches nothing, compiles nothing and starts no timer", ({ expect, imported }) => {
	expect(imported).to.deep.equal([]);
});

test("exports the client, the regions, and each error class with its guard", ({ cio, expect }) => {
	expect(cio).to.include.keys("TrackClient", "RegionUS", "RegionEU", ...ERRORS, ...GUARDS);
});

test("each error class is a CustomerIOError and an Error, and its name is that of its export", ({
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

test("creating a client sends nothing and validates nothing", async (context) => {
	const { cio, expect, sandbox } = context;
	clientOf(context);
	Reflect.construct(cio.TrackClient, []);
	expect((await sandbox.state()).requests).to.deep.equal([]);
});
