import { kindsOf } from "./kind-rows.ts";

/** What the text of a Content-Type can be an example of. */
export const contentTypeKinds = kindsOf<string>([
	{ id: "content-type-usual", threats: ["BOD-15"], is: (type) => /^[a-z]+\/[a-z+-]+$/.test(type) },
	{ id: "content-type-parameters", threats: ["BOD-15"], is: (type) => /^[^;]+\/[^;]+;/.test(type) },
	{ id: "content-type-upper-case", threats: ["BOD-15"], is: (type) => /[A-Z]/.test(type) },
	{ id: "content-type-run-of-blanks", threats: ["CAN-44"], is: (type) => /\S[ \t]{2,}\S/.test(type) },
	{ id: "content-type-blank-at-an-end", threats: ["HDR-03"], is: (type) => /^[ \t]|[ \t]$/.test(type) },
	{ id: "content-type-list", threats: ["HDR-01", "AVL-09"], is: (type) => type.includes(",") },
	{ id: "content-type-no-type", threats: ["AVL-09"], is: (type) => type.trim() !== "" && !type.includes("/") },
	{
		id: "content-type-blank",
		threats: ["BOD-15", "AVL-09"],
		apart: [
			...["content-type-usual", "content-type-parameters", "content-type-upper-case", "content-type-run-of-blanks"],
			...["content-type-list", "content-type-no-type"],
		],
		is: (type) => type.trim() === "",
	},
]);
