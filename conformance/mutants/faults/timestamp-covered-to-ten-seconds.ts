import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const timestampCoveredToTenSeconds: Mutant = {
	id: "timestamp-covered-to-ten-seconds",
	sentence: "Binds a signature to the timestamp but for its last digit.",
	breaks: ["HMAC-CANON-04"],
	also: ["SORT-08"],
	threats: ["CAN-04"],
	seen: "wire",
	stages: alsoVerifying((covered) =>
		Array.from({ length: 10 }, (_, digit) => {
			const timestamp = `${covered.signed.timestamp.slice(0, -1)}${digit}`;
			return { ...covered, signed: { ...covered.signed, timestamp } };
		}),
	),
};
