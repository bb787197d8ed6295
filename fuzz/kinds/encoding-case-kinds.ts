import { applyTextEdit } from "../arbitraries/text-edit.ts";
import type { EncodingCase } from "../laws/encoding.ts";
import { alternatives, idsOf, type KindRow, kindsOf } from "./kind-rows.ts";

const textOf = ({ encoding, bytes }: EncodingCase) => Buffer.from(bytes, "hex").toString(encoding);
const changedOf = (input: EncodingCase) => applyTextEdit(textOf(input), input.edit);
/** Whether the text was changed into one like this, and was not before. */
const became = (test: RegExp) => (input: EncodingCase) => test.test(changedOf(input)) && !test.test(textOf(input));
const without = (text: string) => text.replaceAll("=", "");

/** What a change of the text can make of it. */
const changes: readonly KindRow<EncodingCase>[] = [
	{
		id: "encoding-in-other-case",
		threats: ["SIG-06"],
		is: (input) => changedOf(input) !== textOf(input) && changedOf(input).toLowerCase() === textOf(input).toLowerCase(),
	},
	{
		id: "encoding-padded-otherwise",
		threats: ["SIG-07", "JWT-31"],
		is: (input) => changedOf(input) !== textOf(input) && without(changedOf(input)) === without(textOf(input)),
	},
	{ id: "encoding-with-a-blank", threats: ["SIG-07", "JWT-31"], is: became(/[ \t\r\n\v\u00a0]/) },
	{ id: "encoding-with-a-control", threats: ["SIG-05"], is: became(/\0/) },
	{ id: "encoding-beyond-ascii", threats: ["SIG-07"], is: became(/\P{ASCII}/u) },
	{ id: "encoding-of-the-other-alphabet", threats: ["SIG-07", "JWT-31"], is: became(/[-_+/]/) },
	{ id: "encoding-shorter", threats: ["SIG-05"], is: (input) => changedOf(input).length < textOf(input).length },
];

/** What bytes in an encoding, and a change of their text, can be an example of. */
export const encodingCaseKinds = kindsOf<EncodingCase>([
	...alternatives<EncodingCase>(
		{ id: "encoding-hex", threats: ["SIG-06"], isForm: true, is: ({ encoding }) => encoding === "hex" },
		{ id: "encoding-base64", threats: ["SIG-07"], isForm: true, is: ({ encoding }) => encoding === "base64" },
		{ id: "encoding-base64url", threats: ["JWT-31"], isForm: true, is: ({ encoding }) => encoding === "base64url" },
	),
	{
		id: "encoding-of-nothing",
		threats: [],
		apart: ["encoding-in-other-case", "encoding-shorter"],
		is: ({ bytes }) => bytes === "",
	},
	{ id: "encoding-unchanged", threats: [], apart: idsOf(changes), is: (input) => changedOf(input) === textOf(input) },
	...changes,
]);
