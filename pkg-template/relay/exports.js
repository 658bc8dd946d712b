/** What the entry points of the relay export beside `createRelay`. */
export { signIdentity, verifyIdentity } from "./identity.js";
