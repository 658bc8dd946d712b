/** The calls that each test file makes, with a `fetch` of its own: jsdom has none. */
exports.callAll = async ({ TrackClient, ValidationError }) => {
	const sent = [];
	const fetch = async (url, init) => {
		sent.push({ url, method: init.method, body: JSON.parse(Buffer.from(init.body).toString()) });
		return { ok: true, status: 200, headers: new Map(), text: async () => "{}" };
	};
	const cio = new TrackClient("site", "key", { url: "https://sandbox.example", fetch });
	await cio.identify("42", { name: "Zoë 🙂", created_at: new Date(5000) });
	await cio.track("42", { name: "purchase", data: { total: 9.9 } });
	await cio.sendAll([
		{ type: "person", action: "identify", identifiers: { id: "1" }, attributes: { city: "Köln" } },
	]);
	expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
		"PUT https://sandbox.example/api/v1/customers/42",
		"POST https://sandbox.example/api/v1/customers/42/events",
		"POST https://sandbox.example/api/v2/batch",
	]);
	expect(sent[0].body).toEqual({ name: "Zoë 🙂", created_at: 5 });
	expect(sent[2].body.batch[0].attributes).toEqual({ city: "Köln" });
	const error = await cio.identify("42", { name: "\ud800" }).catch((thrown) => thrown);
	expect(error).toBeInstanceOf(ValidationError);
	expect(error.argument).toBe("attributes.name");
};
