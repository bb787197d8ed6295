import type { SchemeName, TargetReason } from "../../format.ts";

export interface TargetDefect {
	offset: number;
	reason: TargetReason;
}

/** A defect together with the place in the scan at which it is detected: rank 0 is a segment's end, 1 the byte itself. */
interface Detected extends TargetDefect {
	detectedAt: number;
	rank: 0 | 1;
}

const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
const PATH_CHARACTER = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/]$/;
const QUERY_CHARACTER = /^[A-Za-z0-9\-._~!$&()*+,;=:@/?]$/;
const SORTED_QUERY_CHARACTER = /^[\x21\x22\x24-\x7e]$/;
const FORBIDDEN_IN_PATH = /^%(?:[01][0-9A-F]|2F|5C|7F)$/;

/** A triplet of an unreserved character decoded, every other one in upper case (RFC 3986 §6.2.2.1, §6.2.2.2). */
export function normalisePath(path: string): string {
	return path.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
		const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
		return UNRESERVED.test(character) ? character : triplet.toUpperCase();
	});
}

function tripletReason(triplet: string, inPath: boolean, scheme: SchemeName): TargetReason | undefined {
	if (!/^%[0-9A-Fa-f]{2}$/.test(triplet)) return "bad_triplet";
	if (scheme === "countersign-v1") {
		if (/[a-f]/.test(triplet)) return "lower_case_triplet";
		if (UNRESERVED.test(String.fromCharCode(Number.parseInt(triplet.slice(1), 16)))) return "unreserved_triplet";
	}
	return inPath && FORBIDDEN_IN_PATH.test(triplet.toUpperCase()) ? "forbidden_triplet" : undefined;
}

function characterDefects(target: string, pathEnd: number, scheme: SchemeName): Detected[] {
	const found: Detected[] = [];
	const query = scheme === "countersign-v1" ? QUERY_CHARACTER : SORTED_QUERY_CHARACTER;
	for (let at = 1; at < target.length; at += 1) {
		if (at === pathEnd) continue;
		const inPath = at < pathEnd;
		const character = target.charAt(at);
		if (character === "%") {
			const triplet = target.slice(at, at + 3);
			const reason = tripletReason(triplet, inPath, scheme);
			if (reason !== undefined) found.push({ offset: at, reason, detectedAt: at, rank: 1 });
			at += 2;
		} else if (!(inPath ? PATH_CHARACTER : query).test(character)) {
			found.push({ offset: at, reason: "forbidden_character", detectedAt: at, rank: 1 });
		}
	}
	return found;
}

function segmentDefects(path: string, scheme: SchemeName): Detected[] {
	const found: Detected[] = [];
	let start = 1;
	const segments = path.slice(1).split("/");
	for (const [index, segment] of segments.entries()) {
		const end = start + segment.length;
		const meaning = scheme === "sorted-query" ? normalisePath(segment) : segment;
		if (meaning === "" && index < segments.length - 1) {
			found.push({ offset: start, reason: "empty_segment", detectedAt: end, rank: 0 });
		}
		if (meaning === "." || meaning === "..") {
			found.push({ offset: start, reason: "dot_segment", detectedAt: end, rank: 0 });
		}
		start = end + 1;
	}
	return found;
}

/**
 * The defect that the scan of SPEC.md (TGT, SORT) detects first, or undefined for a target of the grammar.
 * Written the long way round on purpose: all defects are listed, then the one detected first is chosen.
 */
export function firstDefect(target: string, scheme: SchemeName): TargetDefect | undefined {
	if (!target.startsWith("/")) return { offset: 0, reason: "not_origin_form" };
	const mark = target.indexOf("?");
	const pathEnd = mark === -1 ? target.length : mark;
	const found = [...segmentDefects(target.slice(0, pathEnd), scheme), ...characterDefects(target, pathEnd, scheme)];
	if (scheme === "countersign-v1" && mark !== -1 && mark === target.length - 1) {
		found.push({ offset: mark, reason: "empty_query", detectedAt: mark, rank: 1 });
	}
	const [first] = found.sort((a, b) => a.detectedAt - b.detectedAt || a.rank - b.rank);
	return first === undefined ? undefined : { offset: first.offset, reason: first.reason };
}
