import { makeSandbox } from "./sandbox.js";

/** @type {typeof import("./index.d.ts").createSandbox} */
export const createSandbox = (options) => makeSandbox(options).sandbox;
