/**
 * Writes the types of the App API's data, `pkg-template/app/types/*.d.ts`, from Customer.io's OpenAPI file of the App API and the names and
 * sentences beside this file. `node tools/app-types/generate.js` writes them; the file is at `../shared/reference/specs/`, or where
 * `CUSTOMERIO_APP_OPENAPI` says.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { propertyDoc } from "./docs.js";
import { DOMAINS } from "./domains/index.js";
import { literal, Writer } from "./schema.js";
import { Source } from "./source.js";

/** @typedef {import("./schema.js").Schema} Schema */
/** @typedef {import("./schema.js").Direction} Direction */

/**
 * A type to write. One of `schema`, `parameter`, `response` and `query` says where it comes from.
 *
 * @typedef {object} TypeEntry
 * @property {string} doc
 * @property {string} [example]
 * @property {string} [schema] a component, or `op:` and an operation; then the properties that lead to the schema, with a list's items
 * @property {readonly string[]} [also] other components that are the same type
 * @property {readonly [operation: string, parameter: string]} [parameter]
 * @property {readonly string[]} [response] operations whose success has this body
 * @property {string} [query] the operation whose query parameters these are
 * @property {boolean} [in] whether the caller writes it
 * @property {boolean} [isOptions] whether its members are options, as those of a query are: `undefined` counts as not given
 * @property {boolean} [isPart] whether another type stands for the schema elsewhere
 * @property {boolean} [exclusive] whether exactly one of the alternatives can be given
 * @property {string} [text] the type, where the file's own would be of no use
 * @property {Record<string, string>} [names] other names of parameters
 * @property {Record<string, string>} [types] other types of members
 * @property {Record<string, { type: string, doc: string }>} [extra] members that the file does not have
 * @property {readonly string[]} [omit]
 * @property {readonly string[]} [required]
 * @property {readonly string[]} [optional]
 */

/** @typedef {{ about: string, types: Record<string, TypeEntry> }} Domain */

const ROOT = new URL("../../", import.meta.url);
const TYPES = new URL("pkg-template/app/types/", ROOT);
const HEADER = "// Written by tools/app-types/generate.js. Change its tables instead.\n";

/** The modules of the types that are written by hand. @type {Record<string, string>} */
const BY_HAND = {
	Data: "../../public/types/values.js",
	Json: "../../public/types/values.js",
	Timestamp: "../../public/types/values.js",
	DeliveryExportMetric: "./constants.js",
	FilterOperator: "./constants.js",
	OrText: "./constants.js",
	Attachments: "./requests.js",
	EmailHeaders: "./requests.js",
};

/** The types whose values grow with the API: other texts are types too. */
const OPEN = new Set(["ActivityType", "DeliveryMetricName", "ReportingWebhookEvent"]);

/** What is in every record, though the file promises nothing of a response. */
const ALWAYS = new Set(["id", "type", "name"]);

const SPECIFICATION = process.env.CUSTOMERIO_APP_OPENAPI
	? new URL(process.env.CUSTOMERIO_APP_OPENAPI, `file://${process.cwd()}/`)
	: new URL("../shared/reference/specs/app-openapi-2026-09.json", ROOT);

/** Whether `undefined` for a member of a type counts as not given. @param {TypeEntry | undefined} entry */
const takesUndefined = (entry) => entry?.query !== undefined || entry?.isOptions === true;

/** @param {string} file the name of a domain, in camel case */
const fileName = (file) => `${file.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.d.ts`;

/**
 * @param {ConstructorParameters<typeof Source>[0]} specification
 * @returns {Map<string, string>} the text of each file by its name, not yet formatted
 */
