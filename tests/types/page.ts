/** The types of a page's client: events by name, with their data. */
import { createPage, type Loss, type Page, type PageOptions } from "customerio-wasm/page";

const options: PageOptions = {
	relay: "/e",
	credentials: "include",
	headers: () => ({ authorization: "Bearer token" }),
	consent: "pending",
	privacySignals: false,
	flushAt: 1,
	flushAfterMs: 0,
	onDropped: ({ reason, count, code }: Loss) => console.warn(reason, count, code ?? ""),
};

export async function untyped() {
	const cio = createPage(options);
	const id: string | undefined = cio.track("cta_clicked", { where: "hero", at: new Date(), n: 1n });
	cio.track("seen");
	cio.page();
	cio.page("https://shop.example/a", { from: "menu" });
	cio.identify({ plan: "pro" });
	cio.setConsent(true);
	await cio.reset();
	const { left } = await cio.flush();
	const [dropped, anonymous]: [number, boolean] = [cio.dropped, cio.anonymous];
	// @ts-expect-error: attributes are needed
	cio.identify();
	// @ts-expect-error: data is an object
	cio.track("seen", "hero");
	// @ts-expect-error: nor is it a list
	cio.track("seen", ["hero"]);
	// @ts-expect-error: it is the page's to say
	cio.dropped = 0;
	return [id, left, dropped, anonymous];
}

interface Purchase {
	total: number;
	currency?: string;
}

interface Events {
	purchase: Purchase;
	searched: { term?: string };
	logged_out: undefined;
}

export function typed(cio: Page<Events> = createPage<Events>({ relay: "/e" })) {
	cio.track("purchase", { total: 9.9 });
	cio.track("searched");
	cio.track("searched", { term: "shoes" });
	cio.track("logged_out");
	// @ts-expect-error: the data is needed
	cio.track("purchase");
	// @ts-expect-error: the total is a number
	cio.track("purchase", { total: "9.9" });
	// @ts-expect-error: there is no such event
	cio.track("purchased", { total: 9.9 });
	// @ts-expect-error: it has no data
	cio.track("logged_out", { total: 9.9 });
}

export const mistakes = () => [
	// @ts-expect-error: the relay is needed
	createPage({}),
	// @ts-expect-error: there is no such option
	createPage({ relay: "/e", key: "secret" }),
	// @ts-expect-error: there is no such answer
	createPage({ relay: "/e", consent: "yes" }),
	// @ts-expect-error: the headers are needed at once
	createPage({ relay: "/e", headers: async () => ({ authorization: "" }) }),
];
