export { shareBounds, upperShare } from "./binomial.ts";
export { pairedShift, type Shift } from "./paired-shift.ts";