export function generate(specification) {
	const source = new Source(specification);
	/** @type {Map<Schema, Partial<Record<Direction, string>>>} */
	const names = new Map();
	/** @type {Map<string, string>} */
	const enums = new Map([['["eq","exists"]', "FilterOperator"]]);
	/** @type {Map<string, TypeEntry>} */
	const entries = new Map();
	/** @type {Map<string, string>} */
	const modules = new Map(Object.entries(BY_HAND));
	for (const [file, { types }] of Object.entries(DOMAINS)) {
		for (const [name, entry] of Object.entries(types)) {
			entries.set(name, entry);
			modules.set(name, `./${fileName(file).replace(".d.ts", ".js")}`);
			for (const schema of source.schemasOf(entry)) {
				if (schema.enum) enums.set(JSON.stringify(schema.enum), name);
				if (!entry.isPart) names.set(schema, { ...names.get(schema), [entry.in ? "in" : "out"]: name });
			}
		}
	}
	/** @param {string} owner the path of a type, such as `Customer.attributes` */
	const root = (owner) => entries.get(owner.split(".")[0]);
	const writer = new Writer({
		resolve: (schema) => source.resolve(schema),
		nameOf(schema, direction) {
			const target = schema.$ref ? source.resolve(schema) : schema;
			const name = names.get(target)?.[direction] ?? names.get(target)?.[direction === "in" ? "out" : "in"];
			return name !== undefined && OPEN.has(name) ? `OrText<${name}>` : name;
		},
		enumName: (values) => enums.get(JSON.stringify(values)),
		doc: propertyDoc,
		typeText: (owner, property) => (owner.includes(".") ? undefined : root(owner)?.types?.[property]),
		isRequired(owner, property, isRequired, direction) {
			const entry = owner.includes(".") ? undefined : root(owner);
			if (entry?.optional?.includes(property)) return false;
			if (isRequired || entry?.required?.includes(property)) return true;
			if (direction === "in" || property === "next") return false;
			return !owner.includes(".") && (entry?.response !== undefined || ALWAYS.has(property));
		},
		isNullable: (owner) => !/(Metrics?|Series)\b/.test(owner),
		takesUndefined: (owner) => !owner.includes(".") && takesUndefined(root(owner)),
	});

	/** @param {string} name @param {TypeEntry} entry */
	function declaration(name, entry) {
		const example = entry.example ? `\n *\n * @example\n * ${entry.example.replaceAll("\n", "\n * ")}` : "";
		const doc = `/**\n * ${entry.doc}${example}\n */`;
		const short = example === "" ? `/** ${entry.doc} */` : doc;
		if (entry.text) return `${short}\nexport type ${name} = ${entry.text};`;
		const direction = entry.in || entry.query ? "in" : "out";
		const [schema] = source.schemasOf(entry);
		if (entry.exclusive) return `${short}\nexport type ${name} = ${exclusive(schema, name)};`;
		if (schema.enum) return `${short}\nexport type ${name} = ${schema.enum.map(literal).join(" | ")};`;
		if (!schema.properties)
			return `${short}\nexport type ${name} = ${writer.definition(schema, direction, name)};`;
		const properties = Object.entries(schema.properties).filter(([key]) => !entry.omit?.includes(key));
		const members = writer.members(
			{ ...schema, properties: Object.fromEntries(properties) },
			direction,
			name,
		);
		const orUndefined = takesUndefined(entry) ? " | undefined" : "";
		const extra = Object.entries(entry.extra ?? {}).map(
			([key, { type, doc }]) => `/** ${doc} */\nreadonly ${key}?: ${type}${orUndefined};`,
		);
		return `${short}\nexport interface ${name} {\n${[...members, ...extra].join("\n")}\n}`;
	}

	/** @param {Schema} schema @param {string} name */
	function exclusive(schema, name) {
		const branches = (schema.anyOf ?? []).map((branch) => source.resolve(branch));
		const keys = new Set(branches.flatMap((branch) => Object.keys(branch.properties ?? {})));
		return branches
			.map((branch) => {
				const others = [...keys].filter((key) => !(key in (branch.properties ?? {})));
				const never = others.map((key) => `readonly ${key}?: never;`);
				const named = names.get(branch)?.in;
				if (named !== undefined) return `| (${named} & { ${never.join("\n")} })`;
				return `| { ${[...writer.members(branch, "in", name), ...never].join("\n")} }`;
			})
			.join("\n");
	}

	const files = new Map();
	for (const [file, { about, types }] of Object.entries(DOMAINS)) {
		const own = `./${fileName(file).replace(".d.ts", ".js")}`;
		const body = Object.entries(types)
			.map(([name, entry]) => declaration(name, entry))
			.join("\n\n");
		const code = body.replaceAll(/\/\*\*[\s\S]*?\*\/|"[^"]*"|`[^`]*`/g, "");
		/** @type {Map<string, string[]>} */
		const imports = new Map();
		for (const word of [...new Set(code.match(/\b[A-Z]\w+/g))].sort()) {
			const module = modules.get(word);
			if (module && module !== own) imports.set(module, [...(imports.get(module) ?? []), word]);
		}
		const lines = [...imports].map(
			([module, words]) => `import type { ${words.join(", ")} } from "${module}";`,
		);
		files.set(fileName(file), `${HEADER}// ${about}\n${lines.join("\n")}\n\n${body}\n`);
	}
	return files;
}

/** @param {string} text of a declaration file @param {string} name of the file */
export function format(text, name) {
	const biome = fileURLToPath(new URL("node_modules/.bin/biome", ROOT));
	return execFileSync(biome, ["check", "--write", `--stdin-file-path=pkg-template/app/types/${name}`], {
		cwd: fileURLToPath(ROOT),
		input: text,
		encoding: "utf8",
	});
}

if (argv[1] === fileURLToPath(import.meta.url)) {
	if (!existsSync(SPECIFICATION))
		throw new Error(`There is no OpenAPI file at ${fileURLToPath(SPECIFICATION)}.`);
	for (const [name, text] of generate(JSON.parse(readFileSync(SPECIFICATION, "utf8"))))
		writeFileSync(new URL(name, TYPES), format(text, name));
}
