import type { PersonIdentifiers } from "../../track/types/operations.js";

/** Who a visitor is: exactly one identifier. From JavaScript, a number is accepted too, and becomes text. */
export type Identity = PersonIdentifiers;

/** Says who a visitor is, by the session of the request; `null` if the visitor is anonymous. */
export type Identify = (
	request: Request,
) => Identity | null | undefined | Promise<Identity | null | undefined>;
