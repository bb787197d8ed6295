import { trimOws } from "#protocol";
import { alsoHashing } from "./making/body.ts";
import { alsoTargets, alsoVerifying } from "./making/covered.ts";
import { inPath, inQuery } from "./making/target.ts";
import type { Fault } from "./mutant.ts";

/**
 * Broken gateways that pass every check: each is loose in a place for which no check was written. They are what fuzzing
 * is for, and `bench:fuzz --what unnamed` says how it fares with them, and whether every check still passes.
 */
export const unnamedFaults: readonly Fault[] = [
	inTarget("comma-for-semicolon", "Takes a comma in the path for a semicolon.", path(/,/g, ";")),
	inTarget("colon-for-triplet", "Takes a colon in the path for its triplet.", path(/:/g, "%3A")),
	inTarget("triplet-for-colon", "Takes the triplet of a colon in the path for the colon.", path(/%3A/gi, ":")),
	inTarget("dots-at-the-end", "Drops dots at the end of the path.", path(/\.+$/, "")),
	inTarget("dashes-in-a-row", "Takes several dashes in a row in the path for one.", path(/-{2,}/g, "-")),
	inTarget("path-behind-an-at-sign", "Drops from the path what comes behind an @.", path(/@.*$/, "")),
	inTarget("value-of-a-path-parameter", "Drops the value of a parameter in the path.", path(/=[^/]*/, "=")),
	inTarget("question-mark-in-the-query", "Takes a question mark in the query for an ampersand.", query(/\?/g, "&")),
	inTarget("two-equals-signs", "Takes two equals signs in the query for one.", query(/==/g, "=")),
	inTarget("underscore-for-dash", "Takes an underscore in the query for a dash.", query(/_/g, "-")),
	inTarget("parameter-without-a-name", "Drops parameters without a name from the query.", query(/&=[^&]*/g, "")),
	inTarget("asterisk-in-the-query", "Drops asterisks from the query.", query(/\*/g, "")),
	inTarget(
		"query-behind-a-semicolon",
		"Drops from the query what comes behind its last semicolon.",
		query(/;[^;&]*$/, ""),
	),
	inType("quotation-marks", "Drops quotation marks from the content type.", /"/g, ""),
	inType("blank-before-a-semicolon", "Drops blanks before a semicolon from the content type.", /[ \t]+;/g, ";"),
	inType("semicolon-at-the-end", "Drops a semicolon at the end of the content type.", /;$/, ""),
	inType("blanks-around-equals", "Drops blanks around an equals sign from the content type.", /[ \t]*=[ \t]*/g, "="),
	inType("structured-suffix", "Drops the suffix of a subtype from the content type.", /\+\w+/, ""),
	inType("tab-for-blank", "Takes a tab in the content type for a blank.", /\t/g, " "),
	inBody("seven-bits", "Takes a byte of the body for its lower seven bits.", (byte) => byte & 0x7f),
	inBody("tab-for-blank", "Takes a tab in the body for a blank.", (byte) => (byte === 0x09 ? 0x20 : byte)),
	inBody("plus-for-blank", "Takes a plus sign in the body for a blank.", (byte) => (byte === 0x2b ? 0x20 : byte)),
	inBody("capitals", "Takes a capital letter in the body for a small one.", (byte) =>
		byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte,
	),
];

function inTarget(name: string, sentence: string, change: (target: string) => string): Fault {
	return { id: `unnamed-${name}`, sentence, stages: alsoTargets((target) => [change(target)]) };
}

function path(sought: RegExp, put: string): (target: string) => string {
	return inPath((text) => text.replace(sought, put));
}

function query(sought: RegExp, put: string): (target: string) => string {
	return inQuery((text) => text.replace(sought, put));
}

function inType(name: string, sentence: string, sought: RegExp, put: string): Fault {
	const stages = alsoVerifying((covered) => [
		{ ...covered, contentType: trimOws(covered.contentType.replace(sought, put)) },
	]);
	return { id: `unnamed-${name}-in-the-type`, sentence, stages };
}

function inBody(name: string, sentence: string, read: (byte: number) => number): Fault {
	return { id: `unnamed-${name}-in-the-body`, sentence, stages: alsoHashing((body) => body.map(read)) };
}
