export { Admission } from "./in-memory.ts";
export { default } from "./proof-alone.ts";
