import { createPage } from "customerio-wasm/page";

// No key: the relay at /e has it. Ask for consent first where you need it: createPage({ relay: "/e", consent: "pending" }).
const cio = createPage({ relay: "/e", flushAfterMs: 1000 });
cio.page();

let count = 0;
for (const button of document.querySelectorAll("[data-product]")) {
	button.addEventListener("click", () => {
		const { product, price } = button.dataset;
		cio.track("added_to_basket", { product, price: Number(price) });
		count += 1;
		document.querySelector("#basket").textContent = `${count} in your basket`;
	});
}

/** Shows what has arrived, the newest first. */
async function showArrived() {
	const arrived = await (await fetch("/arrived")).json();
	const items = arrived.reverse().map(({ name, data }) => {
		const item = document.createElement("li");
		item.append(Object.assign(document.createElement("code"), { textContent: name }));
		item.append(` ${Object.values(data).join(", ")}`);
		return item;
	});
	document.querySelector("#arrived").replaceChildren(...items);
}
setInterval(showArrived, 1000);
