import { parseSignedHeaders, type Scheme } from "../core.ts";
import type { FieldParser } from "../laws/signed-fields.ts";

/** How the core reads the five header fields. */
export function coreFieldParser(scheme: Scheme): FieldParser {
	return (fields) => {
		const values = new Map<string, string | null>(Object.entries(fields));
		const parsed = parseSignedHeaders((name) => values.get(name) ?? null, scheme);
		return parsed.ok ? parsed.value : undefined;
	};
}
