import type { DrawBytes } from "./key-secret.ts";
import type { KeyringPlace, OpenKeyring } from "./keyring.ts";

/** What the commands on keys take from the process; replaced in tests. */
export interface KeysParts {
	/** Rejects with `KeyringUnreachable`, or with a `UsageError` where what leads to gateways is not installed. */
	open(place: KeyringPlace): Promise<OpenKeyring>;
	/** Unix milliseconds. */
	now(): number;
	draw: DrawBytes;
	/** Asks the operator a question; undefined where there is no terminal. One who leaves has said no. */
	confirm: ((question: string) => Promise<boolean>) | undefined;
}

/** The whole second. */
export function secondsNow({ now }: Pick<KeysParts, "now">): number {
	return Math.floor(now() / 1000);
}
