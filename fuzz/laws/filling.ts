import type { HeaderPair, Probe } from "../../conformance/client/probe.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { sectionSize } from "../models/header-section.ts";

/** A part of a request that is made so large, to the byte, before it is signed. */
export type Filling =
	| { readonly part: "target" | "token"; readonly bytes: number }
	/** Of so many fields, each of another name, or of the same. */
	| { readonly part: "section"; readonly bytes: number; readonly fields: number; readonly isOneName: boolean };

/** The probe with its part as large as it should be, by what comes of it without. */
export async function filled(
	probe: Probe,
	filling: Filling,
	build: (probe: Probe) => Promise<WireRequest>,
): Promise<Probe> {
	const begun = withFilling(probe, filling, 0);
	const missing = filling.bytes - measured(await build(begun), filling);
	// Three bytes of a claim are four characters of a token.
	return withFilling(probe, filling, Math.max(0, filling.part === "token" ? Math.ceil((missing * 3) / 4) : missing));
}

function measured(request: WireRequest, { part }: Filling): number {
	switch (part) {
		case "target":
			return request.target.length;
		case "section":
			return sectionSize(request).bytes;
		case "token":
			return (request.headers.find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? "").length - 7;
	}
}

function withFilling(probe: Probe, filling: Filling, length: number): Probe {
	switch (filling.part) {
		case "target":
			return { ...probe, query: `fill=${"f".repeat(length)}` };
		case "token":
			return { ...probe, token: { ...probe.token, claims: { ...probe.token?.claims, fill: "f".repeat(length) } } };
		case "section":
			return { ...probe, headers: [...(probe.headers ?? []), ...padding(filling, length)] };
	}
}

/** All of them equally long, but for the last one. */
function padding({ fields, isOneName }: Extract<Filling, { part: "section" }>, length: number): readonly HeaderPair[] {
	const each = Math.floor(length / fields);
	return Array.from({ length: fields }, (_, at) => [
		isOneName ? "X-Padding" : `X-Padding-${at}`,
		"p".repeat(at === fields - 1 ? length - each * (fields - 1) : each),
	]);
}
