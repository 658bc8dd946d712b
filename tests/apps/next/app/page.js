import { connect } from "../connect.js";

/** Reads its parameters, so it is rendered for each request. Next.js 14 keeps the responses of its `fetch`. */
export default async ({ searchParams }) => {
	const { id } = await searchParams;
	const cio = connect();
	await cio.suppress(id);
	await cio.identify(id, { plan: "pro" });
	return <p>sent for {id}</p>;
};
