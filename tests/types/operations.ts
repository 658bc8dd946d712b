/** The operations of the v2 API, and its differences from the v1 API. Compiled, never run. */
import type { Operation, PersonEvent, TrackClient } from "customerio-wasm";

const person = { type: "person", identifiers: { id: "42" } } as const;
const object = { type: "object", identifiers: { object_type_id: "1", object_id: "acme" } } as const;
const toPerson = { identifiers: { id: "42" } };
const toObject = { identifiers: object.identifiers, relationship_attributes: { role: "admin" } };

export const good: Operation[] = [
	{
		...person,
		action: "identify",
		attributes: { plan: "pro", _update: true },
		timestamp: new Date(),
		cio_relationships: [toObject, { identifiers: { cio_object_id: "ob1" } }],
	},
	{ type: "person", action: "identify", identifiers: { phone: "+15551234567" } },
	{ ...person, action: "delete" },
	{ ...person, action: "event", name: "purchase", id: "01J", timestamp: 1, attributes: { total: 9.9 } },
	{ ...person, action: "screen", name: "home" },
	{ type: "person", action: "event", identifiers: { anonymous_id: "visitor-7" }, name: "visited" },
	{ ...person, action: "page", name: "/pricing", attributes: { url: "/", keywords: ["a"], theme: 1 } },
	{ ...person, action: "add_relationships", cio_relationships: [toObject] },
	{ ...person, action: "delete_relationships", cio_relationships: [toObject] },
	{
		...person,
		action: "add_device",
		device: { token: "c7f3", platform: "ios", last_used: new Date(), attributes: { colour: "red" } },
	},
	{ ...person, action: "delete_device", device: { token: "c7f3" } },
	{ type: "person", action: "merge", primary: { id: "42" }, secondary: { cio_id: "a1" } },
	{ ...person, action: "suppress" },
	{ ...person, action: "unsuppress" },
	{ ...object, action: "identify", attributes: {}, cio_relationships: [{ identifiers: { email: "a@b.c" } }] },
	{ ...object, action: "identify_anonymous", cio_relationships: [{ identifiers: { anonymous_id: "v" } }] },
	{ ...object, action: "delete" },
	{ ...object, action: "add_relationships", cio_relationships: [toPerson] },
	{ ...object, action: "delete_relationships", cio_relationships: [{ identifiers: { cio_id: "a1" } }] },
	{
		type: "delivery",
		action: "event",
		identifiers: { id: "dgTQ" },
		name: "opened",
		attributes: { device_token: "c7f3" },
	},
];

export async function goodCalls(cio: TrackClient, operation: Operation, cioId: string) {
	await cio.entity(operation);
	await cio.batch(good);
	await cio.entity({ type: "person", action: "delete", identifiers: { cio_id: "a1" } });
	await cio.entity({ type: "person", action: "delete", identifiers: { cio_id: cioId } });
	await cio.batch([{ ...person, action: "delete" }, operation]);
	await cio.sendAll(["42"].map((id) => ({ type: "person", action: "delete", identifiers: { id } })));
}

