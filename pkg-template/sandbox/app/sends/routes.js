/** @import { SendKind } from "./sends.js" */
import { post } from "../route.js";
import { send } from "./sends.js";
import { SENDS } from "./shapes.js";

/** @param {SendKind} kind */
const row = (kind) =>
	post(`/v1/send/${kind}`, send(kind), { auth: "send", check: SENDS[kind], errors: "meta", limit: "send" });

export const SEND_ROUTES = [
	row("email"),
	row("push"),
	row("sms"),
	row("whatsapp"),
	row("in_app"),
	row("inbox_message"),
];
