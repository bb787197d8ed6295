import { Buffer } from "node:buffer";
import type { Keyring, KeyringPlace } from "./keyring.ts";
import type { KeysParts } from "./parts.ts";

/** For tests: what the commands on keys take from a process, with a clock that stands still. */
export interface FakeParts extends KeysParts {
	/** Where keyrings were opened, and how many of them are open still. */
	readonly places: KeyringPlace[];
	openCount(): number;
	/** What the operator was asked. */
	readonly asked: string[];
}

/** A second like any other, in Unix seconds. */
export const fakeNow = 1_800_000_000;

export function fakeParts(keyring: Keyring, answer?: boolean): FakeParts {
	const places: KeyringPlace[] = [];
	const asked: string[] = [];
	let open = 0;
	let drawn = 0;
	return {
		places,
		asked,
		openCount: () => open,
		open: async (place) => {
			places.push(place);
			open += 1;
			return {
				keyring,
				close: async () => {
					open -= 1;
				},
			};
		},
		now: () => fakeNow * 1000 + 999,
		draw: (length) => {
			drawn += 1;
			return Buffer.alloc(length, drawn);
		},
		confirm:
			answer === undefined
				? undefined
				: async (question) => {
						asked.push(question);
						return answer;
					},
	};
}

/** The n-th secret or id that is drawn. */
export function drawnText(nth: number, bytes = 32): string {
	return Buffer.alloc(bytes, nth).toString("base64url");
}
