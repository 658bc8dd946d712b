/** Finds the schemas of types in an OpenAPI file. */

/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {{ name: string, in: string, required?: boolean, schema: Schema }} Parameter */
/** @typedef {{ content?: Record<string, { schema: Schema }> }} Body */
/**
 * @typedef {{
 *   operationId: string, parameters?: Parameter[], requestBody?: Body, responses: Record<string, Body>,
 *   "x-node-method": string | null, "x-pagination": { kind: string, items: string | null },
 * }} Operation
 */
/** @typedef {{ paths: Record<string, Record<string, Operation>>, components: { schemas: Record<string, Schema> } }} Specification */

export class Source {
	#schemas;
	/** @type {Map<string, Operation>} */
	#operations = new Map();
	/** The schemas that are made of query parameters, so that each is made once. @type {Map<import("./generate.js").TypeEntry, Schema>} */
	#queries = new Map();

	/** @param {Specification} specification */
	constructor(specification) {
		this.#schemas = specification.components.schemas;
		for (const methods of Object.values(specification.paths))
			for (const operation of Object.values(methods)) this.#operations.set(operation.operationId, operation);
	}

	/** @param {Schema} schema @returns {Schema} */
	resolve(schema) {
		const name = schema.$ref?.split("/").at(-1);
		return name === undefined ? schema : this.#found(this.#schemas[name], name);
	}

	/** @param {import("./generate.js").TypeEntry} entry @returns {Schema[]} the first is the definition, the others are the same type */
	schemasOf(entry) {
		if (entry.parameter) return [this.#parameter(...entry.parameter)];
		if (entry.response) return entry.response.map((operation) => this.#response(operation));
		if (entry.query) return [this.#query(entry.query, entry)];
		return [entry.schema ?? [], entry.also ?? []].flat().map((path) => this.#at(path));
	}

	/** @param {string} path */
	#at(path) {
		const [start, ...properties] = path.split("/");
		let schema = start.startsWith("op:")
			? this.#response(start.slice(3))
			: this.#found(this.#schemas[start], path);
		for (const property of properties) {
			schema = this.#found(this.resolve(schema).properties?.[property], path);
			if (schema.items) schema = schema.items;
		}
		return schema;
	}

	/** @param {string} id */
	#operation(id) {
		return this.#found(this.#operations.get(id), id);
	}

	/** @param {string} id */
	#response(id) {
		const [, success] = this.#found(
			Object.entries(this.#operation(id).responses).find(([status]) => status.startsWith("2")),
			id,
		);
		return this.#found(Object.values(success.content ?? {})[0], id).schema;
	}

	/** @param {string} id @param {string} name */
	#parameter(id, name) {
		const parameter = this.#operation(id).parameters?.find((one) => one.name === name);
		return this.resolve(this.#found(parameter, `${id} ${name}`).schema);
	}

	/** @param {string} id @param {import("./generate.js").TypeEntry} entry */
	#query(id, entry) {
		const parameters = (this.#operation(id).parameters ?? []).filter((one) => one.in === "query");
		const named = parameters.map((one) => ({ ...one, name: entry.names?.[one.name] ?? one.name }));
		const schema = this.#queries.get(entry) ?? {
			type: "object",
			properties: Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
			required: named.filter((one) => one.required).map((one) => one.name),
		};
		this.#queries.set(entry, schema);
		return schema;
	}

	/** @template T @param {T | undefined} value @param {string} path @returns {T} */
	#found(value, path) {
		if (value === undefined) throw new Error(`The OpenAPI file has no ${path}.`);
		return value;
	}
}
