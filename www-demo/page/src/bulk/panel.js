import { h } from "../dom/elements.js";
import { bulkReport } from "./report.js";
import { createRun } from "./run.js";

/** @typedef {import("./run.js").RunState} RunState */

/** Where a sample comes from: the page's own server. */
const SAMPLES = {
	"sample.csv": "CSV",
	"sample.jsonl": "JSON lines",
};

const HINT = `CSV: the first row names the columns; id or email is the person; a row with an event (and perhaps a timestamp)
	is that event, any other creates or updates the person. JSON lines: an operation of version 2 on each line.`;

const CODE = `const report = await cio.sendAll(operationsOf(file), {
  signal: stopper.signal,
  onProgress: ({ accepted, elapsed }) => show(accepted, elapsed),
  onRejected: ({ index, message }) => list(index, message),
});`;

/**
 * A panel that loads a file into the sandbox while the page stays usable.
 *
 * @param {HTMLElement} container
 * @param {import("customerio-wasm").TrackClient} cio
 * @param {() => void} onEnd told when a load has ended, in whichever way
 * @returns {{ isRunning: () => boolean }}
 */
export function mountBulk(container, cio, onEnd) {
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
	const fault = h("p", { class: "hint wrong", role: "alert" });
	const form = h(
		"form",
		{ class: "bulk-form" },
		h("p", { class: "hint" }, HINT),
		h("div", { class: "bulk-source" }, source, file),
		h("div", { class: "buttons" }, load, cancel, resume),
		fault,
		h(
			"details",
			{ class: "code" },
			h("summary", {}, "The call in code"),
			h("pre", { class: "snippet", tabindex: 0, "aria-label": "The call in code" }, CODE),
		),
	);
	container.append(form, report.element);

	/** @type {ReturnType<typeof createRun> | undefined} */
	let run;
	/** Stops what is going on, if something is. @type {AbortController | undefined} */
	let stopper;
	const chosen = () => new FormData(form).get("bulk-source");

	async function chosenFile() {
		const name = String(chosen());
		if (name === "own") return file.files?.[0];
		const response = await fetch(`/${name}`);
		return new File([await response.blob()], name);
	}

	const show = onFrame((/** @type {RunState} */ state) => report.show(state));

	/** @param {(signal: AbortSignal) => Promise<void> | undefined} work */
	async function whileRunning(work) {
		stopper = new AbortController();
		fault.textContent = "";
		load.disabled = true;
		resume.hidden = true;
		cancel.hidden = false;
		cancel.focus();
		try {
			await work(stopper.signal);
		} catch (error) {
			fault.textContent = String(error);
		}
		stopper = undefined;
		load.disabled = false;
		// Unless the user has gone elsewhere meanwhile.
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
			const given = await chosenFile();
			if (!given) throw new Error("Choose a file first.");
			run = createRun(cio, given, (state) => {
				resume.hidden = state.phase !== "stopped" || !state.error?.report;
				show(state);
			});
			await run.start(signal);
		});
	});
	cancel.addEventListener("click", () => stopper?.abort());
	resume.addEventListener("click", () => whileRunning((signal) => run?.start(signal)));
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
 * Calls at most once a frame, with the newest value: thousands of changes a second are more than anybody sees.
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
