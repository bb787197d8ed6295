export { type EdgeLab, type EdgeLabOptions, startEdgeLab, usualPlaces } from "./edge-lab.ts";
export { placeCodes } from "./places.ts";
export { runnerConfigOf } from "./runner-config.ts";
