import type { Json } from "./json.js";

/**
 * What the App API answers in a new sandbox, and how much of it one may ask. What is left out gets one sample of its kind, with
 * the id 1; an empty array stands for none.
 *
 * @example
 * const app: AppOptions = { transactional: [{ name: "welcome", subject: "Hello" }], rateLimit: { send: 100 } };
 */
export interface AppOptions {
	/**
	 * The transactional messages. A send with another id or trigger name is then refused with a 400. Without this option each one
	 * is accepted, and the message exists from its first use.
	 */
	transactional?: TransactionalSeed[];
	/**
	 * The broadcasts. A trigger of another one is then refused with a 404. Without this option each id is accepted, and the
	 * broadcast exists from its first trigger.
	 */
	broadcasts?: WorkflowSeed[];
	/** The campaigns, which no call can create. */
	campaigns?: WorkflowSeed[];
	/** The sender identities, which no call can create. */
	senders?: SenderSeed[];
	/** The subscription topics, which no call can create. */
	topics?: TopicSeed[];
	/** The rate limits. Without it there are none. */
	rateLimit?: RateLimits;
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
 * The requests that are accepted in a window of time, by class. A class without a number has no limit. More get a 429 with
 * `Retry-After`; without it for `archived`, as Customer.io does when a daily quota is used up.
 *
 * @example
 * // As live.
 * const limits: RateLimits = { default: 10, send: 100, broadcast: 1, studio: 5, archived: 100 };
 */
export interface RateLimits {
	/** Per second: every call that has no limit of its own. */
	default?: number;
	/** Per second: the six sends. */
	send?: number;
	/** Per 10 seconds: triggers of broadcasts. */
	broadcast?: number;
	/** Per second: what Design Studio renders. */
	studio?: number;
	/** Per day: archived messages. */
	archived?: number;
}

/**
 * Where the sandbox posts what happens to the messages it sends.
 *
 * @example
 * const webhook: WebhookOptions = { url: "http://127.0.0.1:3000/hook", signingKey: "secret" };
 */
export interface WebhookOptions {
	/** A webhook that exists from the start. Without it, only those that the App API creates are posted to. */
	url?: string;
	/** The key of the signatures, also for webhooks that the App API creates. Default `"signing-key"`. */
	signingKey?: string;
	/** The events that `url` gets, such as `"email_sent"`. Default: all. */
	events?: string[];
	/** What posts. Default: the global `fetch`. A function of yours can take the requests without a server. */
	fetch?: (url: string, init: RequestInit) => Promise<Response>;
}
