import type { BroadcastPersonData } from "./broadcasts.js";
import type { AudienceFilter } from "./filters.js";

/** What to do with people who are not found by their address. */
interface UnknownAddresses {
	/** Whether everybody who has the same address gets the message. Default `false`: the broadcast fails. */
	readonly email_add_duplicates?: boolean;
	/** Whether addresses that nobody has are skipped. Default `false`: each is an error of the trigger. */
	readonly email_ignore_missing?: boolean;
}

/** What to do with people who are not found by their id. */
interface UnknownIds {
	/** Whether ids that nobody has are skipped. Default `false`: each is an error of the trigger. */
	readonly id_ignore_missing?: boolean;
}

/** Recipients that have no addresses. */
interface NoAddresses {
	readonly email_add_duplicates?: never;
	readonly email_ignore_missing?: never;
}

/** Recipients that have no ids. */
interface NoIds {
	readonly id_ignore_missing?: never;
}

/** The people who are found by their ids. */
export interface BroadcastIds extends UnknownIds, NoAddresses {
	/** At most 10,000. */
	readonly ids: readonly (string | number)[];
	readonly emails?: never;
	readonly per_user_data?: never;
	readonly data_file_url?: never;
}

/** The people who are found by their addresses. */
export interface BroadcastEmails extends UnknownAddresses, NoIds {
	readonly emails: readonly string[];
	readonly ids?: never;
	readonly per_user_data?: never;
	readonly data_file_url?: never;
}

/** People, each with data of their own. */
export interface BroadcastPeople extends UnknownAddresses, UnknownIds {
	/** At most 10,000. */
	readonly per_user_data: readonly BroadcastPersonData[];
	readonly ids?: never;
	readonly emails?: never;
	readonly data_file_url?: never;
}

/** The people of a file, each with data of their own. */
export interface BroadcastFile extends UnknownAddresses, UnknownIds {
	/** Where the file is: a JSON object with `id` or `email`, and with `data`, in each line. */
	readonly data_file_url: string;
	readonly ids?: never;
	readonly emails?: never;
	readonly per_user_data?: never;
}

/**
 * The recipients of a broadcast: those of a condition, or one of four kinds of lists. Without them, it goes to the people that the
 * broadcast itself names.
 */
export type BroadcastRecipients =
	| (AudienceFilter & NoAddresses & NoIds)
	| BroadcastIds
	| BroadcastEmails
	| BroadcastPeople
	| BroadcastFile;
