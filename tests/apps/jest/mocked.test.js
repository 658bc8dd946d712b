jest.mock("customerio-wasm");
const { TrackClient } = require("customerio-wasm");

test("Jest mocks the package automatically", async () => {
	const cio = new TrackClient("site", "key");
	cio.identify.mockResolvedValue({});
	await expect(cio.identify("42")).resolves.toEqual({});
	expect(TrackClient).toHaveBeenCalledWith("site", "key");
});
