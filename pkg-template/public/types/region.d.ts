/** The bases of a data centre's APIs, with the official client's names. */
export interface Region {
	/** `https://track.customer.io/api/v1` or its sibling in the EU. */
	readonly trackUrl: string;
	/** The same for version 2 of the Track API. */
	readonly trackV2Url: string;
	/** The base of the App API. */
	readonly apiUrl: string;
	/** The base of the Pipelines API. */
	readonly pipelinesUrl: string;
}

/** The data centre in the United States: the same as `region: "us"`. */
export declare const RegionUS: Region;

/** The data centre in the European Union: the same as `region: "eu"`. */
export declare const RegionEU: Region;

/** What Customer.io says of the account that the credentials belong to. */
export interface AccountRegion {
	/** The host of the account's Track API. */
	readonly url: string;
	readonly region: "us" | "eu";
	/** The workspace's number. */
	readonly environment_id: number;
}
