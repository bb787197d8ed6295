import type { HeaderPair } from "../client/probe.ts";
import type { WireRequest } from "../client/wire.ts";
import type { Check, Trial } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { requestBodyChecks } from "./request-body.ts";
import { requestHostChecks } from "./request-host.ts";
import { inOrder } from "./series.ts";
import { differing, validRead } from "./signed.ts";

/** REQ-01: methods that a platform may let through to the gateway. */
const methods: Check[] = [
	...(["TRACE", "PROPFIND", "PURGE", "QUERY", "LOCK", "SEARCH", "MKCOL"] as const).map((method) =>
		differing({
			id: `REQ-01/${method.toLowerCase()}`,
			title: `refuses a signed ${method}, a method that it does not know`,
			severity: "medium",
			threats: method === "TRACE" ? ["MET-02", "MET-04"] : ["MET-02", "MET-03"],
			references: ["RFC 9110 §9.1", "CWE-693"],
			twin: validRead,
			defect: { method },
			expect: refusedAnywhere("method_not_allowed"),
		}),
	),
	...(["get", "Get", "GETS", "FOO"] as const).map((method) =>
		differing({
			id: `REQ-01/spelt-${method === "get" ? "lower-case" : method === "Get" ? "capitalised" : method.toLowerCase()}`,
			title: `refuses the method ${method}, because methods are compared byte for byte`,
			severity: "low",
			threats: ["MET-02"],
			references: ["RFC 9110 §9.1"],
			twin: validRead,
			defect: { method },
			expect: refusedAnywhere("method_not_allowed"),
		}),
	),
	differing({
		id: "REQ-01/before-credentials",
		title: "refuses an unknown method with 405 before it asks for credentials",
		severity: "low",
		threats: ["MET-02"],
		references: ["RFC 9110 §15.5.6"],
		twin: validRead,
		defect: { credential: "none", method: "PROPFIND" },
		expect: refusedAnywhere("method_not_allowed"),
	}),
];

const targetLimit = 8192;

/** A query that makes the target of the read route exactly this long. */
async function queryFor(trial: Trial, targetBytes: number): Promise<string> {
	const { request } = await trial.prepare(validRead);
	return "a".repeat(targetBytes - request.target.length - 1);
}

/** REQ-02: the size of the target. */
const targetSize: Check[] = [
	scenario({
		id: "REQ-02/limit",
		title: "accepts a target of 8192 bytes and refuses one of 8193",
		severity: "low",
		threats: ["LIM-05"],
		references: ["RFC 9110 §15.5.15", "CWE-770"],
		needs: ["credential", "countersign-v1"],
		run: async (trial) => {
			const asked = (query: string) => trial.exchange({ ...validRead, query });
			const fitting = await queryFor(trial, targetLimit);
			return inOrder(trial, [
				async () => trial.judge.expect(await asked(fitting), accepted()),
				async () => trial.judge.expect(await asked(`${fitting}a`), refused("target_too_long")),
			]);
		},
	}),
	...([16, 64] as const).map((kilobytes) =>
		differing({
			id: `REQ-02/${kilobytes}-kilobytes`,
			title: `refuses a target of ${kilobytes} KB without failing`,
			severity: "low",
			threats: ["LIM-05", "LIM-10"],
			references: ["RFC 9110 §15.5.15", "CWE-1333"],
			twin: validRead,
			defect: { query: "a-".repeat(kilobytes * 512) },
			expect: refusedAnywhere("target_too_long"),
		}),
	),
	differing({
		id: "REQ-02/before-the-scan",
		title: "refuses a target that is too long for its length, before it looks for other defects",
		severity: "low",
		threats: ["LIM-05"],
		needs: ["countersign-v1"],
		twin: validRead,
		defect: { query: `%zz${"a".repeat(targetLimit)}` },
		expect: refusedAnywhere("target_too_long"),
	}),
	differing({
		id: "REQ-02/before-credentials",
		title: "refuses a target that is too long before it asks for credentials",
		severity: "low",
		threats: ["LIM-05"],
		needs: ["countersign-v1"],
		twin: validRead,
		defect: { credential: "none", query: "a".repeat(targetLimit) },
		expect: refusedAnywhere("target_too_long"),
	}),
];

