import { Buffer } from "node:buffer";
import { type Component, sortedQuery } from "../../client/protocol.ts";
import { lineTitles } from "../line-titles.ts";
import { forms, type Mistake, type MistakeHead, type SignedLine } from "../mistake.ts";

const requirement = "HMAC-CANON-01";
const remedy = "Sign exactly the lines of the scheme, in its order, an empty one where there is nothing to say.";
const head = { remedy, requirement };

type Lines = readonly SignedLine[];

function lined(
	about: Omit<MistakeHead, "remedy" | "requirement">,
	...changes: ((lines: Lines) => Lines | undefined)[]
): readonly Mistake[] {
	return forms({ ...about, ...head }, ...changes.map((change) => ({ at: "lines" as const, change })));
}

function without(name: string, lines: Lines): Lines | undefined {
	return lines.some((line) => line.name === name) ? lines.filter((line) => line.name !== name) : undefined;
}

function renamed(name: string, change: (text: string) => string, lines: Lines): Lines | undefined {
	return lines.some((line) => line.name === name)
		? lines.map((line) => (line.name === name ? { name, text: change(line.text) } : line))
		: undefined;
}

/** The lines in another order; those that are not named come last. */
function ordered(names: readonly string[], lines: Lines): Lines | undefined {
	const named = names.flatMap((name) => lines.find((line) => line.name === name) ?? []);
	return [...named, ...lines.filter((line) => !named.includes(line))];
}

function exchanged(one: string, other: string, lines: Lines): Lines | undefined {
	const first = lines.find(({ name }) => name === one);
	const second = lines.find(({ name }) => name === other);
	if (first === undefined || second === undefined) return undefined;
	return lines.map((line) => (line === first ? second : line === second ? first : line));
}

type LineName = Component | "version";

const parts: readonly LineName[] = [
	"version",
	"keyId",
	"timestamp",
	"nonce",
	"method",
	"host",
	"target",
	"path",
	"query",
	"contentType",
	"contentHash",
];

/** Pairs that are easily exchanged, as neighbours or as opposites. */
const pairs: readonly (readonly [LineName, LineName])[] = [
	["keyId", "timestamp"],
	["timestamp", "nonce"],
	["nonce", "method"],
	["method", "host"],
	["host", "target"],
	["host", "path"],
	["target", "contentType"],
	["contentType", "contentHash"],
	["contentType", "host"],
	["timestamp", "method"],
	["method", "target"],
	["method", "path"],
	["path", "query"],
	["host", "timestamp"],
	["nonce", "contentHash"],
	["timestamp", "contentHash"],
	["keyId", "nonce"],
];

const labels: Readonly<Partial<Record<LineName, string>>> = {
	keyId: "x-key-id",
	timestamp: "x-timestamp",
	nonce: "x-nonce",
	host: "host",
	contentType: "content-type",
	contentHash: "x-content-sha256",
};

/** `header:` before the lines that are values of headers, unless they have it. */
function labelled(names: readonly LineName[], write: (label: string) => string, lines: Lines): Lines {
	return lines.map((line) => {
		const label = labels[names.find((name) => name === line.name) ?? "version"];
		if (label === undefined) return line;
		const text = line.text.startsWith(`${label}:`) ? line.text.slice(label.length + 1) : line.text;
		return { ...line, text: write(label) + text };
	});
}

const capitalised = (label: string): string => `${label.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase())}:`;
const headerLines: readonly LineName[] = ["host", "contentType"];
const allHeaderLines: readonly LineName[] = ["keyId", "timestamp", "nonce", "host", "contentType", "contentHash"];

