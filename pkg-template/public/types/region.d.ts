/** The base URLs of a region's APIs, with the names of `customerio-node`. */
export interface Region {
	/** The base of the Track API: `https://track.customer.io/api/v1`, or `track-eu` in the EU. */
	readonly trackUrl: string;
	/** The base of the v2 Track API. */
	readonly trackV2Url: string;
	/** The base of the App API. */
	readonly apiUrl: string;
	/** The base of the Pipelines API. */
	readonly pipelinesUrl: string;
}

/** The United States: the same as `region: "us"`. */
export declare const RegionUS: Region;

/** The European Union: the same as `region: "eu"`. */
export declare const RegionEU: Region;

/** What `getAccountRegion` resolves with. */
export interface AccountRegion {
	/** The host of the account's Track API. */
	readonly url: string;
	/** The account's region. */
	readonly region: "us" | "eu";
	/** The workspace's number. */
	readonly environment_id: number;
}
