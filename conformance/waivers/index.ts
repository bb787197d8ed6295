export { type Baseline, updatedBaseline } from "./baseline.ts";
export { judgeWaivers, markWaived } from "./judge.ts";
export { readWaivers } from "./read.ts";
export { ExpectedFailures, type Waiver } from "./schema.ts";
