import { alternatives, idsOf, kindsOf, kindsOfPart, kindsTogether } from "./kind-rows.ts";
import { pathKinds } from "./path-kinds.ts";
import { queryKinds } from "./query-kinds.ts";
import { divided } from "./target-text.ts";

const bytes = (target: string) => Buffer.byteLength(target);

/** What the whole of a target can be an example of. */
const wholeKinds = kindsOf<string>([
	{ id: "target-fragment", threats: ["CAN-41"], is: (target) => target.includes("#") },
	{ id: "target-broken-triplet", threats: ["CAN-32", "AVL-02"], is: (target) => /%(?![0-9A-Fa-f]{2})/.test(target) },
	{ id: "target-blank", threats: ["CAN-42"], is: (target) => /[ \t]/.test(target) },
	{
		id: "target-control",
		threats: ["CAN-42", "VAL-03"],
		is: (target) => /(?!\t)\p{Cc}/u.test(target),
	},
	{ id: "target-raw-beyond-ascii", threats: ["CAN-34"], is: (target) => /\P{ASCII}/u.test(target) },
	{ id: "target-lone-surrogate", threats: ["AVL-15"], is: (target) => !target.isWellFormed() },
	{ id: "target-absolute-form", threats: ["CAN-42"], is: (target) => /^[a-z]+:\/\//i.test(target) },
	{ id: "target-without-slash", threats: ["CAN-42"], is: (target) => !target.startsWith("/") },
	...alternatives<string>(
		{ id: "target-as-long-as-allowed", threats: ["LIM-05"], is: (target) => bytes(target) === 8192 },
		{ id: "target-too-long", threats: ["LIM-05"], is: (target) => bytes(target) > 8192 },
	),
]);

const someTarget = kindsTogether(
	wholeKinds,
	kindsOfPart(pathKinds, (target: string) => divided(target).path),
	kindsOfPart(queryKinds, (target: string) => divided(target).query),
);

/** What a target can be an example of. */
export const targetKinds = kindsTogether(
	kindsOf<string>([{ id: "target-root", threats: [], apart: idsOf(someTarget.all), is: (target) => target === "/" }]),
	someTarget,
);
