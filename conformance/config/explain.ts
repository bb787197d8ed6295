import { z } from "zod";
import { nearest } from "../engine/distance.ts";
import type { ConfigProblem } from "./problem.ts";

/** `hmac.keys[0].id` for a path into a JSON document. */
export function fieldPath(path: readonly PropertyKey[]): string {
	return path.reduce<string>(
		(text, part) =>
			typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`,
		"",
	);
}

type JsonSchema = { properties?: Record<string, JsonSchema>; items?: JsonSchema; anyOf?: JsonSchema[] };

/** The names of the members that a schema knows at a path. */
function knownMembers(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
	let at: JsonSchema | undefined = z.toJSONSchema(schema, { io: "input" }) as JsonSchema;
	for (const part of path) at = typeof part === "number" ? at?.items : at?.properties?.[String(part)];
	return Object.keys(at?.properties ?? {});
}

/** A schema's complaints as problems with the path of the field; unknown fields with the names that may have been meant. */
export function explainIssues(error: z.ZodError, schema: z.ZodType): readonly ConfigProblem[] {
	return error.issues.flatMap((issue): ConfigProblem[] => {
		if (issue.code !== "unrecognized_keys") return [{ path: fieldPath(issue.path), message: issue.message }];
		const known = knownMembers(schema, issue.path);
		return issue.keys.map((key) => {
			const near = nearest(key, known, 1);
			const remedy = near.length > 0 ? `Did you mean ${near.join(" or ")}?` : `Known here: ${known.join(", ")}.`;
			return { path: fieldPath([...issue.path, key]), message: "unknown field", remedy };
		});
	});
}
