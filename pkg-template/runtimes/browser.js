/** Browsers fetch the file beside this one; Vite and webpack see the URL and copy the file. */
export const source = () => new URL("./core.wasm", import.meta.url);
export const isolated = false;
