/** The same as cli.js with the entry point that carries the WebAssembly in its text. */

import "../behaviour/import-spy.js";
import * as cio from "customerio-wasm/inline";
import { importActivity } from "../behaviour/import-spy.js";
import { runSuite } from "../behaviour/suite.js";

await runSuite({ cio, url: process.argv[2], imported: importActivity() });
