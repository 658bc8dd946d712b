"use client";

import { cio } from "../lib/page";

/** Recorded in the page. The relay passes it on. */
export function Plans() {
	return ["basic", "pro"].map((plan) => (
		<button key={plan} type="button" onClick={() => cio.track("plan_chosen", { plan })}>
			Choose {plan}
		</button>
	));
}
