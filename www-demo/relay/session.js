/** The sessions of the demo's visitors, in the memory of the Worker. Yours are in your own store, behind a password. */

/** The person of each session. @type {Map<string, string>} */
const sessions = new Map();

const COOKIE = "session";

/** @param {Request} request */
function sessionOf(request) {
	const cookies = request.headers.get("cookie") ?? "";
	return cookies.match(new RegExp(`(?:^|; )${COOKIE}=([^;]*)`))?.[1] ?? "";
}

/**
 * Who the visitor is: only the server's session says so, never the page.
 *
 * @param {Request} request
 */
export function personOf(request) {
	const id = sessions.get(sessionOf(request));
	return id === undefined ? null : { id };
}

/**
 * `POST /session` with `{ "person": "ada" }` signs in, `DELETE /session` signs out, `GET /session` says who is signed in.
 *
 * @param {Request} request
 */
export async function handleSession(request) {
	if (request.method === "GET") return Response.json({ person: personOf(request)?.id ?? null });
	const headers = { "cache-control": "no-store" };
	if (request.method === "DELETE") {
		sessions.delete(sessionOf(request));
		return new Response(null, { status: 204, headers: { ...headers, "set-cookie": cookie("", 0) } });
	}
	const { person } = await request.json().catch(() => ({}));
	if (request.method !== "POST" || typeof person !== "string")
		return new Response("POST a person", { status: 400, headers });
	const session = crypto.randomUUID();
	sessions.set(session, person);
	return new Response(null, { status: 204, headers: { ...headers, "set-cookie": cookie(session, 3600) } });
}

/** @param {string} session @param {number} maxAge */
const cookie = (session, maxAge) => `${COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}`;
