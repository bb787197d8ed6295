export { type EdgeLab, type EdgeLabOptions, startEdgeLab } from "./edge-lab.ts";
export { runnerConfigOf } from "./runner-config.ts";
