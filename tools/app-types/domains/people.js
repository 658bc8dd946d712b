import { idType } from "./names.js";

/** @type {import("../generate.js").Domain} */
export const people = {
	about: "People: who they are, what they did, what they have unsubscribed from.",
	types: {
		CustomerIdType: {
			parameter: ["getPersonAttributes", "id_type"],
			doc: "The kinds of identifiers of a person. `email` and `phone` only if the workspace has them as identifiers.",
		},
		CustomerIdentifiers: {
			schema: "PersonIdentifiers",
			doc: "All identifiers of a person. `null` for one that the person does not have.",
		},
		CustomerAttributes: {
			schema: "Customer/attributes",
			optional: ["id"],
			doc: "The attributes of a person. Customer.io returns each of them as text.",
		},
		CustomerDevice: { schema: "Device", doc: "A device of a person." },
		DeviceAttributesOfCustomer: { schema: "Device/attributes", doc: "The attributes of a device, as text." },
		Customer: { schema: "Customer", doc: "A person." },
		CustomerResult: { response: ["getPersonAttributes"], doc: "A person." },
		CustomersResult: {
			response: ["getPeopleById"],
			doc: "The people who were found. People that Customer.io does not know are missing.",
		},
		CustomersByEmail: { response: ["getPeopleEmail"], doc: "The people who have an email address." },
		CustomerPage: { response: ["getPeopleFilter"], doc: "A page of people." },
		CustomerActivitiesOptions: {
			query: "getPersonActivities",
			names: idType,
			doc: "Which activities of a person to return.",
		},
		CustomerMessagesOptions: {
			query: "getPersonMessages",
			names: idType,
			doc: "Which messages of a person to return: a window of six months at most.",
		},
		CustomerMessage: { schema: "CustomerMessage", doc: "A message to a person." },
		CustomerMessagePage: { response: ["getPersonMessages"], doc: "A page of a person's messages." },
		CustomerRelationshipsOptions: {
			query: "getPersonRelationships",
			names: idType,
			doc: "Which page of a person's relationships to return.",
		},
		CustomerRelationship: { schema: "Relationship", doc: "An object that a person is related to." },
		CustomerRelationshipPage: {
			response: ["getPersonRelationships"],
			doc: "A page of a person's relationships. A relationship can be on two pages.",
		},
		CustomerSegment: { schema: "op:getPersonSegments/segments", doc: "A segment that a person is in." },
		CustomerSegmentList: { response: ["getPersonSegments"], doc: "The segments that a person is in." },
		CustomerSubscriptionPreferencesOptions: {
			query: "getPersonSubscriptionPreferences",
			names: idType,
			doc: "How to return a person's subscription preferences.",
		},
		SubscriptionPreference: {
			types: { id: "string | number" },
			schema: "op:getPersonSubscriptionPreferences/customer/topics",
			doc: "Whether a person is subscribed to a topic.",
		},
		CustomerSubscriptionPreferences: {
			response: ["getPersonSubscriptionPreferences"],
			doc: "The subscription preferences of a person.",
		},
		OptOut: { schema: "OptOut", doc: "A sender that a person gets no messages from." },
		OptOutList: { response: ["getPersonOptouts"], doc: "The senders that a person gets no messages from." },
		OptOutUpdate: {
			schema: "UpdatePersonOptoutsBody/optouts",
			in: true,
			doc: "A change of a person's opt-outs.",
		},
		CustomerOptOuts: { schema: "op:getOptouts/optouts", doc: "The opt-outs of one person." },
		OptOutPage: { response: ["getOptouts"], doc: "A page of people who have opted out." },
		OptOutsOptions: { query: "getOptouts", doc: "Which opt-outs to return." },
	},
};

