/** What the entry points of the relay export besides `createRelay`. */
export { signIdentity, verifyIdentity } from "./identity.js";
