import { BadRequest, invalid } from "./bad-request.js";

/**
 * Finds routes by path, for the templates of OpenAPI.
 *
 * @template {{ path: string }} R
 * @param {readonly R[]} routes
 */
export function templates(routes) {
	const all = routes.map((route) => ({ route, template: route.path.split("/") }));
	return {
		/**
		 * The routes of a path, one per method.
		 *
		 * A path with a dot segment has none. Browsers, proxies and `fetch` resolve `..` (and `%2e%2e`), so it cannot name a
		 * person; only a raw socket can send one.
		 *
		 * @param {string} path
		 * @returns {R[]}
		 */
		routesAt(path) {
			const segments = path.split("/");
			if (segments.some((segment) => /^(\.|%2e){1,2}$/i.test(segment))) return [];
			return all.filter(({ template }) => matches(template, segments)).map(({ route }) => route);
		},

		/**
		 * Decodes the parameters of a path that matches the route.
		 *
		 * @param {R} route
		 * @param {string} path
		 * @returns {Record<string, string>}
		 * @throws {BadRequest} if one is not percent-encoded UTF-8
		 */
		readParams(route, path) {
			const segments = path.split("/");
			const entries = route.path.split("/").flatMap((part, index) => {
				return isParameter(part) ? [[part.slice(1, -1), decodeSegment(segments[index])]] : [];
			});
			return Object.fromEntries(entries);
		},
	};
}

/**
 * @param {string[]} template
 * @param {string[]} segments
 */
function matches(template, segments) {
	if (template.length !== segments.length) return false;
	return template.every((part, index) =>
		isParameter(part) ? segments[index] !== "" : part === segments[index],
	);
}

/** @param {string} part */
const isParameter = (part) => part.startsWith("{");

/** @param {string} segment */
function decodeSegment(segment) {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw new BadRequest(invalid("", `the path is not percent-encoded UTF-8: ${segment}`));
	}
}
