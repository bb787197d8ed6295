/** What can be asked for, by the ids of the measures; apart from them, so that a help text takes none of them along. */
export const measureNames = ["timestamp-window", "unknown-key", "revocation-delay", "key-set", "nonce-memory"] as const;

export type MeasureName = (typeof measureNames)[number];
