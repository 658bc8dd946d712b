/** The kinds of a person's identifiers, with the official client's names. */
export const IdentifierType = Object.freeze(
	/** @type {const} */ ({ Id: "id", Email: "email", CioId: "cio_id" }),
);
