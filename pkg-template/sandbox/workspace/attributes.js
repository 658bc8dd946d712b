/** @import { Json } from "../types/json.d.ts" */
import { isObject } from "../http/body.js";

const TOPICS = "cio_subscription_preferences.topics.";

/**
 * Sets an attribute; `null` and `""` remove it.
 *
 * @param {Map<string, Json>} attributes
 * @param {string} name
 * @param {Json} value
 */
export function setAttribute(attributes, name, value) {
	if (value === null || value === "") attributes.delete(name);
	else attributes.set(name, value);
}

/**
 * Sets an attribute of a person. A dotted name sets one subscription topic "while preserving those set for other topics".
 *
 * @param {Map<string, Json>} attributes
 * @param {string} name
 * @param {Json} value
 */
export function setPersonAttribute(attributes, name, value) {
	if (!name.startsWith(TOPICS)) return setAttribute(attributes, name, value);
	const preferences = attributes.get("cio_subscription_preferences") ?? {};
	const { topics = {}, ...others } = isObject(preferences) ? preferences : {};
	const changed = new Map(Object.entries(isObject(topics) ? topics : {}));
	setAttribute(changed, name.slice(TOPICS.length), value);
	attributes.set("cio_subscription_preferences", { ...others, topics: Object.fromEntries(changed) });
}
