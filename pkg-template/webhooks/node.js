/** The same with an import of Node's module, which the oldest supported Node cannot look up by `getBuiltinModule`. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { verifierBy } from "./official.js";

export * from "./index.js";

export const verifyRequestSignature = /* @__PURE__ */ verifierBy(() => ({ createHmac, timingSafeEqual }));
