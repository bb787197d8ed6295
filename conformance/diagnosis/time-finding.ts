import { isFresh, type Scheme } from "../client/protocol.ts";
import { type Finding, fault, fine } from "./finding.ts";

/** Whether a timestamp is fresh at a time in Unix milliseconds (HMAC-TIME), and if not what its distance looks like. */
export function timeFinding(timestamp: string, nowMs: number, scheme: Scheme): Finding | undefined {
	// Of a text that is none it has been said what is wrong.
	const { pattern } = scheme.headers.timestamp;
	if (!new RegExp(`^(?:${pattern})$`).test(timestamp) || !Number.isFinite(Number(timestamp))) return undefined;
	const { unit, windowSeconds } = scheme.timestamp;
	const sentMs = Number(timestamp) * (unit === "seconds" ? 1000 : 1);
	const seconds = Math.round((nowMs - sentMs) / 1000);
	const distance = `${spelled(Math.abs(seconds))} ${seconds < 0 ? "ahead of" : "behind"} the clock`;
	if (isFresh(timestamp, nowMs, scheme)) return fine("timestamp", `is fresh, ${distance}`);
	const looks = guess(seconds, windowSeconds);
	const text = `is ${distance}, and ${windowSeconds} s are allowed${looks === undefined ? "" : `; ${looks}`}`;
	return fault("timestamp", "timestamp_out_of_window", text);
}

const quarterHour = 900;
/** No place on earth is further from UTC. */
const widestOffset = 14 * 3600;

function guess(seconds: number, windowSeconds: number): string | undefined {
	const rest = Math.abs(seconds) % quarterHour;
	const near = Math.min(rest, quarterHour - rest);
	return Math.abs(seconds) <= widestOffset + windowSeconds && near <= 60
		? "that looks like local time taken for UTC"
		: undefined;
}

/** A distance in its two largest units. */
function spelled(seconds: number): string {
	const units = [
		["d", 86_400],
		["h", 3600],
		["min", 60],
		["s", 1],
	] as const;
	const first = units.findIndex(([, size]) => seconds >= size);
	if (first < 0) return "0 s";
	let rest = seconds;
	const parts = units.slice(first, first + 2).map(([name, size]) => {
		const count = Math.floor(rest / size);
		rest -= count * size;
		return count === 0 ? "" : `${count} ${name}`;
	});
	return parts.filter((part) => part !== "").join(" ");
}
