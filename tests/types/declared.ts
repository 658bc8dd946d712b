/** The hand-written index.d.ts says what the code has: compiled by `make lint`, never run. */
import type * as declared from "../../pkg/index.d.ts";
import * as built from "../../pkg/node.js";

new built.TrackClient("site", "key") satisfies declared.TrackClient;
type Constructor = new (...args: ConstructorParameters<typeof declared.TrackClient>) => declared.TrackClient;
built.TrackClient satisfies Constructor;

type Same<A, B> = [A, B] extends [B, A] ? true : false;
true satisfies Same<keyof typeof built, keyof typeof declared>;
true satisfies Same<keyof built.ValidationError, keyof declared.ValidationError>;
true satisfies Same<keyof built.CustomerIORequestError, keyof declared.CustomerIORequestError>;
