/** The same with Node's own module, which the oldest Node that is supported cannot look up. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { verifierBy } from "./official.js";

export * from "./index.js";

export const verifyRequestSignature = /* @__PURE__ */ verifierBy(() => ({ createHmac, timingSafeEqual }));