const padding = (count: number, name: number, value: number): readonly HeaderPair[] =>
	Array.from({ length: count }, (_, index) => [`X-Padding-${index}-${"n".repeat(name)}`, "v".repeat(value)]);

/** That of the lab's gateway. */
const headerLimit = 32_768;

/** The size of the header section as the specification counts it: each field by itself, Host among them. */
function sectionBytes({ host, headers }: WireRequest): number {
	const fields = host === null ? headers : [...headers, ["Host", host] as const];
	return fields.reduce((sum, [name, value]) => sum + name.length + value.trim().length + 4, 0);
}

/** Fields of one name that, with all others, make the section exactly this large. */
async function sectionOf(trial: Trial, bytes: number, fields: number): Promise<readonly HeaderPair[]> {
	const value = "v".repeat(Math.floor(bytes / fields / 2));
	const padded = (last: string): readonly HeaderPair[] => [
		// Counts as every other, and is sent if nobody names it.
		["Connection", "close"],
		...Array.from({ length: fields - 1 }, (): HeaderPair => ["X-Padding", value]),
		["X-Padding", last],
	];
	const { request } = await trial.prepare({ ...validRead, headers: padded(value) });
	return padded(value + "v".repeat(bytes - sectionBytes(request)));
}

/** Accepts `inside` bytes and refuses one beyond the limit, the section made of so many fields of one name. */
function headerBoundCheck(slug: string, title: string, fields: number, inside: number): Check {
	return scenario({
		id: `REQ-03/${slug}`,
		title,
		severity: "low",
		threats: ["LIM-06"],
		references: ["RFC 6585 §5", "CWE-193"],
		needs: ["credential", "lab"],
		run: async (trial) => {
			const asked = async (bytes: number) =>
				trial.exchange({ ...validRead, headers: await sectionOf(trial, bytes, fields) });
			return inOrder(trial, [
				async () => trial.judge.expect(await asked(inside), accepted()),
				async () => trial.judge.expect(await asked(headerLimit + 1), refused("headers_too_large")),
			]);
		},
	});
}

/** REQ-03: to the byte. Whoever is handed fields joined may count too much of several, and never too little. */
const headerBound: Check[] = [
	headerBoundCheck("bound", "accepts a header section of 32,768 bytes and refuses one of 32,769", 1, headerLimit),
	headerBoundCheck(
		"bound-of-several",
		"refuses a header section of 32,769 bytes that is made of many fields of one name",
		200,
		headerLimit / 2,
	),
];

/** REQ-03: three ways to fill 100,000 bytes; names count as values do. */
const headerSize: Check[] = (
	[
		["one-value", "one long value", padding(1, 0, 100_000)],
		["many-fields", "many fields", padding(1_000, 20, 60)],
		["long-names", "long names without values", padding(400, 220, 0)],
	] as const
).map(([slug, what, headers]) =>
	differing({
		id: `REQ-03/${slug}`,
		title: `refuses a header section of about 100,000 bytes made of ${what}`,
		severity: "medium",
		threats: ["LIM-06", "HDR-08", "HDR-09"],
		references: ["RFC 6585 §5", "CWE-770"],
		twin: { ...validRead, headers: padding(1, 8, 8) },
		defect: { headers },
		expect: refusedAnywhere("headers_too_large"),
	}),
);

/** REQ: what a gateway refuses before it looks at a credential. */
export const requestChecks: readonly Check[] = [
	...methods,
	...targetSize,
	...headerSize,
	...headerBound,
	...requestHostChecks,
	...requestBodyChecks,
];
