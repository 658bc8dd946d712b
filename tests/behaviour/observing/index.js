/** Every case of what users see of calls, whatever the API. */
import "./logger.js";
import "./redaction.js";
import "./with-response.js";
