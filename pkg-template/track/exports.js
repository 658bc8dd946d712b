/** What the entry points of the Track API export besides its class. */
export * from "../public/index.js";
export { IdentifierType } from "./identifier-type.js";