export async function bad(cio: TrackClient) {
	// @ts-expect-error no such type
	await cio.entity({ type: "company", action: "identify", identifiers: { id: "42" } });
	// @ts-expect-error no such action
	await cio.entity({ ...person, action: "track", name: "a" });
	// @ts-expect-error an action of objects
	await cio.entity({ ...person, action: "identify_anonymous" });
	// @ts-expect-error the action is required
	await cio.entity({ ...person });
	// @ts-expect-error identifiers are required
	await cio.entity({ type: "person", action: "delete" });
	// @ts-expect-error one identifier is required
	await cio.entity({ type: "person", action: "delete", identifiers: {} });
	// @ts-expect-error several identifiers
	await cio.entity({ type: "person", action: "delete", identifiers: { id: "42", email: "a@b.c" } });
	// @ts-expect-error ids are strings
	await cio.entity({ type: "person", action: "delete", identifiers: { id: 42 } });
	// @ts-expect-error only events take an anonymous_id
	await cio.entity({ type: "person", action: "identify", identifiers: { anonymous_id: "visitor-7" } });
	// @ts-expect-error no such identifier
	await cio.entity({ type: "person", action: "delete", identifiers: { customer_id: "42" } });
	// @ts-expect-error an event needs a name
	await cio.entity({ ...person, action: "event" });
	// @ts-expect-error `attributes`, not `data`
	await cio.entity({ ...person, action: "event", name: "a", data: { total: 9.9 } });
	// @ts-expect-error `attributes`, not `data`
	await cio.entity({ ...person, action: "page", name: "a", data: { total: 9.9 } });
	// @ts-expect-error a field of events
	await cio.entity({ ...person, action: "identify", name: "a" });
	// @ts-expect-error not a field of events
	await cio.entity({ ...person, action: "event", name: "a", device: { token: "c7f3" } });
	// @ts-expect-error Unix seconds or a Date
	await cio.entity({ ...person, action: "event", name: "a", timestamp: "2026-01-01" });
	// @ts-expect-error `token`, not `id`
	await cio.entity({ ...person, action: "add_device", device: { id: "c7f3", platform: "ios" } });
	// @ts-expect-error `token`, not `id`
	await cio.entity({ ...person, action: "delete_device", device: { id: "c7f3" } });
	// @ts-expect-error the platform is required
	await cio.entity({ ...person, action: "add_device", device: { token: "c7f3" } });
	// @ts-expect-error only `primary` and `secondary` identify people
	await cio.entity({ ...person, action: "merge", primary: { id: "1" }, secondary: { id: "2" } });
	// @ts-expect-error the secondary person is required
	await cio.entity({ type: "person", action: "merge", primary: { id: "1" } });
	// @ts-expect-error a list, not an object
	await cio.entity({ ...person, action: "add_relationships", cio_relationships: toObject });
	// @ts-expect-error the format of the v1 API
	await cio.entity({ ...person, action: "identify", cio_relationships: { relationships: [toObject] } });
	// @ts-expect-error not an attribute
	await cio.entity({ ...person, action: "identify", attributes: { cio_relationships: [toObject] } });
	// @ts-expect-error the relationships are required
	await cio.entity({ ...object, action: "delete_relationships" });
	// @ts-expect-error a person has relationships to objects
	await cio.entity({ ...person, action: "add_relationships", cio_relationships: [toPerson] });
	// @ts-expect-error an object has relationships to people
	await cio.entity({ ...object, action: "add_relationships", cio_relationships: [toObject] });
	// @ts-expect-error an object needs a type
	await cio.entity({ type: "object", action: "delete", identifiers: { object_id: "acme" } });
	const numbered = { object_type_id: 1, object_id: "acme" };
	// @ts-expect-error a type id is a string
	await cio.entity({ type: "object", action: "delete", identifiers: numbered });
	// @ts-expect-error objects have no events
	await cio.entity({ ...object, action: "event", name: "a" });
	const attributes = { device_token: "c7f3" };
	const identifiers = { id: "dgTQ" };
	// @ts-expect-error no such delivery event
	await cio.entity({ type: "delivery", action: "event", identifiers, name: "clicked", attributes });
	// @ts-expect-error the token is required
	await cio.entity({ type: "delivery", action: "event", identifiers, name: "opened", attributes: {} });
}

export async function badPrefixes(cio: TrackClient) {
	// @ts-expect-error a cio_id has no `cio_` prefix
	await cio.entity({ type: "person", action: "delete", identifiers: { cio_id: "cio_a1" } });
	const merge = { type: "person", action: "merge", primary: { id: "1" } } as const;
	// @ts-expect-error a cio_id has no `cio_` prefix
	await cio.entity({ ...merge, secondary: { cio_id: "cio_a1" } });
	await cio.batch([
		{ type: "person", action: "delete", identifiers: { cio_id: "a1" } },
		// @ts-expect-error a cio_id has no `cio_` prefix
		{ type: "person", action: "delete", identifiers: { cio_id: "cio_a1" } },
	]);
	// @ts-expect-error a cio_id has no `cio_` prefix
	await cio.sendAll([{ type: "person", action: "delete", identifiers: { cio_id: "cio_a1" } }]);
}

/** Values declared elsewhere, not checked against an operation where they are created. */
export function badVariables(): Operation[] {
	const both = { ...person.identifiers, email: "a@b.c" };
	const event = { ...person, action: "event", name: "a", data: {} } as const;
	const device = { id: "c7f3", token: "c7f3", platform: "ios" } as const;
	const merge = { ...person, action: "merge", primary: { id: "1" }, secondary: { id: "2" } } as const;
	return [
		// @ts-expect-error several identifiers
		{ type: "person", action: "delete", identifiers: both },
		// @ts-expect-error `attributes`, not `data`
		event,
		// @ts-expect-error `token`, not `id`
		{ ...person, action: "add_device", device },
		// @ts-expect-error only `primary` and `secondary` identify people
		merge,
	];
}

/** What an event is narrowed to by its type and action. */
export function narrowed(operation: Operation): string | undefined {
	if (operation.type === "person" && operation.action === "event")
		return (operation satisfies PersonEvent).name;
	if (operation.type === "person" && operation.action === "merge") return operation.secondary.email;
	// @ts-expect-error not every operation has a name
	return operation.name;
}
