export { Admission } from "../../src/admission.ts";
export { default } from "./proof-alone.ts";
