import type { MutationRow } from "./mutation.ts";
import { fieldLine, type RequestParts, withFields } from "./request-parts.ts";

/** More of everything than anybody needs, up to some hundred KB (REQ-02, REQ-03). */
export const sizeMutations: readonly MutationRow[] = [
	{
		id: "many-fields",
		threats: ["HDR-09", "LIM-06"],
		reading: "open",
		forms: ["100", "1000", "5000"],
		spoil: (parts, form) => many(parts, Number(form), (index) => `X-${index}: a`),
	},
	{
		id: "many-fields-of-one-name",
		threats: ["HDR-09", "LIM-06"],
		reading: "open",
		forms: ["100", "1000", "5000"],
		spoil: (parts, form) => many(parts, Number(form), () => "X-Same: a"),
	},
	{
		id: "large-field",
		threats: ["HDR-08", "LIM-06"],
		reading: "open",
		forms: ["9000", "40000", "140000", "300000"],
		spoil: (parts, form) => withFields(parts, `X-Large: ${"a".repeat(Number(form))}`),
	},
	{
		id: "large-field-name",
		threats: ["HDR-08", "LIM-06"],
		reading: "open",
		forms: ["300", "9000", "70000"],
		spoil: (parts, form) => withFields(parts, `X-${"a".repeat(Number(form))}: 1`),
	},
	{
		id: "large-target",
		threats: ["LIM-05"],
		reading: "never",
		requirement: "REQ-02",
		forms: ["8200", "16400", "70000", "250000"],
		spoil: (parts, form) => ({ ...parts, target: `${parts.target}?a=${"a".repeat(Number(form))}` }),
	},
	{
		id: "large-method",
		threats: ["LIM-05", "MET-02"],
		reading: "never",
		requirement: "REQ-01",
		forms: ["100", "9000", "70000"],
		spoil: (parts, form) => ({ ...parts, method: "A".repeat(Number(form)) }),
	},
];

function many(parts: RequestParts, count: number, text: (index: number) => string): RequestParts {
	return {
		...parts,
		fields: [...parts.fields, ...Array.from({ length: count }, (_, index) => fieldLine(text(index)))],
	};
}
