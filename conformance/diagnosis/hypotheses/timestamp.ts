import type { Material } from "../material.ts";
import { forms, type Mistake, type MistakeHead } from "../mistake.ts";

const requirement = "HMAC-CANON-04";

/** The time that was sent, in milliseconds; undefined for a timestamp that is no number. */
function millisecondsOf({ timestamp, scheme }: Material): number | undefined {
	const number = /^\d{1,14}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
	const ms = scheme.timestamp.unit === "seconds" ? number * 1000 : number;
	return ms <= 8.64e15 ? ms : undefined;
}

function made(head: Omit<MistakeHead, "requirement">, ...writings: ((ms: number) => string)[]): readonly Mistake[] {
	return forms(
		{ ...head, requirement },
		...writings.map((write) => ({
			at: "timestamp" as const,
			change: (value: string, material: Material) => {
				const ms = millisecondsOf(material);
				const written = ms === undefined ? value : write(ms);
				return written === value ? undefined : written;
			},
		})),
	);
}

const asUnixSeconds = "Sign the text of X-Timestamp as you send it: Unix seconds, ten digits.";

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** The signed time in another form than the one that is sent. */
export const timestampMistakes: readonly Mistake[] = [
	...made({ id: "timestamp/milliseconds", does: "sign the timestamp in milliseconds", remedy: asUnixSeconds }, (ms) =>
		String(ms),
	),
	...made(
		{ id: "timestamp/seconds", does: "sign the timestamp in whole seconds", remedy: "Sign the text that you send." },
		(ms) => String(Math.floor(ms / 1000)),
	),
	...made(
		{ id: "timestamp/iso-8601", does: "sign the timestamp as an ISO 8601 date", remedy: asUnixSeconds },
		(ms) => isoOf(ms),
		(ms) => isoOf(ms).replace(/\.\d+Z/, "Z"),
		(ms) => isoOf(ms).replace(/\.\d+Z/, "+00:00"),
		(ms) => isoOf(ms).replace(/\.\d+Z/, ""),
		(ms) =>
			isoOf(ms)
				.replace(/\.\d+Z/, "")
				.replace("T", " "),
	),
	...made(
		{
			id: "timestamp/basic-iso-8601",
			does: "sign the timestamp as 20260101T000000Z, as AWS does",
			remedy: asUnixSeconds,
		},
		(ms) => isoOf(ms).replace(/\.\d+/, "").replace(/[:-]/g, ""),
	),
	...made({ id: "timestamp/http-date", does: "sign the timestamp as an HTTP date", remedy: asUnixSeconds }, (ms) =>
		new Date(ms).toUTCString(),
	),
	...made(
		{ id: "timestamp/fraction", does: "sign the timestamp as a number with a decimal point", remedy: asUnixSeconds },
		(ms) => (ms / 1000).toFixed(1),
		(ms) => (ms / 1000).toFixed(3),
		(ms) => (ms / 1000).toFixed(6),
	),
	...made(
		{
			id: "timestamp/read-twice",
			does: "sign another second than the one in X-Timestamp",
			remedy: "Read the clock once, and use that one text for the header and for the string to sign.",
		},
		(ms) => String(ms / 1000 - 1),
		(ms) => String(ms / 1000 + 1),
	),
];
