/** What wrangler.jsonc binds, and the secrets. */
export interface Env {
	readonly EVENTS: Queue;
	readonly DEAD: R2Bucket;
	readonly CIO_SITE_ID: string;
	readonly CIO_API_KEY: string;
	/** The address of a sandbox. Leave it out in production. */
	readonly CIO_URL?: string;
	/** Callers send it as `Authorization: Bearer …`: they may record events of any person. */
	readonly INGEST_TOKEN: string;
}
