import { idsOf, kindsOf, kindsTogether } from "./kind-rows.ts";

const latin1 = (body: Buffer) => body.toString("latin1");

const someBody = kindsOf<Buffer>([
	{ id: "body-some", threats: ["BOD-01", "BOD-03"], isForm: true, is: (body) => body.length > 0 },
	{ id: "body-blank-at-an-end", threats: ["BOD-02"], is: (body) => /^\s|\s$/.test(latin1(body)) },
	{ id: "body-line-ends", threats: ["BOD-02"], is: (body) => /\r\n|\n./s.test(latin1(body)) },
	{ id: "body-byte-order-mark", threats: ["BOD-05"], is: (body) => latin1(body).startsWith("\u00ef\u00bb\u00bf") },
	{
		id: "body-not-utf8",
		threats: ["BOD-06"],
		is: (body) => !Buffer.from(body.toString("utf8"), "utf8").equals(body),
	},
	{ id: "body-nul", threats: ["BOD-16"], is: (body) => body.includes(0) },
	{ id: "body-json-spaced", threats: ["BOD-07"], is: (body) => /^\{\s.*\}$/s.test(latin1(body)) },
	{ id: "body-json-member-twice", threats: ["BOD-07", "VAL-01"], is: (body) => /"(\w+)":.*"\1":/s.test(latin1(body)) },
	{ id: "body-number-beyond-doubles", threats: ["BOD-08"], is: (body) => /\d{16}/.test(latin1(body)) },
]);

/** What the bytes of a body can be an example of. */
export const bodyKinds = kindsTogether(
	kindsOf<Buffer>([
		{
			...{ id: "body-none", threats: ["BOD-11"], isForm: true },
			apart: idsOf(someBody.all),
			is: (body) => body.length === 0,
		},
	]),
	someBody,
);
