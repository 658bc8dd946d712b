"use client";

import { useActionState } from "react";
import { signUp } from "./actions";

/** A form that a server action handles. */
export function SignUp() {
	const [message, action, isPending] = useActionState(signUp, "");
	return (
		<form action={action}>
			<label>
				Email <input name="email" type="email" required />
			</label>{" "}
			<button type="submit" disabled={isPending}>
				Sign up
			</button>
			<output style={{ display: "block" }}>{message}</output>
		</form>
	);
}
