export { WebhookError } from "./error.js";
export { signWebhook } from "./sign.js";
export { verifyWebhook } from "./verify.js";

import { verifierBy } from "./official.js";

/** Bundlers leave this as it is: no host but Node and those like it has the module. */
export const verifyRequestSignature = /* @__PURE__ */ verifierBy(() =>
	globalThis.process?.getBuiltinModule?.("node:crypto"),
);
