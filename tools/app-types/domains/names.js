/** The official client's names of query parameters, by the API's. */

export const idType = { id_type: "idType" };

export const folders = {
	parent_folder_id: "parentFolderId",
	direct_descendants_only: "directDescendantsOnly",
};

export const designStudio = {
	...folders,
	sort_by: "sortBy",
	sort_order: "sortOrder",
	created_before: "createdBefore",
	created_after: "createdAfter",
	updated_before: "updatedBefore",
	updated_after: "updatedAfter",
};
