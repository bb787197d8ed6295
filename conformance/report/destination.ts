import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { nearest } from "../engine/distance.ts";
import { makeFolder } from "./make-folder.ts";

export const formats = ["pretty", "json", "ndjson", "junit", "sarif", "github", "markdown", "tap", "html"] as const;
export type Format = (typeof formats)[number];

/** Where one report goes: to a file, or to standard output. */
export interface Destination<F extends string = Format> {
	format: F;
	file?: string;
}

export type Destinations<F extends string = Format> =
	| { ok: true; destinations: readonly Destination<F>[] }
	| { ok: false; message: string };

/** The formats that a command has; the first is the one that goes to standard output where no other does. */
export type Formats<F extends string> = readonly [F, ...F[]];

/**
 * `pretty`, `json`, `junit`, or what else a command has, each with `=FILE`. Without one that goes to standard output,
 * the first format does. Refuses an unknown format, two reports for standard output, and two for one file.
 */
export function parseDestinations(specs: readonly string[]): Destinations;
export function parseDestinations<F extends string>(specs: readonly string[], formats: Formats<F>): Destinations<F>;
export function parseDestinations(
	specs: readonly string[],
	available: Formats<string> = formats,
): Destinations<string> {
	const destinations: Destination<string>[] = [];
	for (const spec of specs) {
		const at = spec.indexOf("=");
		const name = at < 0 ? spec : spec.slice(0, at);
		const format = available.find((candidate) => candidate === name);
		if (format === undefined) {
			const near = nearest(name, available, 1);
			return {
				ok: false,
				message: `no reporter ${JSON.stringify(name)}; ${near.length > 0 ? `did you mean ${near.join("")}?` : `there are ${available.join(", ")}`}`,
			};
		}
		if (at >= 0 && spec.length === at + 1) return { ok: false, message: `reporter ${spec} names no file after "="` };
		destinations.push(at < 0 ? { format } : { format, file: spec.slice(at + 1) });
	}
	const places = destinations.map(({ file }) => file ?? "standard output");
	const twice = places.find((place, at) => places.indexOf(place) !== at);
	if (twice !== undefined) return { ok: false, message: `two reports for ${twice}` };
	return {
		ok: true,
		destinations: places.includes("standard output") ? destinations : [...destinations, { format: available[0] }],
	};
}

/** Makes the folder of a report, and says why the report could not be written there, if that can be known before. */
export function prepareDestination(file: string): string | undefined {
	try {
		makeFolder(dirname(file));
		const existing = statSync(file, { throwIfNoEntry: false });
		if (existing?.isDirectory() === true) return `${file} is a folder`;
		accessSync(existing === undefined ? dirname(file) : file, constants.W_OK);
		return undefined;
	} catch (error) {
		return `${file} cannot be written (${error instanceof Error && "code" in error ? String(error.code) : "unknown"})`;
	}
}

/** Writes a report to its file, in place of what stands there or after it; throws what the file system throws. */
export function writeReport(file: string, text: string, how: "instead" | "after" = "instead"): void {
	writeFileSync(file, text, { flag: how === "after" ? "a" : "w" });
}
