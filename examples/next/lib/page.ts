import { createPage } from "customerio-wasm/page";

/** Records what visitors do. On the server it does nothing, so client components may import it. */
export const cio = createPage<{ plan_chosen: { plan: string } }>({ relay: "/e" });
