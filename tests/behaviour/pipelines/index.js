/** The cases of the Pipelines API, in the order of the run. */

import "./messages.js";
import "./refusals.js";
import "./keys.js";
import "./retries.js";
import "./semantic-events.js";
import "./typed-events.js";
import "./send-all/messages.js";
import "./send-all/failures.js";
