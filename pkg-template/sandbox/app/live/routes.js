import { get, post } from "../route.js";
import { change, END, getNotification, START, start, UPDATE } from "./notifications.js";

export const LIVE_ROUTES = [
	post("/v1/live_notifications/start", start, { check: START }),
	post("/v1/live_notifications/update", change("update"), { check: UPDATE }),
	post("/v1/live_notifications/end", change("end"), { check: END }),
	get("/v1/live_notifications/{instance_id}", getNotification),
];
