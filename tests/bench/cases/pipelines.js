/** One event of the Pipelines API: the wall and CPU time of `track` with `fetch` stubbed, so what the client itself costs. */
import { compareStubbed } from "./per-call.js";

export { report } from "./per-call.js";

export const title = "One event of the Pipelines API";

/** @param {import("../bench.js").Bench} bench */
export const run = (bench) => compareStubbed(bench, "pipelines event");
