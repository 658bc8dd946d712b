/** What README.md takes for granted. */
import { fromPage } from "./relay.ts";

/** The owner's function. */
export async function personOfYourSession(_request: Request) {
	return { id: "42" };
}

export const request = await fromPage();
