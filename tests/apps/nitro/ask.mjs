/** `ask.mjs <module> <url>`: hands a request to the handler that a module exports, and prints the response. */
const [module, url] = globalThis.Deno?.args ?? process.argv.slice(2);
const { default: handler } = await import(new URL(module, import.meta.url));
const response = await handler(new Request(url), { waitUntil() {}, next() {} });
console.log(await response.text());
globalThis.process?.exit(0);
