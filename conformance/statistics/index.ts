export { shareBounds, upperShare } from "./binomial.ts";
export { median } from "./median.ts";
export { pairedShift } from "./paired-shift.ts";
