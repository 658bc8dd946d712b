/** The cases of the relay, in the order of the run. */
import "./page.js";
import "./options.js";
import "./threats/people.js";
import "./threats/content.js";
import "./threats/requests.js";
import "./responses.js";
import "./cookies.js";
import "./origins.js";
import "./events.js";
import "./upstream.js";
import "./owner.js";
import "./tokens.js";
import "./hostile.js";
