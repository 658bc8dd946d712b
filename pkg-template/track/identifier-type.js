/** What an identifier of a person is, by the official client's names. */
export const IdentifierType = Object.freeze(
	/** @type {const} */ ({ Id: "id", Email: "email", CioId: "cio_id" }),
);
