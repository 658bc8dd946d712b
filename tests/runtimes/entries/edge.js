/** The behaviour suite in an Edge function, whose bundle has the server's URL in place of `SERVER`. */

import "../behaviour/import-spy.js";
import * as cio from "customerio-wasm";
import { importActivity } from "../behaviour/import-spy.js";
import { runSuite } from "../behaviour/suite.js";

Object.assign(globalThis, { suite: runSuite({ cio, url: SERVER, imported: importActivity() }) });
