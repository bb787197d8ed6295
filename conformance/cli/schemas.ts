import { readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { packageRoot, readData } from "../data.ts";

/** Schemas of documents of this program, by name; each is made when it is asked for. */
const ownSchemas: Readonly<Record<string, () => Promise<unknown>>> = {
	attestation: async () => z.toJSONSchema((await import("../attestation/index.ts")).Attestation, { io: "input" }),
	comparison: async () => z.toJSONSchema((await import("../comparison/index.ts")).Comparison),
	config: async () => z.toJSONSchema((await import("../config/schema.ts")).RunnerConfig, { io: "input" }),
	event: async () => z.toJSONSchema((await import("../report/event.ts")).Event),
	"expected-failures": async () => z.toJSONSchema((await import("../waivers/index.ts")).ExpectedFailures),
	"fuzz-report": async () => z.toJSONSchema((await import("../../fuzz/report/schema.ts")).FuzzReport),
	"key-record": async () => z.toJSONSchema((await import("./keys/record.ts")).KeyRecord, { io: "input" }),
	"kill-matrix": async () => z.toJSONSchema((await import("../mutants/kill-matrix.ts")).KillMatrix),
	report: async () => z.toJSONSchema((await import("../report/schema.ts")).Report),
	"replay-report": async () => z.toJSONSchema((await import("../replay/index.ts")).ReplayReport),
	"signer-report": async () => z.toJSONSchema((await import("../harness/report.ts")).SignerReport),
	scheme: async () => z.toJSONSchema((await import("../config/scheme.ts")).Scheme, { io: "input" }),
};

const folder = "vectors/schema";
const ending = ".schema.json";

function vectorSchemas(): readonly string[] {
	return readdirSync(join(packageRoot(), folder))
		.filter((file) => file.endsWith(ending))
		.map((file) => file.slice(0, -ending.length))
		.sort();
}

/** The names of all published schemas: those of this program's documents, and those of the vector files. */
export function schemaNames(): readonly string[] {
	return [...Object.keys(ownSchemas), ...vectorSchemas()];
}

/** The JSON Schema of this name, or undefined if there is none. */
export async function findSchema(name: string): Promise<unknown> {
	const own = Object.hasOwn(ownSchemas, name) ? ownSchemas[name] : undefined;
	if (own !== undefined) return own();
	return vectorSchemas().includes(name) ? readData(`${folder}/${name}${ending}`) : undefined;
}
