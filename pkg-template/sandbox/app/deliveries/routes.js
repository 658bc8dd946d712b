import { get } from "../route.js";
import { getArchivedMessage, getMessage, getMessages } from "./deliveries.js";

export const DELIVERY_ROUTES = [
	get("/v1/messages", getMessages),
	get("/v1/messages/{message_id}", getMessage),
	get("/v1/messages/{message_id}/archived_message", getArchivedMessage, { limit: "archived" }),
];
