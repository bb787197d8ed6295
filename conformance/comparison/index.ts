export { compareReports } from "./compare.ts";
export { renderComparison } from "./pretty.ts";
export { Comparison } from "./schema.ts";
