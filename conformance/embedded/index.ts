export { workerOptions } from "./bundle.ts";
export { keySetName, provisionElsewhere } from "./elsewhere.ts";
export { type Lab, type LabOptions, startLab } from "./lab.ts";
export { MiniflareMissing } from "./miniflare.ts";
export { type Rig, startRig } from "./rig.ts";
