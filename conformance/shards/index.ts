export { placeOf } from "./agreement.ts";
export { mergeShards } from "./merge.ts";
export { digestOfIds, type ShardChoice, shardOf } from "./split.ts";
