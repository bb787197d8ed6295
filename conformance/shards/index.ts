export { mergeShards } from "./merge.ts";
export { miscounted } from "./miscounted.ts";
export { numbering } from "./numbering.ts";
export { firstProblems, notOfAShard } from "./refusals.ts";
export { sameCommand } from "./remedies.ts";
export { digestOfIds, type ShardChoice, shardOf } from "./split.ts";
export { timeOf } from "./time.ts";
export { differences, type Trait, traitsOfAny } from "./trait.ts";
