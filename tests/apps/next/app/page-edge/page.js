export { default } from "../page.js";
export const runtime = "edge";
