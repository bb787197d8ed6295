export { type Keys, openEnvelope, signStatement } from "./envelope.ts";
export { type Demands, objectionsTo } from "./judge.ts";
export { type AttestationKey, readKeySet, readPrivateKey, readPublicKey } from "./key-text.ts";
export { renderAttestation, renderRefusal } from "./pretty.ts";
export { Attestation, type Subject } from "./schema.ts";
export { statementOf } from "./statement.ts";
