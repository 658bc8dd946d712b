/** The page's client in a real browser. */
import { firefox } from "../harness/browsers.js";
import { testPageIn } from "./run-scenarios.js";

testPageIn(firefox);
