import { encodingCase } from "../arbitraries/encoding-case.ts";
import { checkable } from "../checkable.ts";
import { encodingCaseKinds } from "../kinds/encoding-case-kinds.ts";
import { encodingsAreBijections } from "../laws/encoding.ts";
import { inProcess, type Property } from "../property.ts";
import { coreCodecs } from "../subjects/codecs.ts";

export const encodingsAreBijectionsProperty: Property = {
	id: "encodings-are-bijections",
	group: "canonicalization",
	title: "bytes have one text in hexadecimal, base64 and base64url, and every other text is refused",
	requirements: ["HMAC-HDR-09", "SORT-09", "JWT-FORM-03"],
	severity: "high",
	where: "in-process",
	runs: 4000,
	open: () => inProcess(checkable(encodingCase, encodingsAreBijections(coreCodecs), { kinds: encodingCaseKinds })),
};
