export { compressedAnswer, erroneousAnswer, haltingAnswer } from "./echo-answers.ts";
export { echoClient } from "./echo-client.ts";
export { issuerClient, issuerControl } from "./issuer-client.ts";
export { isLoopback } from "./listen.ts";
export { type Peers, startPeers } from "./peers.ts";
