import { h } from "../dom/elements.js";
import { loadRow } from "./load-row.js";
import { bulkReport } from "./report.js";
import { createRun } from "./run.js";

/**
 * @typedef {import("./run.js").RunState} RunState
 * @typedef {import("../client.js").Sender} Sender
 * @typedef {import("customerio-wasm/track").TrackClient} TrackClient
 */

/** Sample files on the page's server. */
const SAMPLES = {
	"sample.csv": "CSV",
	"sample.jsonl": "JSON lines",
};

const HINT = `CSV: the first row names the columns, and id or email identifies the person. A row with an event (and an optional
	timestamp) tracks that event; any other row creates or updates the person. JSON lines: one operation of the v2 API per line.`;

const CODE = `const report = await cio.sendAll(operationsOf(file), {
  signal: stopper.signal,
  onProgress: ({ accepted, elapsed }) => show(accepted, elapsed),
  onRejected: ({ index, message }) => list(index, message),
});`;

/**
 * A panel that loads a file into the sandbox while the page stays usable.
 *
 * @param {HTMLElement} container
 * @param {object} page
 * @param {Record<Sender, TrackClient>} page.clients
 * @param {() => Sender} page.sender
 * @param {import("../log/log.js").AddRow} page.addRow called for each load
 * @param {() => void} page.onEnd called when a load has ended, successfully or not
 * @returns {{ isRunning: () => boolean }}
 */
export function mountBulk(container, { clients, sender, addRow, onEnd }) {
	const source = h(
		"fieldset",
		{ class: "segments small", id: "bulk-source" },
		h("legend", { class: "visually-hidden" }, "What to load"),
		...Object.entries(SAMPLES).map(([name, label], index) => choice(name, label, index === 0)),
		choice("own", "Your file", false),
	);
	const file = h("input", {
		type: "file",
		accept: ".csv,.jsonl,.ndjson,.json",
		"aria-label": "Your file",
		hidden: true,
	});
	const load = h("button", { class: "primary" }, "Load");
	const cancel = h("button", { type: "button", class: "secondary", hidden: true }, "Cancel");
	const resume = h("button", { type: "button", class: "secondary", hidden: true }, "Resume");
	const report = bulkReport();
	const problem = h("p", { class: "hint wrong", role: "alert" });
	const form = h(
		"form",
		{ class: "bulk-form" },
		h("p", { class: "hint" }, HINT),
		h("div", { class: "bulk-source" }, source, file),
		h("div", { class: "buttons" }, load, cancel, resume),
		problem,
		h(
			"details",
			{ class: "code" },
			h("summary", {}, "Code"),
			h("pre", { class: "snippet", tabindex: 0, "aria-label": "The same call as code" }, CODE),
		),
	);
	container.append(form, report.element);

	/** Starts the latest load, or resumes it. @type {((signal: AbortSignal) => Promise<void>) | undefined} */
	let run;
	/** Aborts the current load, if any. @type {AbortController | undefined} */
	let stopper;
	const chosen = () => new FormData(form).get("bulk-source");

	async function chosenFile() {
		const name = String(chosen());
		if (name === "own") return file.files?.[0];
		const response = await fetch(`/${name}`);
		return new File([await response.blob()], name);
	}

	/** @param {File} selected */
	function prepare(selected) {
		/** @type {ReturnType<typeof addRow>} */
		let updateRow;
		/** @type {(state: RunState) => ReturnType<typeof loadRow>} */
		let rowOf;
		const show = onFrame((/** @type {RunState} */ state) => {
			report.show(state);
			updateRow(rowOf(state));
		});
		const { state, start } = createRun(selected, (state) => {
			resume.hidden = state.phase !== "stopped" || !state.error?.report;
			show(state);
		});
		return (/** @type {AbortSignal} */ signal) => {
			const from = sender();
			rowOf = (state) => loadRow(selected.name, from === "worker" ? "to Worker" : "from browser", state);
			updateRow = addRow(rowOf(state));
			return start(clients[from], signal);
		};
	}

	/** @param {(signal: AbortSignal) => Promise<void> | undefined} work */
	async function whileRunning(work) {
		stopper = new AbortController();
		problem.textContent = "";
		load.disabled = true;
		resume.hidden = true;
		cancel.hidden = false;
		cancel.focus();
		try {
			await work(stopper.signal);
		} catch (error) {
			problem.textContent = String(error);
		}
		stopper = undefined;
		load.disabled = false;
		// Keeps the focus where the user moved it.
		if (document.activeElement === cancel) (resume.hidden ? load : resume).focus();
		cancel.hidden = true;
		onEnd();
	}

	form.addEventListener("change", () => {
		file.hidden = chosen() !== "own";
	});
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		if (stopper) return;
		whileRunning(async (signal) => {
			const selected = await chosenFile();
			if (!selected) throw new Error("Choose a file first.");
			run = prepare(selected);
			await run(signal);
		});
	});
	cancel.addEventListener("click", () => stopper?.abort());
	resume.addEventListener("click", () => whileRunning((signal) => run?.(signal)));
	return { isRunning: () => stopper !== undefined };
}

/**
 * @param {string} value
 * @param {string} label
 * @param {boolean} checked
 */
function choice(value, label, checked) {
	return h(
		"label",
		{},
		h("input", { type: "radio", name: "bulk-source", value, checked }),
		h("span", {}, label),
	);
}

/**
 * Calls `show` at most once per frame, with the latest value.
 *
 * @template T
 * @param {(value: T) => void} show
 * @returns {(value: T) => void}
 */
function onFrame(show) {
	/** @type {{ value: T } | undefined} */
	let waiting;
	return (value) => {
		if (!waiting) {
			requestAnimationFrame(() => {
				if (waiting) show(waiting.value);
				waiting = undefined;
			});
		}
		waiting = { value };
	};
}
