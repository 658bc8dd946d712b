"use server";

import { CustomerIOError } from "customerio-wasm/track";
import { customerio } from "../lib/customerio";

/** Sent from the server: the person's email address must come from your own form or session, not from what a page claims. */
export async function signUp(_message: string, form: FormData): Promise<string> {
	const email = String(form.get("email"));
	try {
		await customerio().identify(email, { created_at: new Date(), newsletter: true });
		await customerio().track(email, { name: "signed_up" });
		return `Thank you, ${email}`;
	} catch (error) {
		if (!(error instanceof CustomerIOError)) throw error;
		console.error(error);
		return "That did not work. Please try again.";
	}
}
