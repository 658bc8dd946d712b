import type { Json } from "./json.js";

/**
 * What a new sandbox holds for the App API, and its rate limits. A list that is left out has one sample, with the id 1; an empty
 * array means none.
 *
 * @example
 * const app: AppOptions = { transactional: [{ name: "welcome", subject: "Hello" }], rateLimit: { send: 100 } };
 */
export interface AppOptions {
	/**
	 * The transactional messages. Sends of others are then refused with a 400, unless `auto_create` creates one by its trigger name.
	 * Without this option a send may name any id or trigger name, which creates the message.
	 */
	transactional?: TransactionalSeed[] | undefined;
	/**
	 * The broadcasts. Triggers of others are then refused with a 404. Without this option a trigger may name any id, which creates
	 * the broadcast.
	 */
	broadcasts?: WorkflowSeed[] | undefined;
	/** The campaigns. The API cannot create any. */
	campaigns?: WorkflowSeed[] | undefined;
	/** The sender identities. The API cannot create any. */
	senders?: SenderSeed[] | undefined;
	/** The subscription topics. The API cannot create any. */
	topics?: TopicSeed[] | undefined;
	/** The rate limits. Without it there are none. */
	rateLimit?: RateLimits | undefined;
}

/**
 * A transactional message, with its default content.
 *
 * @example
 * const seed: TransactionalSeed = { id: 3, name: "receipt", subject: "Your receipt", body: "Thanks!" };
 */
export interface TransactionalSeed {
	/** By default, the next free number. */
	id?: number;
	/** The trigger name. Sends find it in any case of letters. */
	name: string;
	type?: "email" | "push";
	subject?: string;
	body?: string;
	from?: string;
	/** The languages of its other contents, such as `"de"`. */
	languages?: string[];
}

/**
 * A campaign or a broadcast, with its actions.
 *
 * @example
 * const seed: WorkflowSeed = { id: 7, name: "Onboarding", actions: [{ type: "email", subject: "Hello" }] };
 */
export interface WorkflowSeed {
	/** By default, the next free number. */
	id?: number;
	name: string;
	tags?: string[];
	/** By default, one email. */
	actions?: ActionSeed[];
}

/** An action of a campaign or a broadcast. Other members are those of the API's action. */
export interface ActionSeed {
	/** By default, the next free number. */
	id?: number;
	type: "email" | "webhook" | "push" | "twilio" | "slack" | "in_app" | "whatsapp";
	/** Other members, such as `subject` or `body`. */
	[member: string]: Json | undefined;
}

/** A sender identity. */
export interface SenderSeed {
	id?: number;
	name: string;
	email: string;
}

/** A subscription topic. */
export interface TopicSeed {
	id?: number;
	name: string;
	description?: string;
	subscribed_by_default?: boolean;
}

/**
 * How many requests are accepted, by kind. A kind that is left out has no limit. Requests beyond a limit get a 429 with
 * `Retry-After`. Beyond `archived` it has none, because Customer.io sends none when a daily quota is used up.
 *
 * @example
 * // The limits of the real API.
 * const limits: RateLimits = { default: 10, send: 100, broadcast: 1, studio: 5, archived: 100 };
 */
export interface RateLimits {
	/** Per second: all calls without a limit of their own. */
	default?: number | undefined;
	/** Per second: the six sends. */
	send?: number | undefined;
	/** Per 10 seconds: triggers of broadcasts. */
	broadcast?: number | undefined;
	/** Per second: the calls of Design Studio that render an email. */
	studio?: number | undefined;
	/** Per day: archived messages. */
	archived?: number | undefined;
}

/**
 * Reporting webhooks: signed requests that say what happens to messages. A request that fails is not repeated.
 *
 * @example
 * const webhook: WebhookOptions = { url: "http://127.0.0.1:3000/hook", signingKey: "secret" };
 */
export interface WebhookOptions {
	/** Where to post events. Webhooks can also be created by the App API. */
	url?: string | undefined;
	/** The signing key of all webhooks. Default `"signing-key"`. */
	signingKey?: string | undefined;
	/** The events that `url` gets, such as `"email_sent"`. Default: all. */
	events?: string[] | undefined;
	/** Sends the requests. Default: the global `fetch`. With your own function, no server is needed. */
	fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
}
