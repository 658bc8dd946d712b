export function propertyDoc(owner, property, isInput) {
	return undefined;
}