/** @type {import("../generate.js").Domain} */
export const activities = {
	about: "Activities: what people did and what happened to their messages.",
	types: {
		ActivityType: {
			schema: "ActivityType",
			doc: "The kinds of activities. Kinds that start with `_o:` and `_r:` belong to an object type, by its number.",
		},
		Activity: {
			schema: "Activity",
			doc: "Something that a person did, or that happened to a message to the person.",
			optional: ["name"],
		},
		ActivityPage: {
			response: ["listActivities", "getPersonActivities"],
			doc: "A page of activities, the newest first.",
		},
		ListActivitiesOptions: {
			query: "listActivities",
			names: { ...idType, customer_id: "customerId" },
			types: { customerId: "string | number" },
			doc: "Which activities to return.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const filters = {
	about: "Conditions that people and objects are found by.",
	types: {
		SegmentCondition: { schema: "FilterSegment", in: true, doc: "Matches the people in a segment." },
		AttributeCondition: {
			schema: "FilterAttribute",
			in: true,
			types: {
				attribute:
					'{ readonly field: string; readonly operator: "eq"; readonly value: string } | { readonly field: string; readonly operator: "exists"; readonly value?: string }',
			},
			doc: "Matches the people who have an attribute, or a certain value of it.",
		},
		AudienceFilter: {
			schema: "Filter",
			in: true,
			exclusive: true,
			doc: "A condition on people: exactly one of these keys. Conditions nest.",
			example:
				'const filter: AudienceFilter = {\n\tand: [{ segment: { id: 7 } }, { not: { attribute: { field: "plan", operator: "eq", value: "free" } } }],\n};',
		},
		Filter: {
			text: "AudienceFilter",
			doc: "The other name in `customerio-node` for {@link AudienceFilter}.",
		},
		ObjectAttributeCondition: {
			schema: "ObjectAttributeFilter",
			in: true,
			required: ["object_attribute"],
			types: {
				object_attribute:
					'{ readonly field: string; readonly type_id: string | number; readonly operator: "eq"; readonly value: string } | { readonly field: string; readonly type_id: string | number; readonly operator: "exists"; readonly value?: string }',
			},
			doc: "Matches the objects that have an attribute, or a certain value of it.",
		},
		ObjectFilter: {
			schema: "ObjectFilter",
			in: true,
			text: "| ObjectAttributeCondition\n| { readonly and: readonly ObjectFilter[] }\n| { readonly or: readonly ObjectFilter[] }\n| { readonly not: ObjectFilter }",
			doc: "A condition on objects: exactly one of these keys.",
		},
		NewsletterAttributeCondition: {
			text: '{ readonly attribute: AttributeCondition["attribute"] & { readonly inverse?: boolean } }',
			doc: "Matches the people who have an attribute, or a certain value of it; with `inverse`, all others.",
		},
		NewsletterRecipients: {
			schema: "NewsletterRecipients",
			in: true,
			text: "| SegmentCondition\n| NewsletterAttributeCondition\n| { readonly and: readonly NewsletterRecipients[] }\n| { readonly or: readonly NewsletterRecipients[] }\n| { readonly not: NewsletterRecipients }",
			doc: "The recipients of a newsletter: one `and` of conditions. An `or` holds segments only; a `not`, an `or` of segments.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const objects = {
	about: "Objects: anything but a person, such as companies or courses.",
	types: {
		ObjectIdType: {
			parameter: ["getObjectAttributes", "id_type"],
			doc: "The kinds of identifiers of an object.",
		},
		ObjectType: { schema: "op:getObjectTypes/types", doc: "A type of objects." },
		ObjectTypeList: { response: ["getObjectTypes"], doc: "The types of objects." },
		FoundObject: { schema: "op:getObjectsFilter/identifiers", doc: "The identifiers of an object." },
		ObjectPage: { response: ["getObjectsFilter"], doc: "A page of objects." },
		ObjectAttributes: { schema: "op:getObjectAttributes/object", doc: "An object and its attributes." },
		ObjectAttributesResult: { response: ["getObjectAttributes"], doc: "An object and its attributes." },
		ObjectRelationshipsOptions: {
			query: "getObjectRelationships",
			names: idType,
			doc: "Which page of an object's relationships to return.",
		},
		RelatedCustomer: {
			schema: "op:getObjectRelationships/cio_relationships",
			doc: "A person who is related to an object.",
		},
		ObjectRelationshipPage: {
			response: ["getObjectRelationships"],
			doc: "A page of the people who are related to an object.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const segments = {
	about: "Segments: groups of people.",
	types: {
		SegmentInput: { schema: "CreateManSegmentBody/segment", in: true, doc: "A manual segment to create." },
		Segment: { schema: "Segment", doc: "A segment." },
		SegmentResult: { response: ["getSegment", "createManSegment"], doc: "A segment." },
		SegmentList: { response: ["listSegments"], doc: "All segments." },
		SegmentCustomerCount: { response: ["getSegmentCount"], doc: "How many people are in a segment." },
		SegmentMember: {
			schema: "op:getSegmentMembership/identifiers",
			doc: "A person in a segment. Without `email` if the workspace does not have it as an identifier.",
		},
		SegmentMembershipPage: { response: ["getSegmentMembership"], doc: "A page of the people in a segment." },
		SegmentUsedBy: { response: ["getSegmentDependencies"], doc: "What uses a segment." },
	},
};

/** @type {import("../generate.js").Domain} */
export const subscriptions = {
	about: "The subscription center: its topics, channels and links.",
	types: {
		SubscriptionTopic: {
			types: { id: "string | number" },
			schema: "op:getTopics/topics",
			doc: "A topic that people can subscribe to.",
		},
		SubscriptionTopicList: { response: ["getTopics"], doc: "The topics of the subscription center." },
		SubscriptionChannel: {
			schema: "op:getChannels/channels",
			doc: "A channel that people can subscribe to.",
		},
		SubscriptionChannelList: { response: ["getChannels"], doc: "The channels of the subscription center." },
		SubscriptionCenterToken: {
			response: ["getSubscriptionCenterToken"],
			doc: "A link to a person's subscription center.",
		},
	},
};
