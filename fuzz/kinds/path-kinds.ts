import { kindsOf } from "./kind-rows.ts";
import { decodedText, isInvalidUtf8 } from "./target-text.ts";

const segments = (path: string) => path.split("/").slice(1);
const isDots = (segment: string) => segment === "." || segment === "..";

/** What a path can be an example of. */
export const pathKinds = kindsOf<string>([
	{ id: "path-encoded-slash", threats: ["CAN-11"], is: (path) => /%2f/i.test(path) },
	{ id: "path-encoded-question-mark", threats: ["CAN-12"], is: (path) => /%3f/i.test(path) },
	{ id: "path-encoded-line-feed", threats: ["CAN-10", "VAL-03"], is: (path) => /%0a/i.test(path) },
	{ id: "path-encoded-control", threats: ["VAL-03"], is: (path) => /%[01][0-9a-f]|%7f/i.test(path) },
	{ id: "path-encoded-percent", threats: ["AZ-03"], is: (path) => /%25/.test(path) },
	{ id: "path-dot-segment", threats: ["CAN-15"], is: (path) => segments(path).some(isDots) },
	{
		id: "path-encoded-dot-segment",
		threats: ["CAN-15", "CAN-21"],
		is: (path) => segments(path).some((segment) => /%2e/i.test(segment) && isDots(segment.replace(/%2e/gi, "."))),
	},
	{
		id: "path-dots-that-are-no-segment",
		threats: ["CAN-15"],
		is: (path) => segments(path).some((segment) => segment.includes("..") && !isDots(segment)),
	},
	{ id: "path-backslash", threats: ["CAN-16"], is: (path) => path.includes("\\") },
	{ id: "path-encoded-backslash", threats: ["CAN-16"], is: (path) => /%5c/i.test(path) },
	{ id: "path-empty-segment", threats: ["CAN-17"], is: (path) => path.slice(1).includes("//") },
	{ id: "path-two-slashes-first", threats: ["CAN-17"], is: (path) => path.startsWith("//") },
	{ id: "path-trailing-slash", threats: ["CAN-18"], is: (path) => path.length > 1 && path.endsWith("/") },
	{ id: "path-upper-case-letter", threats: ["CAN-19"], is: (path) => /[A-Z]/.test(path.replace(/%../g, "")) },
	{ id: "path-lower-case-triplet", threats: ["CAN-20"], is: (path) => /%(?:[a-f].|.[a-f])/.test(path) },
	{ id: "path-triplet-of-unreserved", threats: ["CAN-21", "AZ-03"], is: unreservedTriplet },
	{ id: "path-triplets-not-utf8", threats: ["CAN-33"], is: isInvalidUtf8 },
	{ id: "path-letters-that-compose", threats: ["CAN-35"], is: composes },
	{ id: "path-letters-that-fold", threats: ["CAN-36"], is: folds },
	{ id: "path-encoded-delimiter", threats: ["CAN-41"], is: (path) => path.includes("%23") },
	{ id: "path-plus", threats: ["CAN-26"], is: (path) => path.includes("+") },
	{ id: "path-semicolon", threats: ["CAN-42"], is: (path) => path.includes(";") },
	{ id: "path-encoded-by-url-parsers", threats: ["CAN-42"], is: (path) => /["<>^`{}]/.test(path) },
]);

export function unreservedTriplet(text: string): boolean {
	return /%(?:2[de]|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/i.test(text);
}

/** Whether what the text stands for is another text in a normal form of Unicode. */
export function composes(text: string): boolean {
	const decoded = decodedText(text);
	return decoded.normalize("NFC") !== decoded || decoded.normalize("NFD") !== decoded;
}

/** Whether a letter beyond ASCII becomes one of ASCII when its case is folded. */
export function folds(text: string): boolean {
	return /[\u0130\u017f\u212a]/.test(decodedText(text));
}
