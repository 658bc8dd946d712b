/** What the entry points of the Pipelines API export besides its class. */
export * from "../public/index.js";
export { SemanticEvents } from "./semantic-events.js";
