/** @typedef {Node | string | null} Child */

/**
 * Creates an element. `true` sets an empty attribute; `false` and `undefined` set none.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined>} [attributes]
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, attributes = {}, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined && value !== false)
			element.setAttribute(name, value === true ? "" : String(value));
	}
	element.append(...children.filter((child) => child !== null));
	return element;
}

/**
 * The element with this id in the page's HTML.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
	const element = document.getElementById(id);
	if (!element) throw new Error(`The page has no element with the id "${id}".`);
	return element;
}

/**
 * Makes the child the only one of the container. If it already is, nothing changes: inserting it again would lose its scroll
 * position and focus.
 *
 * @param {Element} container
 * @param {Element} child
 */
export function showOnly(container, child) {
	if (container.firstChild !== child) container.replaceChildren(child);
}

/** @type {WeakMap<Element, Map<string, { signature: string, node: HTMLElement }>>} */
const rendered = new WeakMap();

/**
 * Renders the items as the container's children, in order. The node of an unchanged item is reused, so that it keeps its focus
 * and open details. An item that cannot be rendered is shown as such, and does not affect the others.
 *
 * @template Item
 * @param {Element} container
 * @param {Item[]} items JSON-safe
 * @param {{ keyOf: (item: Item) => string, render: (item: Item) => HTMLElement }} by
 */
export function renderList(container, items, { keyOf, render }) {
	const before = rendered.get(container) ?? new Map();
	/** @type {typeof before} */
	const after = new Map();
	for (const item of items) {
		const key = keyOf(item);
		const signature = JSON.stringify(item);
		const known = before.get(key);
		after.set(key, known?.signature === signature ? known : { signature, node: attempt(() => render(item)) });
	}
	const nodes = new Set([...after.values()].map(({ node }) => node));
	for (const child of [...container.children])
		if (!nodes.has(/** @type {HTMLElement} */ (child))) child.remove();
	[...nodes].forEach((node, index) => {
		if (container.children[index] !== node) container.insertBefore(node, container.children[index] ?? null);
	});
	rendered.set(container, after);
}

/** @param {() => HTMLElement} render */
function attempt(render) {
	try {
		return render();
	} catch (error) {
		console.error(error);
		return h("li", { class: "hint" }, `This cannot be shown. ${error}`);
	}
}
