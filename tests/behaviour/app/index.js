/** The cases of the App API, in the order of the run. */

import "./page.js";
import "./sends/messages.js";
import "./sends/attachments.js";
import "./sends/headers.js";
import "./sends/refusals.js";
import "./sends/honest.js";
import "./quota.js";
import "./lists/pages.js";
import "./lists/queries.js";
import "./lists/with-response.js";
import "./send-once/keys.js";
import "./send-once/messages.js";
import "./wait.js";
import "./rate-limit.js";
import "./client/keys.js";
import "./client/secrets.js";
import "./client/engine.js";
