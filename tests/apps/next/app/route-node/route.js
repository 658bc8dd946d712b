import { connect } from "../../connect.js";

export async function GET(request) {
	const id = new URL(request.url).searchParams.get("id");
	await connect().identify(id, { name: "Zoë 🙂" });
	await connect().track(id, { name: "visited" });
	return new Response("sent");
}
