/** What the entry points of queues export besides `toMessages`. */
export { RetryError } from "./adapters/retry-error.js";
export { createConsumer } from "./consumer.js";
