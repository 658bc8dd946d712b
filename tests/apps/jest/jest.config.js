/** Each test file runs in Node and in jsdom, as it is written. */
module.exports = {
	projects: ["node", "jsdom"].map((testEnvironment) => ({
		displayName: testEnvironment,
		testEnvironment,
		transform: {},
		testMatch: ["**/*.test.?(m)js"],
	})),
};
