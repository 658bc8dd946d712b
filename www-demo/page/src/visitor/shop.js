/** The page of a shop. It has no key and no WebAssembly: it records events, and the shop's relay sends them. */
import { createPage } from "customerio-wasm/page";
import { byId } from "../dom/elements.js";

/** @typedef {{ offer_viewed: { item: string }, cart_filled: { item: string }, banner_clicked: { item: string } }} Events */

/** Where the shop stores the visitor's decision. */
const CONSENT = "shop-consent";
const PERSON = "ada";
const MANY = 50;

const said = localStorage.getItem(CONSENT);
const consent = said === "granted" || said === "denied" ? said : "pending";

/** @type {import("customerio-wasm/page").Page<Events>} */
const cio = createPage({
	relay: "/e",
	consent,
	flushAfterMs: 1_500,
	onDropped: ({ reason, count }) => report("dropped", `${count} (${reason})`),
});

/** Tells the page around this one. @param {string} kind @param {string} name @param {string} [id] */
function report(kind, name, id) {
	parent.postMessage({ kind, name, id }, location.origin);
	showState();
}

/** @param {string} name @param {string | undefined} id */
function recorded(name, id) {
	if (id !== undefined) report("recorded", name, id);
}

function showState() {
	const who = cio.anonymous ? "The relay does not know the visitor" : "The relay knows the visitor";
	byId("state").textContent = cio.dropped > 0 ? `${who}. Dropped: ${cio.dropped}` : who;
}

/** @param {boolean} isGiven */
function decide(isGiven) {
	localStorage.setItem(CONSENT, isGiven ? "granted" : "denied");
	cio.setConsent(isGiven);
	byId("banner").hidden = true;
	showState();
}

async function showWho() {
	const { person } = await (await fetch("/session")).json();
	byId("who").textContent = person ? `Signed in as ${person}` : "Not signed in";
	byId("sign").textContent = person ? "Sign out" : "Sign in";
	byId("sign").onclick = async () => {
		if (person) {
			await cio.reset();
			await fetch("/session", { method: "DELETE" });
		} else {
			await fetch("/session", { method: "POST", body: JSON.stringify({ person: PERSON }) });
			cio.page(location.href);
		}
		await showWho();
		showState();
	};
}

for (const button of document.querySelectorAll("[data-event]")) {
	const { event, item } = /** @type {HTMLElement} */ (button).dataset;
	const name = /** @type {keyof Events} */ (event);
	button.addEventListener("click", () => recorded(name, cio.track(name, { item: String(item) })));
}
byId("view").onclick = () => recorded("page view", cio.page());
byId("plan").onclick = () => void cio.identify({ plan: "club" });
byId("many").onclick = () => {
	for (let index = 1; index <= MANY; index += 1)
		recorded("offer_viewed", cio.track("offer_viewed", { item: `Cup ${index}` }));
};
byId("allow").onclick = () => decide(true);
byId("deny").onclick = () => decide(false);
byId("banner").hidden = consent !== "pending";

recorded("page view", cio.page());
setInterval(showState, 500);
showState();
await showWho();
