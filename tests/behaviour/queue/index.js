/** The cases of queues: producer and consumer, with messages that no queue carries. The real ones are in `tests/runtimes/queues.test.js`. */
import "./messages.js";
import "./sources.js";
import "./verdicts.js";
import "./dead-letters.js";
import "./consumer.js";
import "./cloudflare.js";
import "./sqs.js";
import "./one.js";
import "./hostile.js";
