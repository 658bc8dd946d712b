import { connect } from "../contestants/fetch.js";

/** @type {import("../start-up.js").First} */
export const first = (url) => connect(url).identify("42", { email: "ada@example.com", plan: "pro" });
