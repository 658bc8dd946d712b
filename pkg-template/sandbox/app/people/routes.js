import { getCustomerMessages } from "../deliveries/deliveries.js";
import { get, post, put } from "../route.js";
import { boolean, list, shape, text } from "../shapes/checks.js";
import { getActivities, listActivities } from "./activities.js";
import { FILTER } from "./filter.js";
import { getOptOuts, listOptOuts, updateOptOuts } from "./opt-outs.js";
import {
	getAttributes,
	getCustomersAttributes,
	getCustomersByEmail,
	getRelationships,
	getSegments,
	searchCustomers,
} from "./people.js";
import { getSubscriptionPreferences, getToken, listChannels, listTopics } from "./subscriptions.js";

const PERSON = "/v1/customers/{customer_id}";
const OPT_OUT = shape(
	{ from: text({ min: 1 }), optout: boolean },
	{ channel: text({ choices: ["sms", "whatsapp"] }) },
);

export const PEOPLE_ROUTES = [
	get("/v1/customers", getCustomersByEmail),
	post("/v1/customers", searchCustomers, { check: shape({ filter: FILTER }) }),
	post("/v1/customers/attributes", getCustomersAttributes, {
		check: shape({ ids: list(text({ min: 1 }), { min: 1, max: 100 }) }),
	}),
	get(`${PERSON}/attributes`, getAttributes),
	get(`${PERSON}/activities`, getActivities),
	get(`${PERSON}/messages`, getCustomerMessages),
	get(`${PERSON}/relationships`, getRelationships),
	get(`${PERSON}/segments`, getSegments),
	get(`${PERSON}/subscription_preferences`, getSubscriptionPreferences),
	get(`${PERSON}/optouts`, getOptOuts),
	put(`${PERSON}/optouts`, updateOptOuts, { check: shape({ optouts: list(OPT_OUT) }) }),
	get("/v1/optouts", listOptOuts),
	get("/v1/activities", listActivities),
	get("/v1/subscription_topics", listTopics),
	get("/v1/subscription_channels", listChannels),
	get("/v1/subscription_center/{customer_id}/token", getToken),
];
