/** The cases of webhooks. They need no server. */
import "./sign.js";
import "./verify.js";
import "./official.js";
