import { referenceStages } from "../../src/reference.ts";
import { behindLimiter } from "./refusing-limiter.ts";
import { serveGateway } from "./serve-gateway.ts";

export { Admission } from "../../src/admission.ts";

/** The reference gateway behind a limiter that turns everybody away. */
export default serveGateway(referenceStages, behindLimiter);
