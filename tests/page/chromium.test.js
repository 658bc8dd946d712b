/** The page's client in a real browser. */
import { chromium } from "../harness/browsers.js";
import { testPageIn } from "./run-scenarios.js";

testPageIn(chromium);
