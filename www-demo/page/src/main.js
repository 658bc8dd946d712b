import { createSend } from "./client.js";
import { byId } from "./dom.js";
import { emptyState } from "./empty.js";
import { mountForms } from "./forms.js";
import { mountLog } from "./log.js";
import { mountPeople } from "./people.js";
import { followSandbox } from "./sandbox-state.js";
import { refreshTimes } from "./time.js";

/**
 * @typedef {import("./client.js").Call} Call
 * @typedef {import("../../host/serve-page.js").PageConfig} PageConfig
 */

/** @returns {import("./client.js").Sender} */
function chosenSender() {
	const worker = /** @type {HTMLInputElement} */ (document.querySelector("#sender [value=worker]"));
	return worker.checked ? "worker" : "browser";
}

/**
 * The live view of the sandbox; `setPerson` is told when the user selects a person.
 *
 * @param {string} sandboxUrl
 * @param {ReturnType<typeof mountLog>} log
 * @param {(id: string) => void} setPerson
 */
function mountLiveView(sandboxUrl, log, setPerson) {
	const live = byId("live");
	const people = mountPeople(byId("people-view"), setPerson);
	const sandbox = followSandbox(sandboxUrl, {
		onState(state) {
			people.update(state);
			log.updateSandbox(state.requests);
		},
		onLive(isLive) {
			const text = isLive ? "Live" : "The sandbox does not answer";
			if (live.textContent !== text) live.textContent = text;
			live.classList.toggle("lost", !isLive);
		},
	});
	const reset = /** @type {HTMLButtonElement} */ (byId("reset"));
	reset.hidden = false;
	reset.addEventListener("click", sandbox.reset);
	return {
		/** @param {Call} call */
		async follow({ input }) {
			if ("customerId" in input) people.show(input.customerId);
			await sandbox.refresh();
		},
	};
}

/** With the real Customer.io behind the Worker there is no secret for the page and no state to read. */
function mountRealNotice() {
	const browser = /** @type {HTMLInputElement} */ (document.querySelector("#sender [value=browser]"));
	const worker = /** @type {HTMLInputElement} */ (document.querySelector("#sender [value=worker]"));
	browser.disabled = true;
	worker.checked = true;
	byId("log-source").hidden = true;
	byId("people-view").replaceChildren(
		emptyState(
			"cloud",
			"Your people are in Customer.io",
			"This demo sends to your real workspace, through the Worker that holds the secret. Look there for the outcome.",
		),
	);
}

/** @param {PageConfig} config */
function start(config) {
	const log = mountLog({ view: byId("log-view"), hint: byId("log-hint"), source: byId("log-source") });
	const send = createSend(config, log.add);
	/** @type {ReturnType<typeof mountLiveView> | undefined} */
	let liveView;
	const forms = mountForms(byId("actions"), async (call) => {
		const outcome = await send(chosenSender(), call);
		liveView?.follow(call);
		return outcome;
	});
	if (config.sandbox) liveView = mountLiveView(config.sandbox.url, log, forms.setPerson);
	else mountRealNotice();

	const target = byId("target");
	target.textContent = config.sandbox
		? "Sends to a local sandbox"
		: `Sends to the real Customer.io, region ${config.region}`;
	target.classList.toggle("real", !config.sandbox);
	refreshTimes();
}

const response = await fetch("/config.json");
start(await response.json());
