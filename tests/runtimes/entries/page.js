/** The behaviour suite in a page. */
import { importActivity } from "../behaviour/import-spy.js";
import * as cio from "customerio-wasm";
import { runSuite } from "../behaviour/suite.js";

runSuite({ cio, url: location.origin, imported: importActivity() });
