export { workerOptions } from "./bundle.ts";
export { keySetName, provisionElsewhere } from "./elsewhere.ts";
export { type Lab, type LabOptions, startLab } from "./lab.ts";
export { MiniflareMissing } from "./miniflare.ts";
export { folderWith, gatewayService, registryOf } from "./registry.ts";
export { type Rig, startRig } from "./rig.ts";
