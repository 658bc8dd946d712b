import { bulkClients } from "./bulk/clients.js";
import { mountBulk } from "./bulk/panel.js";
import { createSend, pageClient } from "./client.js";
import { count } from "./dom/count.js";
import { byId } from "./dom/elements.js";
import { emptyState } from "./dom/empty.js";
import { refreshTimes } from "./dom/time.js";
import { mountFaults } from "./faults/faults.js";
import { mountForms } from "./forms/forms.js";
import { mountLog } from "./log/log.js";
import { mountPeople } from "./people/people.js";
import { followSandbox } from "./sandbox-state.js";

/**
 * @typedef {import("./client.js").Call} Call
 * @typedef {import("./client.js").PageConfig} PageConfig
 */

/** @param {import("./client.js").Sender} name */
const senderRadio = (name) =>
	/** @type {HTMLInputElement} */ (document.querySelector(`#sender [value=${name}]`));

/** @returns {import("./client.js").Sender} */
const chosenSender = () => (senderRadio("worker").checked ? "worker" : "browser");

/**
 * Mounts the features that need a sandbox: its live view, its faults, and loading a file.
 *
 * @param {PageConfig & { sandbox: object }} config
 * @param {ReturnType<typeof mountLog>} log
 * @param {(id: string) => void} setPerson called when the user selects a person
 */
function mountSandbox(config, log, setPerson) {
	const refresh = () => void sandbox.refresh();
	const people = mountPeople(byId("people-view"), { onSelect: setPerson, onWanted: refresh });
	const bulk = mountBulk(byId("bulk-view"), {
		clients: bulkClients(config),
		sender: chosenSender,
		addRow: log.add,
		onEnd: refresh,
	});
	const showFaults = mountFaults(byId("faults-view"), {
		addFault: (fault) => sandbox.addFault(fault),
		clearFaults: () => sandbox.clearFaults(),
	});
	for (const id of ["bulk", "faults", "reset", "visitor-link"]) byId(id).hidden = false;

	const live = byId("live");
	const counts = byId("counts");
	const sandbox = followSandbox({
		wanted: people.wanted,
		isBusy: bulk.isRunning,
		onCounts(now) {
			people.setCounts(now);
			counts.textContent = `${counted(now.people, "person", "people")}, ${counted(now.events, "event", "events")}`;
		},
		onView(view) {
			people.update(view);
			log.updateSandbox(view.requests);
			showFaults(view.faults);
		},
		onLive(isLive) {
			const text = isLive ? "Live" : "The sandbox does not respond";
			if (live.textContent !== text) live.textContent = text;
			live.classList.toggle("lost", !isLive);
		},
	});
	byId("reset").addEventListener("click", sandbox.reset);
	return {
		/**
		 * Shows what a call has changed. The person of a failed call may not exist.
		 *
		 * @param {Call} call
		 * @param {import("./client.js").Outcome} outcome
		 */
		async follow({ input }, outcome) {
			if ("customerId" in input && "result" in outcome) people.show(input.customerId);
			await sandbox.refresh();
		},
	};
}

/**
 * @param {number} number
 * @param {string} one
 * @param {string} many
 */
const counted = (number, one, many) => `${count(number)} ${number === 1 ? one : many}`;

/** With the real Customer.io, the page has no credentials and no state to show. */
function mountRealNotice() {
	senderRadio("browser").disabled = true;
	senderRadio("worker").checked = true;
	byId("log-source").hidden = true;
	byId("people-view").replaceChildren(
		emptyState(
			"cloud",
			"Your people are in Customer.io",
			"This demo sends to your real workspace, through the Worker, which holds the API key. See the results there.",
		),
	);
}

/** @param {PageConfig} config */
function start(config) {
	const { sandbox, workerUrl, region } = config;
	const log = mountLog({
		view: byId("log-view"),
		hint: byId("log-hint"),
		source: byId("log-source"),
		clear: byId("log-clear"),
	});
	const cio = sandbox ? pageClient(sandbox, log.add) : undefined;
	const send = createSend(cio, workerUrl, log.add);
	/** @type {ReturnType<typeof mountSandbox> | undefined} */
	let view;
	const forms = mountForms(byId("actions"), async (call) => {
		const outcome = await send(chosenSender(), call);
		view?.follow(call, outcome);
		return outcome;
	});
	if (sandbox) view = mountSandbox({ ...config, sandbox }, log, forms.setPerson);
	else mountRealNotice();

	const target = byId("target");
	target.textContent = sandbox
		? "Sends to a local sandbox"
		: `Sends to the real Customer.io, region ${region}`;
	target.classList.toggle("real", !sandbox);
	refreshTimes();
}

const response = await fetch("/config.json");
start(await response.json());
