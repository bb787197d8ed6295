export { type Echo, startEcho } from "./echo.ts";
export { echoClient } from "./echo-client.ts";
export { type Issuer, startIssuer } from "./issuer.ts";
export { issuerClient, issuerControl } from "./issuer-client.ts";
export { type PeerOptions, type Peers, startPeers } from "./peers.ts";
