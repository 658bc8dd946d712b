export { GET } from "../route-node/route.js";
export const runtime = "edge";
