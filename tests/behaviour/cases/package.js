/** @typedef {import("../suite.js").Case} Case */
import { clientOf } from "../support.js";

const ERRORS = [
	"CustomerIOError",
	"ValidationError",
	"CustomerIORequestError",
	"NetworkError",
	"TimeoutError",
	"AbortError",
];

/** @type {Case[]} */
export const cases = [
	{
		name: "importing fetches nothing, compiles nothing, starts no timer",
		run({ expect, imported }) {
			expect(imported).to.deep.equal([]);
		},
	},
	{
		name: "exports the client and each error class",
		run({ cio, expect }) {
			expect(cio).to.include.keys("TrackClient", ...ERRORS);
		},
	},
	{
		name: "each error class is a CustomerIOError and an Error, and is named as it is exported",
		run({ cio, expect }) {
			const exported = /** @type {Record<string, Function>} */ (/** @type {unknown} */ (cio));
			for (const name of ERRORS) {
				const { prototype } = /** @type {Function} */ (exported[name]);
				expect(prototype, name).to.be.instanceOf(Error);
				if (name !== "CustomerIOError") expect(prototype, name).to.be.instanceOf(cio.CustomerIOError);
				expect(exported[name]?.name).to.equal(name);
			}
		},
	},
	{
		name: "making a client sends nothing and checks nothing",
		async run(context) {
			const { cio, expect, sandbox } = context;
			clientOf(context);
			Reflect.construct(cio.TrackClient, []);
			expect((await sandbox.state()).requests).to.deep.equal([]);
		},
	},
	{
		name: "a client shows no secret in JSON or in its own properties",
		async run(context) {
			const { cio, expect, url } = context;
			const client = new cio.TrackClient("site", "s3cr3t-key", { url });
			await client.track("42", { name: "a" }).catch(() => {});
			const seen = [JSON.stringify(client), String(client), ...Object.values(client).map(show)];
			for (const text of seen) expect(text ?? "").not.to.include("s3cr3t-key");
		},
	},
];

/** @param {unknown} value */
function show(value) {
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}
