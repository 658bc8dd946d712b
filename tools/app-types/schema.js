/** Turns schemas of an OpenAPI file into TypeScript. */

/**
 * A JSON Schema, as far as the App API's file uses it.
 *
 * @typedef {{
 *   $ref?: string, type?: string | string[], enum?: (string | number)[], format?: string, description?: string,
 *   properties?: Record<string, Schema>, required?: string[], items?: Schema, readOnly?: boolean, deprecated?: boolean,
 *   additionalProperties?: boolean | Schema, anyOf?: Schema[], oneOf?: Schema[], allOf?: Schema[],
 * }} Schema
 */

/**
 * Whether the caller writes the type, or the API.
 *
 * @typedef {"in" | "out"} Direction
 */

/**
 * What a writer asks about the names and the words, which no specification has.
 *
 * @typedef {object} Dictionary
 * @property {(schema: Schema) => Schema} resolve follows a `$ref`
 * @property {(schema: Schema, direction: Direction) => string | undefined} nameOf the type that stands for a schema, if one does
 * @property {(values: readonly (string | number)[]) => string | undefined} enumName the type that stands for the values, if one does
 * @property {(owner: string, property: string) => string | undefined} doc the sentence about a property
 * @property {(owner: string, property: string) => string | undefined} typeText the type of a property that the file has otherwise
 * @property {(owner: string, property: string, isRequired: boolean, direction: Direction) => boolean} isRequired
 * @property {(owner: string) => boolean} isNullable whether an empty list of the type can be `null`
 * @property {(owner: string) => boolean} takesUndefined whether `undefined` for a member of the type counts as not given
 */

const NUMBERS = new Set(["integer", "number"]);

/** @param {string | number} value of an enum. `<object_type_id>` in it stands for a number */
export function literal(value) {
	if (typeof value === "string" && value.includes("<"))
		return `\`${value.replaceAll(/<[a-z_]+>/g, "$" + "{number}")}\``;
	return JSON.stringify(value);
}

/** @param {Schema} schema @returns {string[]} the JSON types that it allows */
const typesOf = (schema) => (schema.type === undefined ? [] : [schema.type].flat());

/** @param {Schema} schema whether it is a time in unix seconds */
const isTime = (schema) =>
	typesOf(schema).includes("integer") &&
	(schema.format === "unix-timestamp" || /^Unix seconds/.test(schema.description ?? ""));

export class Writer {
	#dictionary;

	/** @param {Dictionary} dictionary */
	constructor(dictionary) {
		this.#dictionary = dictionary;
	}

	/**
	 * @param {Schema} schema
	 * @param {Direction} direction
	 * @param {string} owner the type that the schema is a part of
	 * @returns {string} the type
	 */
	type(schema, direction, owner) {
		const name = this.#dictionary.nameOf(schema, direction);
		if (name !== undefined) return name;
		if (schema.$ref !== undefined) return this.type(this.#dictionary.resolve(schema), direction, owner);
		return this.definition(schema, direction, owner);
	}

	/**
	 * The type of a schema, spelled out although the schema may have a name.
	 *
	 * @param {Schema} schema
	 * @param {Direction} direction
	 * @param {string} owner
	 * @returns {string}
	 */
	definition(schema, direction, owner) {
		const branches = schema.anyOf ?? schema.oneOf;
		if (branches)
			return [...new Set(branches.map((branch) => this.type(branch, direction, owner)))].join(" | ");
		if (schema.allOf) return schema.allOf.map((part) => this.type(part, direction, owner)).join(" & ");
		if (schema.enum) return this.#enum(schema.enum);
		const types = typesOf(schema);
		if (types.length === 0) return direction === "in" ? "unknown" : "Json";
		const isEmptyNull = types.includes("array") && direction === "out" && this.#dictionary.isNullable(owner);
		const texts = types.map((type) => this.#single(type, schema, direction, owner));
		return [...new Set(isEmptyNull ? [...texts, "null"] : texts)].join(" | ");
	}

	/**
	 * The members of an object type, between its braces.
	 *
	 * @param {Schema} schema
	 * @param {Direction} direction
	 * @param {string} owner
	 * @returns {string[]}
	 */
	members(schema, direction, owner) {
		const lines = [];
		const properties = Object.entries(schema.properties ?? {});
		for (const [name, property] of properties) {
			// What the API ignores is not offered, except the `type` that distinguishes alternatives.
			if (direction === "in" && property.readOnly && name !== "type") continue;
			const isRequired = this.#dictionary.isRequired(
				owner,
				name,
				schema.required?.includes(name) ?? false,
				direction,
			);
			lines.push(...this.member(name, property, isRequired, direction, owner));
		}
		const { additionalProperties } = schema;
		if (additionalProperties && additionalProperties !== true) {
			const rest = this.type(additionalProperties, direction, owner);
			const types = properties.map(([, property]) => this.type(property, direction, owner));
			const isWider = types.length > 0 && rest !== "unknown" ? " | undefined" : "";
			const orNull = types.some((type) => type.includes("null")) && !rest.includes("null") ? " | null" : "";
			lines.push(`readonly [name: string]: ${rest}${orNull}${isWider};`);
		}
		return lines;
	}

	/**
	 * @param {string} name
	 * @param {Schema} schema
	 * @param {boolean} isRequired
	 * @param {Direction} direction
	 * @param {string} owner
	 */
	member(name, schema, isRequired, direction, owner) {
		const key = /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
		const text = this.#dictionary.typeText(owner, name) ?? this.type(schema, direction, `${owner}.${name}`);
		const sentence = this.#dictionary.doc(owner, name);
		const isOpen = sentence !== undefined && !sentence.endsWith(".");
		const doc = isOpen
			? `${sentence}${isTime(schema) && direction === "out" ? ", in unix seconds" : ""}.`
			: sentence;
		const comment = doc && schema.deprecated ? `${doc}\n * @deprecated by Customer.io.` : doc;
		const lines =
			comment === undefined ? [] : [comment.includes("\n") ? `/**\n * ${comment}\n */` : `/** ${comment} */`];
		if (isRequired) return [...lines, `readonly ${key}: ${text};`];
		const orUndefined = this.#dictionary.takesUndefined(owner) ? " | undefined" : "";
		return [...lines, `readonly ${key}?: ${text}${orUndefined};`];
	}

	/** @param {readonly (string | number)[]} values */
	#enum(values) {
		return this.#dictionary.enumName(values) ?? values.map(literal).join(" | ");
	}

	/** @param {string} type @param {Schema} schema @param {Direction} direction @param {string} owner @returns {string} */
	#single(type, schema, direction, owner) {
		if (NUMBERS.has(type)) return direction === "in" && isTime(schema) ? "Timestamp" : "number";
		if (type === "array") return this.#array(schema.items ?? {}, direction, owner);
		if (type === "object") return this.#object(schema, direction, owner);
		return type;
	}

	/** @param {Schema} items @param {Direction} direction @param {string} owner */
	#array(items, direction, owner) {
		const item = this.type(items, direction, owner);
		return `readonly ${/[ {]/.test(item) && !item.startsWith("{") ? `(${item})` : item}[]`;
	}

	/** @param {Schema} schema @param {Direction} direction @param {string} owner */
	#object(schema, direction, owner) {
		if (schema.properties === undefined && (schema.additionalProperties ?? true) === true)
			return direction === "in" ? "Data" : "{ readonly [name: string]: Json }";
		return `{ ${this.members(schema, direction, owner).join("\n")} }`;
	}
}
