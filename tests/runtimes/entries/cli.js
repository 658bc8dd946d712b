/** The behaviour suite in a runtime with a command line: `<runtime> cli.js <url of the server>`. */

import "../behaviour/import-spy.js";
import * as cio from "customerio-wasm";
import { importActivity } from "../behaviour/import-spy.js";
import { runSuite } from "../behaviour/suite.js";

await runSuite({ cio, url: process.argv[2], imported: importActivity() });
