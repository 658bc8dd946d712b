/** Checks that the hand-written declarations match the code. Compiled by `make lint`, never run. */

import type * as declaredApp from "../../target/npm/app/index.d.ts";
import * as builtApp from "../../target/npm/app/node.js";
import type * as declaredPage from "../../target/npm/page/index.d.ts";
import type * as builtPage from "../../target/npm/page/index.js";
import type * as declaredPipelines from "../../target/npm/pipelines/index.d.ts";
import * as builtPipelines from "../../target/npm/pipelines/node.js";
import type * as declaredQueue from "../../target/npm/queue/index.d.ts";
import type * as builtQueue from "../../target/npm/queue/node.js";
import type * as declaredRelay from "../../target/npm/relay/index.d.ts";
import type * as builtRelay from "../../target/npm/relay/node.js";
import type * as declaredRelayNode from "../../target/npm/relay-node/index.d.ts";
import type * as builtRelayNode from "../../target/npm/relay-node/index.js";
import type * as declaredSandbox from "../../target/npm/sandbox/index.d.ts";
import type * as builtSandbox from "../../target/npm/sandbox/index.js";
import type * as declaredSandboxNode from "../../target/npm/sandbox/node.d.ts";
import type * as builtSandboxNode from "../../target/npm/sandbox/node.js";
import type * as declared from "../../target/npm/track/index.d.ts";
import * as built from "../../target/npm/track/node.js";
import type * as declaredWebhooks from "../../target/npm/webhooks/index.d.ts";
import type * as builtWebhooks from "../../target/npm/webhooks/node.js";

// The compiler does not see that the class has these, whose names are computed.
type Disposal = typeof Symbol.dispose | typeof Symbol.asyncDispose;
new built.TrackClient("site", "key") satisfies Omit<declared.TrackClient, Disposal>;

type Same<A, B> = [A, B] extends [B, A] ? true : false;
true satisfies Same<keyof typeof built, keyof typeof declared>;
// `sendAll` sets its `report` on the error that stops it, of any class.
true satisfies Same<keyof built.ValidationError | "report", keyof declared.ValidationError>;
true satisfies Same<keyof built.CustomerIORequestError | "report", keyof declared.CustomerIORequestError>;
type Methods<Client> = Exclude<keyof Client, symbol>;
true satisfies Same<Methods<InstanceType<typeof built.TrackClient>>, Methods<declared.TrackClient>>;

new builtPipelines.PipelinesClient("key") satisfies Omit<declaredPipelines.PipelinesClient, Disposal>;
true satisfies Same<keyof typeof builtPipelines, keyof typeof declaredPipelines>;
true satisfies Same<
	Methods<InstanceType<typeof builtPipelines.PipelinesClient>>,
	Methods<declaredPipelines.PipelinesClient>
>;

new builtApp.APIClient("key") satisfies Omit<declaredApp.APIClient, Disposal>;
true satisfies Same<keyof typeof builtApp, keyof typeof declaredApp>;
true satisfies Same<Methods<InstanceType<typeof builtApp.APIClient>>, Methods<declaredApp.APIClient>>;

true satisfies Same<keyof typeof builtPage, keyof typeof declaredPage>;
true satisfies Same<keyof typeof builtQueue, keyof typeof declaredQueue>;
true satisfies Same<keyof typeof builtRelay, keyof typeof declaredRelay>;
true satisfies Same<keyof typeof builtRelayNode, keyof typeof declaredRelayNode>;
true satisfies Same<keyof typeof builtSandbox, keyof typeof declaredSandbox>;
true satisfies Same<keyof typeof builtSandboxNode, keyof typeof declaredSandboxNode>;
true satisfies Same<keyof typeof builtWebhooks, keyof typeof declaredWebhooks>;