/** Other lines than those of the scheme, or in another order. */
export const lineMistakes: readonly Mistake[] = [
	...lined({ id: "lines/empty-left-out", does: "leave out the lines that are empty" }, (lines) =>
		lines.filter(({ text }) => text !== ""),
	),
	...parts.flatMap((name) =>
		lined({ id: `lines/without-${slug(name)}`, does: `leave out the line with the ${lineTitles[name]}` }, (lines) =>
			without(name, lines),
		),
	),
	...lined({ id: "lines/only-what-http-has", does: "sign nothing but method, host, path and query" }, (lines) =>
		lines.filter(({ name }) => ["method", "host", "target", "path", "query"].includes(name)),
	),
	...forms(
		{
			id: "lines/other-version",
			does: "write another version in the first line",
			remedy: "Write the version exactly as the scheme has it: `countersign-v1`.",
			requirement: "HMAC-CANON-02",
		},
		...[
			"v1",
			"V1",
			"1",
			"COUNTERSIGN-V1",
			"Countersign-V1",
			"Countersign-v1",
			"countersign-v2",
			"countersign_v1",
			"countersign",
			"countersign-v1:",
			"HMAC-SHA256",
			"v1=",
		].map((text) => ({
			at: "lines" as const,
			change: (lines: Lines) => renamed("version", (own) => (own === text ? `${own}?` : text), lines),
		})),
	),
	...pairs.flatMap(([one, other]) =>
		lined(
			{
				id: `lines/${slug(one)}-and-${slug(other)}-exchanged`,
				does: `exchange the lines with the ${lineTitles[one]} and the ${lineTitles[other]}`,
			},
			(lines) => exchanged(one, other, lines),
		),
	),
	...lined({ id: "lines/method-first", does: "begin with method and target" }, (lines) =>
		lines.some(({ name }) => name === "version") ? ordered(["method", "target", "path", "query"], lines) : undefined,
	),
	...lined(
		{ id: "lines/order-of-sorted-query", does: "put the lines in the order of sorted-query" },
		(lines) =>
			ordered(
				[
					"version",
					"keyId",
					"method",
					"target",
					"path",
					"query",
					"contentType",
					"host",
					"timestamp",
					"nonce",
					"contentHash",
				],
				lines,
			),
		(lines) =>
			ordered(["method", "target", "path", "query", "contentType", "host", "timestamp", "nonce", "contentHash"], lines),
	),
	...lined({ id: "lines/reversed", does: "put the lines in reverse order" }, (lines) => lines.toReversed()),
	...lined({ id: "lines/sorted", does: "sort the lines" }, (lines) =>
		lines.toSorted((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0)),
	),
	...lined(
		{ id: "lines/labelled", does: "write a header's name before its line" },
		...[headerLines, allHeaderLines].flatMap((names) =>
			[
				(label: string) => `${label}:`,
				(label: string) => `${label}: `,
				(label: string) => `${label}=`,
				capitalised,
				(label: string) => `${capitalised(label)} `,
			].map((write) => (lines: Lines) => labelled(names, write, lines)),
		),
	),
	...lined(
		{ id: "lines/without-labels", does: "leave out the header's name before a line" },
		(lines) => relabelled("", lines),
		(lines) => relabelled("content-type:", lines),
		(lines) => relabelled("host:", lines),
	),
	...forms(
		{
			id: "lines/with-secret",
			holdsSecret: true,
			does: "sign the secret itself as one more line",
			remedy: "The secret is the HMAC key and no part of the string to sign.",
			requirement,
		},
		{ at: "lines", change: (lines, { secret }) => (secret === "" ? undefined : [...lines, secretLine(secret)]) },
		{ at: "lines", change: (lines, { secret }) => (secret === "" ? undefined : [secretLine(secret), ...lines]) },
	),
];

/** All lines of sorted-query that have a label, without it unless it is the one to keep. */
function relabelled(kept: string, lines: Lines): Lines | undefined {
	const known = sortedQuery.lines.flatMap((line) =>
		"prefix" in line && line.prefix !== undefined ? [line.prefix] : [],
	);
	return lines.map((line) => {
		const prefix = known.find((each) => each !== kept && line.text.startsWith(each));
		return prefix === undefined ? line : { ...line, text: line.text.slice(prefix.length) };
	});
}

function secretLine(secret: string): SignedLine {
	return { name: "secret", text: Buffer.from(secret, "utf8").toString("latin1") };
}

function slug(name: LineName): string {
	return lineTitles[name].replaceAll(" ", "-");
}
