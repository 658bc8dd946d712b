export { WebhookError } from "./error.js";
export { signWebhook } from "./sign.js";
export { verifyWebhook } from "./verify.js";

import { verifierBy } from "./official.js";

/** Without an import, which bundlers would have to resolve: only Node and hosts like it have the module. */
export const verifyRequestSignature = /* @__PURE__ */ verifierBy(() =>
	globalThis.process?.getBuiltinModule?.("node:crypto"),
);
