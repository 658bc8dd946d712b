/** The behaviour suite in a page. */

import "../behaviour/import-spy.js";
import * as cio from "customerio-wasm";
import { importActivity } from "../behaviour/import-spy.js";
import { runSuite } from "../behaviour/suite.js";

runSuite({ cio, url: location.origin, imported: importActivity() });
