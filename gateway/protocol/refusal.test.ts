import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusalTable } from "./refusal.ts";

interface Requirement {
	readonly id: string;
	readonly refusal: { readonly status: number; readonly code: string } | null;
}

const document: { readonly requirements: readonly Requirement[] } = JSON.parse(
	readFileSync(new URL("../../vectors/requirements.json", import.meta.url), "utf8"),
);
const specification = readFileSync(new URL("../../vectors/SPEC.md", import.meta.url), "utf8");

/** The table of section 5: status and codes. */
function publishedCodes(): Map<string, number> {
	const section = specification.slice(specification.indexOf("## 5 Codes"));
	const rows = section.matchAll(/^\| ([0-9]{3})\s+\| (.+?)\s*\|$/gm);
	return new Map(
		[...rows].flatMap(([, status, codes = ""]) =>
			[...codes.matchAll(/`([a-z_]+)`/g)].map(([, code = ""]) => [code, Number(status)] as const),
		),
	);
}

describe("the refusals of the core", () => {
	it("are those of the specification, each with its status, and one for a defect of the gateway itself", () => {
		const ours = Object.entries(refusalTable).map(([code, { status }]) => [code, status] as const);
		expect(new Map(ours)).toEqual(new Map([...publishedCodes(), ["internal_error", 500]]));
	});

	it("are what each requirement asks for", () => {
		const asked = document.requirements.flatMap(({ id, refusal }) => (refusal === null ? [] : [{ id, ...refusal }]));
		expect(asked.length).toBeGreaterThan(50);
		const statusOf = new Map<string, number>(Object.entries(refusalTable).map(([code, { status }]) => [code, status]));
		expect(asked.filter(({ code, status }) => statusOf.get(code) !== status)).toEqual([]);
	});
});
