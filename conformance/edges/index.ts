export { type EdgeLab, type EdgeLabOptions, startEdgeLab } from "./edge-lab.ts";
export { pairOf, type RoundTrips } from "./places.ts";
export { runnerConfigOf } from "./runner-config.ts";
