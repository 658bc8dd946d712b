/** The same as `index.js`, with an import of `node:crypto`: the oldest supported Node has no `getBuiltinModule`. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { verifierBy } from "./official.js";

export * from "./index.js";

export const verifyRequestSignature = /* @__PURE__ */ verifierBy(() => ({ createHmac, timingSafeEqual }));
