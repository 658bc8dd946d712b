/** What the entry points of the Pipelines API export beside its class. */
export * from "../public/index.js";
export { SemanticEvents } from "./semantic-events.js";
