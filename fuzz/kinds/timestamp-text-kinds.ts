import { alternatives, idsOf, kindsOf, kindsTogether } from "./kind-rows.ts";

const digits = /[0-9]{9,}/;

/** Without what some language takes for white space, zero bytes among it. */
const bare = (text: string) => text.replaceAll(/^[\s\p{Cc}\u180e\u200b]+|[\s\p{Cc}\u180e\u200b]+$/gu, "");

const someTexts = kindsOf<string>([
	{ id: "time-in-blanks-of-http", threats: ["TSP-08"], is: (text) => /^(?:[ \t]+\d+[ \t]*|\d+[ \t]+)$/.test(text) },
	{
		id: "time-in-other-blanks",
		threats: ["TSP-08"],
		is: (text) => /[^\d \t]/.test(text) && /^\d{9,}$/.test(bare(text)),
	},
	{ id: "time-then-zero-byte", threats: ["TSP-06"], is: (text) => /^\d+\0/.test(text) },
	{ id: "time-with-leading-zeros", threats: ["TSP-07"], is: (text) => /^0+\d{10,}$/.test(text) },
	{ id: "time-with-plus", threats: ["TSP-07"], is: (text) => /^[+\uff0b]\d/.test(text) },
	{ id: "time-with-minus", threats: ["TSP-12"], is: (text) => /^[-\u2212]\d/.test(text) || /^\d+-$/.test(text) },
	{ id: "time-zero", threats: ["TSP-12"], is: (text) => /^[-+]?0+(?:e0)?$/.test(text) },
	{ id: "time-with-decimals", threats: ["TSP-18"], is: (text) => /^\d{9,}[.,\u066b]\d*$/.test(text) },
	{ id: "time-with-exponent", threats: ["TSP-07"], is: (text) => /^[\d.]+e[-+]?\d*$/i.test(text) },
	{ id: "time-hexadecimal", threats: ["TSP-07"], is: (text) => /^-?(?:0x|\$|#|&h|16[#r])[0-9a-f]/i.test(text) },
	{ id: "time-octal", threats: ["TSP-07"], is: (text) => /^0o[0-7]+$/i.test(text) || /^0[0-7]{11}$/.test(text) },
	{ id: "time-binary", threats: ["TSP-07"], is: (text) => /^(?:0b|2[#r])[01]+$/i.test(text) },
	{
		id: "time-in-groups",
		threats: ["TSP-07"],
		is: (text) => /^-?\d{1,3}(?:([,. '\u2019\u00a0\u202f\u066c])\d{3})(?:\1\d{3})+$/.test(text),
	},
	{ id: "time-with-underscores", threats: ["TSP-07"], is: (text) => /^[\d_]*_[\d_]*$/.test(text) && /\d/.test(text) },
	{
		id: "time-with-suffix-of-a-type",
		threats: ["TSP-06"],
		is: (text) => /^\d{9,}(?:[a-zA-Z]{1,2}|i64|_u64)$/.test(text),
	},
	{ id: "time-with-unit", threats: ["TSP-06", "TSP-15"], is: (text) => /^\d{9,} ?(?:[mun]?s|sec)$/.test(text) },
	{ id: "time-with-zone", threats: ["TSP-06", "TSP-14"], is: (text) => /^\d{9,}(?:Z|\+00:?00)$/.test(text) },
	{ id: "time-then-junk", threats: ["TSP-06"], is: (text) => /^\d{9,}(?:[ ]?abc|[;/\\=}x\u00e9])$/.test(text) },
	{ id: "time-after-junk", threats: ["TSP-06"], is: (text) => /^(?:abc|t=|x|:|@|epoch:|\u00e9)\d{9,}$/.test(text) },
	{ id: "time-quoted", threats: ["TSP-06"], is: (text) => /^\\?["'`\u201c]/.test(text) && digits.test(text) },
	{ id: "time-in-brackets", threats: ["TSP-06"], is: (text) => /^[[({<]/.test(text) && digits.test(text) },
	{ id: "time-in-a-list", threats: ["TSP-06"], is: (text) => /^\d*[,;|/& ]+ ?\d*$/.test(text) && digits.test(text) },
	{ id: "time-encoded", threats: ["TSP-06"], is: (text) => /%[0-9a-f]{2}|&#x?\d|\\u00/i.test(text) },
	{ id: "time-in-finer-unit", threats: ["TSP-09", "TSP-15"], is: (text) => /^[1-9]\d{12,18}$/.test(text) },
	{ id: "time-in-other-digits", threats: ["TSP-13"], is: (text) => /^(?![0-9]+$)[\p{Nd}]+$/u.test(text) },
	{
		id: "time-with-one-odd-digit",
		threats: ["TSP-13", "TSP-06"],
		is: (text) => /^[0-9Ol]{8,9}\P{ASCII}$|^[0-9]*[Ol][0-9Ol]*$/u.test(text),
	},
	{ id: "time-with-fewer-digits", threats: ["TSP-07"], is: (text) => /^\d{8,9}$/.test(text) },
	{ id: "time-as-date", threats: ["TSP-14"], is: (text) => /^\d{4}-?\d\d-?\d\d(?:[T ]|$)/.test(text) },
	{
		id: "time-as-text-of-a-date",
		threats: ["TSP-14"],
		is: (text) => /[A-Z][a-z]{2} \d{4}|Date\(|\d\d\/\d\d\//.test(text),
	},
	{
		id: "time-beyond-32-bits",
		threats: ["TSP-03", "TSP-10"],
		is: (text) => /^\d{10}$/.test(text) && Number(text) >= 2 ** 32,
	},
	{ id: "time-beyond-53-bits", threats: ["TSP-10"], is: (text) => /^\d{16,}$/.test(text) && Number(text) > 2 ** 53 },
	{ id: "time-no-number", threats: ["TSP-05"], is: (text) => /^(?:nan|n\/a|null|nil|none|undefined)/i.test(text) },
	{ id: "time-infinite", threats: ["TSP-10"], is: (text) => /^-?inf|1e400/i.test(text) },
	{ id: "time-very-long", threats: ["TSP-10"], is: (text) => text.length > 300 },
	{ id: "time-in-a-word", threats: ["TSP-05"], is: (text) => /^(?:true|now|today|tomorrow|epoch|\$\()/i.test(text) },
]);

const allBut = (...ids: readonly string[]) => idsOf(someTexts.all).filter((id) => !ids.includes(id));

/** What the text of a timestamp can be an example of, whatever the time. */
export const timestampTextKinds = kindsTogether(
	kindsOf<string>([
		...alternatives<string>(
			{
				...{ id: "time-in-ten-digits", threats: [], isForm: true },
				apart: allBut("time-beyond-32-bits"),
				is: (text) => /^[1-9][0-9]{9}$/.test(text),
			},
			{ id: "time-empty", threats: ["TSP-11"], apart: allBut("time-very-long"), is: (text) => text.trim() === "" },
		),
	]),
	someTexts,
);
