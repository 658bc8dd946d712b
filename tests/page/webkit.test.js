/** The page's client in a real browser. */
import { webkit } from "../harness/browsers.js";
import { testPageIn } from "./run-scenarios.js";

testPageIn(webkit);
