/** One transactional email: the wall and CPU time of `sendEmail` with `fetch` stubbed, so what the client itself costs. */
import { compareStubbed } from "./per-call.js";

export { report } from "./per-call.js";

export const title = "One email";

/** @param {import("../bench.js").Bench} bench */
export const run = (bench) => compareStubbed(bench, "email");
