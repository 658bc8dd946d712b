/** What the examples find in their environment. */
declare namespace NodeJS {
	interface ProcessEnv {
		CIO_SITE_ID: string;
		CIO_API_KEY: string;
		CIO_APP_KEY: string;
		CIO_WRITE_KEY: string;
		CIO_WEBHOOK_KEY: string;
		RELAY_SECRET: string;
		IDENTITY_SECRET: string;
		NEW_KEY: string;
		OLD_KEY: string;
		QUEUE_URL: string;
		DEAD_BUCKET: string;
		/** The address of the test's sandbox. */
		SANDBOX_URL: string;
	}
}
