/** What README.md takes for granted. */

/** The owner's function. */
export async function personOfYourSession(_request: Request) {
	return { id: "42" };
}

/** An id as the page's client makes them: of the present time. */
function ulid() {
	const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	let time = Date.now();
	let text = "";
	for (let place = 0; place < 10; place += 1) {
		text = alphabet.charAt(time % 32) + text;
		time = Math.floor(time / 32);
	}
	return `${text}0000000000000001`;
}

const now = Date.now() / 1000;
/** What a page sends. */
export const request = new Request("https://shop.example/e", {
	method: "POST",
	headers: { "content-type": "text/plain;charset=utf-8", origin: "https://shop.example" },
	body: JSON.stringify({
		v: 1,
		sent_at: now,
		items: [{ type: "track", id: ulid(), name: "cta_clicked", data: { where: "hero" }, at: now }],
	}),
});
