/** What docs/page.md takes for granted. */
export { createPage } from "customerio-wasm/page";

/** A consent manager. */
export const banner: { decision?: "granted" | "denied"; onAccept?: () => void; onReject?: () => void } = {};
export const token = "a token";

/** Nuxt's: runs the plugin. */
export function defineNuxtPlugin<T>(plugin: () => T): T {
	return plugin();
}

/** Nuxt's: navigates once. */
export function useRouter() {
	return { afterEach: (hook: () => void) => hook() };
}
