/** Checks that the hand-written declarations match the code. Compiled by `make lint`, never run. */

import type * as declaredPipelines from "../../target/npm/pipelines/index.d.ts";
import * as builtPipelines from "../../target/npm/pipelines/node.js";
import type * as declaredRelay from "../../target/npm/relay/index.d.ts";
import type * as builtRelay from "../../target/npm/relay/node.js";
import type * as declared from "../../target/npm/track/index.d.ts";
import * as built from "../../target/npm/track/node.js";

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

true satisfies Same<keyof typeof builtRelay, keyof typeof declaredRelay>;
