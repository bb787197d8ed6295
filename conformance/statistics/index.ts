export { shareBounds, upperShare } from "./binomial.ts";
export { pairedShift } from "./paired-shift.ts";
